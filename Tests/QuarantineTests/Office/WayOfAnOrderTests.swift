import Foundation
import Quantities
import Registry
import SpatialCore
import Store
import Synchronization
import TestSupport
import Testing

@testable import Quarantine

/// From the order to its end, act by act.
@Suite struct WayOfAnOrderTests {
  private func sample(_ text: String, _ outcome: TestResult.Outcome = .negative, ct: Int? = nil) -> TestResult {
    TestResult(
      kind: .pcr, sampled: Instant(Moment(text, offset: 25_200)!, offset: 25_200), outcome: outcome, ctTenths: ct,
      laboratory: "CDC")
  }

  @Test func `a contact is ordered by the rules, tested and let go on the last day`() throws {
    let city = try QuarantineCity()
    try city.register(["001190000001,Nguyễn Thị Hoa,1990-01-01,00001"])
    let receipt = try city.office.order(city.form(1), by: city.access("chi"))
    let order = receipt.order
    #expect(receipt.register == .agrees && order.citizen == 1)
    #expect(order.rule == "f1" && !order.isStated && order.state == .running && order.watchDays == 14)
    #expect(order.plannedEnd == Day("2021-09-19") && order.nextTest == Day("2021-09-07"))
    // The test of day 1 was over when the order began, and is due on its first day.
    let file = try city.office.file(ofOrder: order.number, by: city.access("chi"))
    #expect(file.tests.map(\.day.description) == ["2021-09-07", "2021-09-12", "2021-09-19"])
    #expect(file.person == nil)

    try city.office.enter(sample("2021-09-07T10:00"), of: order.number, by: city.access("chi"))
    city.set("2021-09-19T09:00")
    #expect(
      throws: QuarantineError.incomplete([
        "no result for the test of 2021-09-12", "no result for the test of 2021-09-19",
      ])
    ) {
      try city.office.complete(order.number, by: city.access("chi"))
    }
    let tested = try city.office.enter(sample("2021-09-19T08:00"), of: order.number, by: city.access("chi"))
    #expect(tested.nextTest == nil)
    let ended = try city.office.complete(order.number, by: city.access("chi"))
    #expect(ended.state == .completed && ended.ended == Day("2021-09-19"))
    let acts = try city.office.file(ofOrder: order.number, by: city.access("chi")).acts
    #expect(acts.map(\.kind) == [.ordered, .result, .result, .completed])
    #expect(acts.allSatisfy { $0.actor == "chi" })
    #expect(try city.log("quarantine.completed").map(\.act.subject) == ["quarantine order 1"])
  }

  @Test func `an order is not complete before its last day or with a positive test`() throws {
    let city = try QuarantineCity()
    let order = try city.office.order(city.form(1), by: city.access("chi")).order
    try city.office.enter(sample("2021-09-07T10:00", .positive, ct: 250), of: order.number, by: city.access("chi"))
    #expect(try city.office.alerts(by: city.access("chi")).map(\.kind) == [.positive])
    do {
      try city.office.complete(order.number, by: city.access("chi"))
      Issue.record("it was completed")
    } catch let error as QuarantineError {
      guard case .incomplete(let missing) = error else { throw error }
      #expect(missing.first == "its last day is 2021-09-19")
      #expect(missing.contains("the test of 2021-09-07 was positive"))
    }
  }

  @Test func `a confirmed case is let go in a way of the policy`() throws {
    let city = try QuarantineCity()
    var form = city.form(1, kind: .f0, exposure: "2021-08-28", start: "2021-08-28", place: .hospital)
    form.facts.hasSymptoms = true
    let order = try city.office.order(form, by: city.access("chi")).order
    #expect(order.plannedEnd == Day("2021-09-07") && order.nextTest == nil)
    func complete() throws -> OrderRecord {
      try city.office.complete(order.number, symptomFreeSince: Day("2021-08-28"), by: city.access("chi"))
    }
    #expect(throws: QuarantineError.self) { try complete() }
    try city.office.enter(sample("2021-09-05T10:00"), of: order.number, by: city.access("chi"))
    try city.office.enter(sample("2021-09-07T10:00", .positive, ct: 300), of: order.number, by: city.access("chi"))
    #expect(try complete().state == .completed)
    let acts = try city.office.file(ofOrder: order.number, by: city.access("chi")).acts
    #expect(acts.last?.facts["way"] == "day-10")
  }

  @Test func `what the rules do not say is refused, and made when an officer states it with the ground`() throws {
    let city = try QuarantineCity()
    var form = city.form(1, kind: .f2)
    #expect(
      throws: QuarantineError.notSaid(
        parts: ["the number of days", "the days of tests", "the days of watching afterwards"])
    ) { try city.office.order(form, by: city.access("chi")) }
    form.stated = OrderForm.Stated(
      plannedEnd: Day("2021-09-10"), testDays: [Day("2021-09-08")!], watchDays: 0, ground: "until the F1 is negative")
    let order = try city.office.order(form, by: city.access("chi")).order
    #expect(order.isStated && order.plannedEnd == Day("2021-09-10"))
    let file = try city.office.file(ofOrder: order.number, by: city.access("chi"))
    #expect(file.acts[0].ground == "until the F1 is negative")
    // The log is read by people of every area: grounds are not in it.
    #expect(try city.log("quarantine.ordered").allSatisfy { !$0.act.facts.values.contains { $0.contains("F1") } })
  }

  @Test func `orders that cannot be are refused`() throws {
    let city = try QuarantineCity()
    func refused(_ change: (inout OrderForm) -> Void) throws -> QuarantineError? {
      var form = city.form(1)
      change(&form)
      do {
        _ = try city.office.order(form, by: city.access("chi"))
        return nil
      } catch let error as QuarantineError { return error }
    }
    let ground = "act 7"
    #expect(
      try refused { $0.stated = .init(plannedEnd: Day("2021-09-06"), ground: ground) }
        == .endBeforeStart(start: Day("2021-09-07")!, end: Day("2021-09-06")!))
    #expect(try refused { $0.place = .hospital } == .placeNotAllowed("hospital", allowed: ["centralised", "home"]))
    #expect(try refused { $0.facts.exposure = Day("2021-09-08")! } == .inFuture(Day("2021-09-08")!))
    for change: (inout OrderForm) -> Void in [
      { $0.start = Day("2021-09-04")! }, { $0.act = "" }, { $0.person.name = "" },
      { $0.stated = .init(watchDays: 3, ground: " ") },
      { $0.stated = .init(watchDays: 3, ground: "call 091 234 5678 9") },
      { $0.stated = .init(watchDays: -1, ground: ground) },
      { $0.stated = .init(plannedEnd: Day("2023-09-06"), ground: ground) }, { $0.start = Day("2023-01-01")! },
      { $0.person.position = .init(x: 200, y: 0) },
    ] {
      guard case .unusable = try refused(change) else {
        Issue.record("it was made")
        continue
      }
    }
    guard case .unknown = try refused({ $0.jurisdiction = "hue" }) else { throw QuarantineError.unreadable }
    #expect(try city.office.list(OrderFilter(), by: city.access("dung")).isEmpty)
  }

  @Test func `no quarantine is asked for where the rules ask for none`() throws {
    let city = try QuarantineCity()
    city.set("2022-05-01T09:00")
    let form = city.form(1, exposure: "2022-04-20", start: "2022-05-01")
    #expect(throws: QuarantineError.notNeeded(rule: "f1")) { try city.office.order(form, by: city.access("chi")) }
  }

  @Test func `extending, moving, letting go early and taking back leave a history with grounds`() throws {
    let city = try QuarantineCity()
    let number = try city.office.order(city.form(1), by: city.access("chi")).order.number
    let chi = try city.access("chi")
    #expect(throws: QuarantineError.notLater(end: Day("2021-09-19")!, than: Day("2021-09-19")!)) {
      try city.office.extend(number, to: Day("2021-09-19")!, because: "x", by: chi)
    }
    let longer = try city.office.extend(
      number, to: Day("2021-09-23")!, testDays: [Day("2021-09-23")!], because: "exposed again", by: chi)
    #expect(longer.plannedEnd == Day("2021-09-23") && longer.isStated)
    let moved = try city.office.transfer(
      number, to: TransferForm(ward: city.row(7), place: .hospital, address: "Bệnh viện", position: nil),
      because: "fever", by: chi)
    #expect(moved.ward == city.row(7) && moved.place == .hospital)
    // The officer of the ward of before sees it no more, that of the new one goes on.
    #expect(throws: AccessError.self) { try city.office.file(ofOrder: number, by: chi) }
    let em = try city.access("em")
    #expect(try city.office.disclosed(order: number, by: em).person?.address == "Bệnh viện")
    let released = try city.office.release(number, because: "false positive of the F0", by: em)
    #expect(released.state == .released && released.ended == QuarantineCity.today)
    #expect(throws: QuarantineError.self) {
      try city.office.extend(number, to: Day("2021-10-01")!, because: "x", by: em)
    }
    let acts = try city.office.file(ofOrder: number, by: em).acts
    #expect(acts.map(\.ground) == ["", "exposed again", "fever", "false positive of the F0"])
    #expect(acts[1].facts["before"] == "2021-09-19" && acts[2].facts["from_ward"] == String(city.row(0)))

    let later = try city.office.order(city.form(1, start: "2021-09-09"), by: chi).order
    #expect(throws: QuarantineError.wrongState(what: "order", state: "not begun")) {
      try city.office.release(later.number, because: "x", by: chi)
    }
    let cancelled = try city.office.cancel(later.number, because: "entered twice", by: chi)
    #expect(cancelled.state == .cancelled && cancelled.ended == later.start)
  }

  @Test func `a person has one running order, whoever orders at the same time`() throws {
    let city = try QuarantineCity()
    let access = try city.access("dung")
    let outcomes = Mutex((made: 0, refused: 0))
    DispatchQueue.concurrentPerform(iterations: 8) { ward in
      do {
        _ = try city.office.order(city.form(1, ward: ward), by: access)
        outcomes.withLock { $0.made += 1 }
      } catch {
        if error as? QuarantineError == .duplicate { outcomes.withLock { $0.refused += 1 } }
      }
    }
    #expect(outcomes.withLock { $0.made } == 1 && outcomes.withLock { $0.refused } == 7)
    // The tables themselves would not hold a second one.
    #expect(throws: StoreError.self) {
      try city.city.database.write { writing in
        try writing.run(
          """
          INSERT INTO quarantine_orders SELECT 99, x'00', person, citizen, kind, facts, jurisdiction, ward, place, authority, act,
            policy, rule, is_stated, start_day, planned_end, watch_days, next_test, next_check, state, ended_day, recorded_at,
            recorded_by, sealed FROM quarantine_orders
          """)
      }
    }
  }

  @Test func `an officer of another ward sees nothing and the attempt is in the log`() throws {
    let city = try QuarantineCity()
    let number = try city.office.order(city.form(1), by: city.access("chi")).order.number
    let em = try city.access("em")
    let attempts: [(QuarantineOffice) throws -> Void] = [
      { _ = try $0.file(ofOrder: number, by: em) }, { _ = try $0.disclosed(order: number, by: em) },
      { _ = try $0.today(ward: city.row(0), on: QuarantineCity.today, by: em) },
      { _ = try $0.alerts(ward: city.row(0), by: em) }, { _ = try $0.list(OrderFilter(ward: city.row(0)), by: em) },
      { _ = try $0.extend(number, to: Day("2021-10-01")!, because: "x", by: em) },
      { _ = try $0.release(number, because: "x", by: em) }, { _ = try $0.cancel(number, because: "x", by: em) },
      { _ = try $0.complete(number, by: em) }, { _ = try $0.change([number], because: "x", by: em) },
      { _ = try $0.visit(number, isPresent: true, by: em) }, { _ = try $0.renewCode(of: number, by: em) },
      { _ = try $0.order(city.form(2), by: em) },
    ]
    for attempt in attempts { #expect(throws: AccessError.self) { try attempt(city.office) } }
    #expect(try city.log("access.refuse").count == attempts.count)
    #expect(try city.office.list(OrderFilter(), by: em).isEmpty)
    #expect(try city.office.persons(ofOrders: [number], by: em).isEmpty)
    #expect(try city.office.runningOrder(of: QuarantineCity.person(1).identifier, by: em) == nil)
    #expect(try city.office.differences(by: em).isEmpty)
    // Whoever has the right nowhere is refused as well.
    for name in ["binh", "giang", "an"] {
      #expect(throws: AccessError.self) { try city.office.list(OrderFilter(), by: city.access(name)) }
    }
  }

  @Test func `reading a person is in the log, and nothing of the person is in the tables in the clear`() throws {
    let city = try QuarantineCity()
    let number = try city.office.order(city.form(1), by: city.access("chi")).order.number
    let file = try city.office.disclosed(order: number, by: city.access("chi"))
    #expect(file.person == QuarantineCity.person(1))
    #expect(
      try city.office.persons(ofOrders: [number, 77], by: city.access("chi")) == [number: QuarantineCity.person(1)])
    #expect(try city.log("quarantine.read").count == 2)
    try city.city.database.checkPages()
    let bytes =
      try Data(contentsOf: URL(fileURLWithPath: city.city.folder.path("city.zonal")))
      + Data(contentsOf: URL(fileURLWithPath: city.city.folder.path("city.zonal-wal")))
    for text in ["Nguyễn Thị Hoa", "001190000001", "Ngõ 1", "105.005"] {
      #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text)")
    }
  }
}
