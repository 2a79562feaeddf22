import ArgumentParser
import Cases
import EpidemicAreas
import Epidemiology
import Foundation
import Permits
import Quantities
import Quarantine
import Registry
import Store
import Surveillance

struct CaseQuestionsTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case-questions",
    abstract: "Tracing, a ward's list of the day and single acts among a million cases, in a copy of a database.",
    discussion: """
      People of random wards over 60 days, one in ten a confirmed case, and contacts of pairs near one another in the list, as households
      and workplaces are. Each question is asked of many people and wards, as an officer asks it: with its right, its names and its entry
      in the decision log. The median and the worst of a hundred are told.
      """)

  @Option(help: "A database with boundaries, keys and adopted case definitions; it is copied, not changed.")
  var database: String
  @Option(help: "How many people.") var cases = 1_000_000
  @Option(help: "How many contacts.") var contacts = 5_000_000
  @Option(help: "How often each question is asked.") var questions = 200

  func run() throws {
    let copy = database + ".bench"
    func clear() { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) } }
    clear()
    defer { clear() }
    try FileManager.default.copyItem(atPath: database, toPath: copy)
    let clock: @Sendable () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    let schemas: [Schema] = [.registry, .surveillance, .permits, .cases, .quarantine, .areas]
    let file = try DatabaseFile.open(copy, schemas: schemas, clock: clock)
    let key = try MasterKey.find(keyFile: nil, beside: database, environment: ProcessInfo.processInfo.environment)
    let ring = try KeyRing.open(file, masterKey: key, actor: "bench")
    let rules = try file.read { try CaseRules(BoundaryVintage.load(named: nil, $0), $0) }
    let officer = Officer(id: 0, name: "bench", role: .healthOfficer, area: .everything)
    let access = try file.read { try Access(officer, purpose: .contactTracing, at: clock(), $0) }
    let office = CaseOffice(file, sealer: ring.sealer, offset: rules.offset)

    var random = SystemRandomNumberGenerator()
    let last = Day("2022-03-01")!
    let (_, fillWall, _) = try Stopwatch.measure { try fill(file, ring.sealer, rules, last, &random) }
    let (_, recountWall, _) = try Stopwatch.measure { try file.write { try CaseDistances.recount(rules, $0) } }

    func someone() -> Int { Int.random(in: 1...cases, using: &random) }
    func someWard() -> Int { rules.vintage.row(Int.random(in: rules.vintage.wards.indices, using: &random)) }
    var people = 0
    let forward = try times {
      people += try office.trace(someone(), .forward, steps: 3, rules, to: access).entries.count
    }
    let backward = try times {
      people += try office.trace(someone(), .backward, steps: 3, rules, to: access).entries.count
    }
    let graph = try times { _ = try office.graph(around: someone(), steps: 2, rules, to: access) }
    var lines = 0
    let list = try times {
      let found = try office.list(
        ofWard: someWard(), on: last - Int.random(in: 0...50, using: &random), limit: 200, to: access)
      lines += found.reported.count + found.open.count + found.infectious.count
    }
    let act = try times {
      _ = try office.enter(
        CaseTest(kind: .pcr, result: .positive, sampledAt: clock()), of: someone(), rules, by: access)
    }
    report([
      "cases": Double(cases), "contacts": Double(contacts), "fill_wall": fillWall, "recount_wall": recountWall,
      "forward_median": forward.median, "forward_worst": forward.worst, "forward_cpu": forward.cpu,
      "backward_median": backward.median,
      "backward_worst": backward.worst, "backward_cpu": backward.cpu, "traced": Double(people) / Double(2 * questions),
      "graph_median": graph.median,
      "graph_worst": graph.worst, "graph_cpu": graph.cpu, "list_median": list.median, "list_worst": list.worst,
      "list_cpu": list.cpu,
      "listed": Double(lines) / Double(questions), "act_median": act.median, "act_worst": act.worst, "act_cpu": act.cpu,
    ])
  }

  private func times(_ body: () throws -> Void) throws -> (median: Double, worst: Double, cpu: Double) {
    try body()
    var walls: [Double] = []
    var cpu = 0.0
    for _ in 0..<questions {
      let (_, wall, spent) = try Stopwatch.measure(body)
      walls.append(wall)
      cpu += spent
    }
    walls.sort()
    return (walls[walls.count / 2], walls[walls.count - 1], cpu / Double(questions))
  }

  private func fill(
    _ file: DatabaseFile, _ sealer: Sealer, _ rules: CaseRules, _ last: Day, _ random: inout SystemRandomNumberGenerator
  ) throws {
    for start in stride(from: 0, to: cases, by: 100_000) {
      try file.write { writing in
        let writer = try CaseWriter(writing, sealer: sealer)
        let source = try CaseTables.source("bench", writing)
        let count = min(100_000, cases - start)
        let first = try writing.nextNumber(of: CaseTables.records, count: count)
        for number in first..<first + count {
          // Neighbours in the list live in one ward.
          let ward = rules.vintage.row(number / 50 % rules.vintage.wards.count)
          let day = last - Int.random(in: 0..<60, using: &random)
          let isCase = Int.random(in: 0..<10, using: &random) == 0
          try writer.add(
            number, source: source, name: String(number),
            person: CasePerson(name: "Nguyễn Thị Hoa", phone: "0912345678"),
            CaseFacts(reportDay: day, residence: ward, birthYear: 1990, onset: isCase ? day - 1 : nil),
            CaseStatus(
              caseClass: isCase ? .confirmed : .contact, basis: .source, infectiousFrom: isCase ? day - 3 : nil,
              isOpen: Int.random(in: 0..<100, using: &random) == 0))
        }
      }
    }
    for start in stride(from: 0, to: contacts, by: 100_000) {
      try file.write { writing in
        let writer = try CaseWriter(writing, sealer: sealer)
        let count = min(100_000, contacts - start)
        let first = try writing.nextNumber(of: CaseTables.contacts, count: count)
        for number in first..<first + count {
          let from = Int.random(in: 1...cases, using: &random)
          let to = max(1, min(cases, from + Int.random(in: -500...500, using: &random)))
          guard from != to else { continue }
          let at = Instant(
            Moment(last - Int.random(in: 0..<60, using: &random), second: 36_000), offset: rules.offset)
          try writer.add(
            number, CaseContact(from: from, to: to, kind: .workplace, fromAt: at, untilAt: at))
        }
      }
    }
  }
}
