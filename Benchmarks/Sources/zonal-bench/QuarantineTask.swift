import ArgumentParser
import Cases
import EpidemicAreas
import Foundation
import Permits
import Quantities
import Quarantine
import Registry
import Store
import Surveillance

struct QuarantineTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "The list of a ward's day, what a new policy would change, and check-ins, in a copy of a database.",
    discussion: "The orders are rows like those of the office, a tenth of them running, whose people are not sealed.")

  @Option(help: "A database with wards and an adopted quarantine policy; it is copied, not changed.")
  var database: String
  @Option(help: "How many orders.") var orders = 1_000_000
  @Option(help: "How many orders are made by the office.") var made = 2_000
  @Option(help: "How many lists are asked for.") var lists = 500

  func run() throws {
    let copy = database + ".bench"
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) } }
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: database, toPath: copy)
    let clock: @Sendable () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    let file = try DatabaseFile.open(
      copy, schemas: [.registry, .surveillance, .permits, .cases, .quarantine, .areas], clock: clock)
    let key = try MasterKey.find(keyFile: nil, beside: database, environment: ProcessInfo.processInfo.environment)
    let ring = try KeyRing.open(file, masterKey: key, actor: "bench")
    let vintage = try file.read { try BoundaryVintage.load(named: nil, $0) }
    let office = QuarantineOffice(file, sealer: ring.sealer)
    let officer = Officer(id: 0, name: "bench", role: .healthOfficer, area: .everything)
    let access = try file.read { try Access(officer, purpose: .quarantine, at: clock(), $0) }
    let today = clock().day(offset: 25_200)
    try fill(file, vintage, today: today)

    var random = SystemRandomNumberGenerator()
    let wards = (0..<lists).map { _ in vintage.row(Int.random(in: vintage.wards.indices, using: &random)) }
    var walls: [Double] = []
    var tasks = 0
    for ward in wards {
      let (found, wall, _) = try Stopwatch.measure { try office.today(ward: ward, on: today, by: access) }
      tasks += found.checks.count
      walls.append(wall)
    }
    walls.sort()
    let (differences, differWall, differCPU) = try Stopwatch.measure { try office.differences(by: access).count }
    let forms = (0..<made).map { number in
      OrderForm(
        person: OrderPerson(
          identifier: PersonalIdentifier(number: 1_190_000_000 + UInt64(number))!, name: "Nguyễn Thị Hoa"),
        facts: QuarantineFacts(kind: .f1, exposure: today - 1), ward: wards[number % wards.count], place: .home,
        authority: "bench", act: "bench", start: today,
        stated: .init(plannedEnd: today + 14, testDays: [today + 1, today + 14], watchDays: 14, ground: "bench"))
    }
    let (codes, orderWall, orderCPU) = try Stopwatch.measure { try forms.map { try office.order($0, by: access).code } }
    let healthy: [String: SelfReport.Answer] = [
      "temperature": .tenths(366), "cough": .no, "sore-throat": .no, "short-of-breath": .no, "loss-of-smell": .no,
      "needs-help": .no,
    ]
    let (_, reportWall, reportCPU) = try Stopwatch.measure {
      for code in codes { try office.report(code: code, healthy) }
    }
    report([
      "orders": Double(orders), "wards": Double(vintage.wards.count), "tasks": Double(tasks),
      "list_median": walls[walls.count / 2], "list_p99": walls[walls.count * 99 / 100], "list_worst": walls.last ?? 0,
      "differences": Double(differences), "differences_wall": differWall, "differences_cpu": differCPU,
      "order_wall": orderWall / Double(made), "order_cpu": orderCPU / Double(made),
      "report_wall": reportWall / Double(made), "report_cpu": reportCPU / Double(made),
    ])
  }

  /// Puts orders into the tables: of those that ended long ago nine in ten.
  private func fill(_ file: DatabaseFile, _ vintage: BoundaryVintage, today: Day) throws {
    let policy = try file.read { try AdoptedQuarantinePolicy.last($0).number }
    var random = SystemRandomNumberGenerator()
    for start in stride(from: 0, to: orders, by: 50_000) {
      try file.write { writing in
        let count = min(50_000, orders - start)
        let first = try writing.nextNumber(of: "quarantine_orders", count: count)
        for number in first..<first + count {
          let isRunning = number % 10 == 0
          let begun = today - Int.random(in: 0...13, using: &random) - (isRunning ? 0 : 60)
          let mark = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) } + [0, 0, 0, 0]
          let facts = #"{"exposure":"\#(begun - 1)","kind":"f1"}"#
          try writing.run(
            """
            INSERT INTO quarantine_orders (id, code, person, kind, facts, jurisdiction, ward, place, authority, act, policy, rule,
              is_stated, start_day, planned_end, watch_days, next_test, next_check, state, ended_day, recorded_at, recorded_by,
              sealed)
            VALUES (?, ?, ?, 'f1', ?, 'national', ?, 'home', 'bench', 'bench', ?, 'f1', 0, ?, ?, 14, ?, ?, ?, ?, 0, 'bench', ?)
            """,
            [
              SQLValue(number), .bytes(mark), .bytes(mark), .text(facts),
              SQLValue(vintage.row(Int.random(in: vintage.wards.indices, using: &random))), SQLValue(policy),
              .integer(Int64(begun.number)), .integer(Int64(begun.number) + 13),
              isRunning ? .integer(Int64(begun.number) + 6) : .null, .integer(Int64(today.number)),
              .text(isRunning ? "running" : "completed"), isRunning ? .null : .integer(Int64(begun.number) + 13),
              .bytes(Array(repeating: 0, count: 300)),
            ])
        }
      }
    }
  }
}
