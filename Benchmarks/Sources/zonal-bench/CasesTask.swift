import ArgumentParser
import Cases
import EpidemicAreas
import Epidemiology
import Foundation
import Permits
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store
import Surveillance

struct CasesTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: "Line lists of cases and contacts brought into a copy of a database, and brought in once more.",
    discussion: """
      The lists are made before, and not timed: people of random wards over 60 days, one in five a confirmed case, the rest contacts,
      with names, phones and identifiers; contacts of random pairs near one another in the list, one in ten with a place. Rows a second
      are what is asked of an import; the second time shows what going on after a kill costs.
      """)

  @Option(help: "A database with boundaries and keys; it is copied, not changed.") var database: String
  @Option(help: "People in the list.") var cases = 1_000_000
  @Option(help: "Contacts in the list.") var contacts = 5_000_000
  @Option(help: "Folder for the lists.") var folder: String
  @Flag(help: "Make the lists and end.") var generateOnly = false

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
    let vintage = try file.read { try BoundaryVintage.load(named: nil, $0) }
    let lists = CaseLists(folder: folder, wards: vintage.wards.map(\.code), people: cases, contacts: contacts)
    try lists.write()
    if generateOnly { return }

    let officer = Officer(id: 0, name: "bench", role: .epidemiologist, area: .everything)
    let access = try file.read { try Access(officer, purpose: .caseInvestigation, at: clock(), $0) }
    var options = LineOptions(source: "bench", vintage: vintage, now: clock())
    options.rules = try? file.read { try CaseRules(vintage, $0) }
    let job = LineImport(file, sealer: ring.sealer, access: access, options: options, sink: try FindingSink(path: nil))
    let (people, peopleWall, peopleCPU) = try Stopwatch.measure { try job.run(lists.cases, kind: .cases) }
    let (met, metWall, metCPU) = try Stopwatch.measure { try job.run(lists.meetings, kind: .contacts) }
    let (again, againWall, _) = try Stopwatch.measure { try job.run(lists.cases, kind: .cases) }
    report([
      "cases": Double(people.added), "cases_wall": peopleWall, "cases_cpu": peopleCPU,
      "cases_per_second": Double(people.rows) / peopleWall, "contacts": Double(met.added), "contacts_wall": metWall,
      "contacts_cpu": metCPU, "contacts_per_second": Double(met.rows) / metWall,
      "rows_per_second": Double(people.rows + met.rows) / (peopleWall + metWall),
      "again_unchanged": Double(again.unchanged),
      "again_per_second": Double(again.rows) / againWall, "rejected": Double(people.rejected + met.rejected),
    ])
  }
}
