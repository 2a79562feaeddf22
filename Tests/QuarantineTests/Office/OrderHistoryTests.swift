import Quantities
import Registry
import Store
import TestSupport
import Testing

@testable import Quarantine

/// Whatever is done with orders, in whatever order, they stay what orders are.
@Suite struct OrderHistoryTests {
  @Test(arguments: [1, 2, 3, 4])
  func `no order ends before it starts, and what is read is what was done`(_ seed: UInt64) throws {
    let city = try QuarantineCity()
    var random = SplitMix(seed: seed)
    let dung = try city.access("dung")
    var day = Day("2021-09-07")!
    var told: [Int: OrderRecord] = [:]
    var done: [OrderAct.Kind: Int] = [:]
    func take(_ record: OrderRecord, _ kind: OrderAct.Kind) {
      told[record.number] = record
      done[kind, default: 0] += 1
    }
    for step in 0..<250 {
      if step % 8 == 7 { day = day + Int.random(in: 0...2, using: &random) }
      city.set("\(day)T\(Int.random(in: 10...20, using: &random)):00")
      let number = Int.random(in: 1...max(1, told.count + 1), using: &random)
      func near() -> Day { day + Int.random(in: -6...12, using: &random) }
      do {
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3:
          var form = city.form(
            Int.random(in: 1...12, using: &random), ward: Int.random(in: 0..<12, using: &random),
            exposure: (day - Int.random(in: 0...16, using: &random)).description,
            start: (day + Int.random(in: -3...3, using: &random)).description)
          if Bool.random(using: &random) {
            form.stated = .init(plannedEnd: near(), testDays: [near(), near()], watchDays: 3, ground: "act")
          }
          take(try city.office.order(form, by: dung).order, .ordered)
        case 4:
          take(try city.office.extend(number, to: near(), testDays: [near()], because: "act", by: dung), .extended)
        case 5:
          let form = TransferForm(
            ward: city.row(Int.random(in: 0..<12, using: &random)), place: .centralised, address: "Trường học")
          take(try city.office.transfer(number, to: form, because: "act", by: dung), .transferred)
        case 6: take(try city.office.release(number, because: "act", by: dung), .released)
        case 7: take(try city.office.cancel(number, because: "act", by: dung), .cancelled)
        case 8: take(try city.office.complete(number, by: dung), .completed)
        case 9:
          if try city.office.change([number], because: "act", by: dung).changed == [number] {
            take(try city.office.file(ofOrder: number, by: dung).order, .changed)
          }
        default:
          let result = TestResult(
            kind: .pcr, sampled: Instant(Moment(near(), second: 30_000), offset: 25_200), outcome: .negative)
          take(try city.office.enter(result, of: number, by: dung), .result)
        }
      } catch is QuarantineError {
        // Most of what is tried at random cannot be; it must have changed nothing, as is looked at below.
      }
    }
    let orders = try city.office.list(OrderFilter(limit: 1000), by: dung)
    #expect(orders == told.values.sorted { $0.number < $1.number })
    for order in orders {
      #expect(order.start <= order.plannedEnd, "seed \(seed), order \(order.number)")
      #expect(order.ended.map { order.start <= $0 } ?? (order.state == .running))
      let file = try city.office.file(ofOrder: order.number, by: dung)
      #expect(file.acts.map(\.number) == Array(1...file.acts.count))
      #expect(file.acts.first?.kind == .ordered)
      #expect(file.tests.filter { $0.outcome == nil }.map(\.day).min() == order.nextTest)
      // Every end that an order has was put there by an act.
      let last = file.acts.last { $0.facts["planned_end"] != nil }
      #expect(last?.facts["planned_end"] == order.plannedEnd.description)
    }
    let acts = try orders.flatMap { try city.office.file(ofOrder: $0.number, by: dung).acts }
    #expect(Dictionary(grouping: acts, by: \.kind).mapValues(\.count) == done)
    let running = try city.city.database.read { reading in
      try reading.all("SELECT count(*) FROM quarantine_orders WHERE state = 'running' GROUP BY person") { $0.int(0) }
    }
    #expect(running.allSatisfy { $0 == 1 })
    #expect(done.count >= 6, "seed \(seed): \(done)")
  }

  @Test func `deleting what is due leaves no row of it, and what runs stays`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let first = try city.office.order(city.form(1), by: chi)
    _ = try city.office.checkIn(code: first.code, at: QuarantineCity.position(0), accuracy: 10)
    try city.office.release(first.order.number, because: "act", by: chi)
    let second = try city.office.order(city.form(2), by: chi).order.number
    let deletion = QuarantineOffice.deletion()
    let day = Day("2021-09-08")!
    #expect(try city.city.database.read { try deletion.count(QuarantineCity.today, $0) } == 0)
    #expect(try city.city.database.read { try deletion.count(day, $0) } == 1)
    #expect(try city.city.database.write { try deletion.delete(day, $0) } == 1)
    #expect(try city.office.list(OrderFilter(), by: chi).map(\.number) == [second])
    for table in ["acts", "tests", "check_ins", "alerts"] {
      let orders = try city.city.database.read { reading in
        try reading.all("SELECT DISTINCT order_id FROM quarantine_\(table)") { $0.int(0) }
      }
      #expect(orders.allSatisfy { $0 == second }, "\(table)")
    }
  }

  @Test func `what is sealed can be read after the keys were renewed`() throws {
    let city = try QuarantineCity()
    let chi = try city.access("chi")
    let receipt = try city.office.order(city.form(1), by: chi)
    try city.office.report(
      code: receipt.code,
      [
        "temperature": .tenths(368), "cough": .no, "sore-throat": .no, "short-of-breath": .no, "loss-of-smell": .no,
        "needs-help": .yes,
      ])
    let before = try city.office.disclosed(order: receipt.order.number, by: chi)
    let renewed = try KeyRing.renew(.seal, of: city.city.database, masterKey: city.masterKey, actor: "an")
    let rows = try Rotation(columns: QuarantineOffice.sealedColumns).run(
      city.city.database, with: renewed.sealer, actor: "an")
    #expect(rows == 2)
    let office = QuarantineOffice(city.city.database, sealer: renewed.sealer)
    let after = try office.disclosed(order: receipt.order.number, by: chi)
    #expect(after.person == before.person && after.reports == before.reports)
    #expect(
      try city.city.database.read {
        try QuarantineOffice.isUnderOrder(person: renewed.sealer.lookup(QuarantineCity.person(1).identifier.digits), $0)
      })
  }

  @Test func `statistics count the orders of the officer's area`() throws {
    let city = try QuarantineCity()
    for number in 0..<6 { _ = try city.office.order(city.form(number, ward: number), by: city.access("dung")) }
    try city.office.release(1, because: "act", by: city.access("dung"))
    func rows(_ axis: QuarantineStatistics.Axis, _ name: String) throws -> [QuarantineStatistics.Row] {
      let access = try city.access(name)
      return try city.city.database.read {
        try QuarantineStatistics.rows(
          by: axis, from: QuarantineCity.today, through: QuarantineCity.today, access: access, $0)
      }
    }
    #expect(try rows(.state, "dung").map(\.orders).reduce(0, +) == 6)
    #expect(try rows(.state, "chi").map(\.orders).reduce(0, +) == 4)
    #expect(try rows(.kind, "chi") == [.init(name: "f1", orders: 4, states: [.running: 3, .released: 1], stated: 0)])
    #expect(try rows(.ward, "em").isEmpty)
    #expect(throws: AccessError.self) { try rows(.state, "giang") }
  }
}
