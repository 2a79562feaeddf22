import ArgumentParser
import Cases
import Credentials
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
import Zones

struct PermitsTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permits",
    abstract: "Decisions, applications, and a look at all live permits again, in a copy of a database.",
    discussion:
      "The permits are rows like those of the office, whose credentials were not signed: a look again never reads them."
  )

  @Option(help: "A database with a published map and an adopted permit policy; it is copied, not changed.")
  var database: String
  @Option(help: "How many live permits.") var permits = 1_000_000
  @Option(help: "How many applications are received.") var applications = 5_000
  @Option(help: "How many journeys are decided.") var decisions = 200_000
  @Option(help: "Id of a purpose of the policy.") var purpose = "goods"
  @Option(help: "Id of its group.") var group = "supply"
  @Option(help: "Id of the form that is issued.") var form = "coded"

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
    var snapshot = try file.read { try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), $0) }
    var (rules, made, _) = try Stopwatch.measure { try file.read { try PermitRules(snapshot, at: clock(), $0) } }
    let office = PermitOffice(file, sealer: ring.sealer, offset: snapshot.clockOffset)

    // Decisions: journeys between any two wards, through three more.
    let now = clock().moment(offset: snapshot.clockOffset)
    var random = SystemRandomNumberGenerator()
    func ward() -> Int { Int.random(in: vintage.wards.indices, using: &random) }
    func request() -> TravelRequest {
      TravelRequest(
        purpose: purpose, applicant: .person, origin: ward(), destination: ward(), route: [ward(), ward(), ward()],
        from: now, until: Moment(seconds: now.seconds + 3 * 86_400), vehicle: "lorry", documents: ["identity"])
    }
    let asked = (0..<decisions).map { _ in request() }
    let (allowed, decideWall, decideCPU) = try Stopwatch.measure {
      try asked.count { try rules.policy.decide($0, in: rules.outlook, at: now).outcome == .allowed }
    }
    let forms = (0..<applications).map { number in
      PermitForm(
        holder: HolderDetails(
          identifier: PersonalIdentifier(number: 1_190_000_000 + UInt64(number))!, name: "Nguyễn Thị Hoa",
          birthYear: 1990), request: request())
    }
    let (_, receiveWall, receiveCPU) = try Stopwatch.measure {
      for form in forms { _ = try office.receive(form, rules, actor: "bench") }
    }

    try fill(file, vintage, now: now, offset: snapshot.clockOffset, random: &random)
    let (first, firstWall, firstCPU) = try Stopwatch.measure { try office.reevaluate(rules, actor: "bench") }

    // A decree over one district: what runs through it is suspended.
    let district = vintage.wards[0].districtCode
    let wards = vintage.wards.filter { $0.districtCode == district }.map(\.code)
    let publisher = Officer(id: 0, name: "bench", role: .publisher, area: .everything)
    try file.write { writing in
      _ = try DecreeRegister.keep(
        [DecreedArea(id: "bench", place: .wards(wards), level: "lockdown", act: "bench", citation: "bench", from: now)],
        reason: "bench", by: Access(publisher, purpose: .publication, at: writing.instant, writing), writing)
    }
    snapshot = try file.read { try snapshot.advanced($0) }
    rules = try file.read { try PermitRules(snapshot, at: clock(), $0) }
    let (second, secondWall, secondCPU) = try Stopwatch.measure { try office.reevaluate(rules, actor: "bench") }
    report([
      "wards": Double(vintage.wards.count), "permits": Double(permits), "rules_wall": made,
      "decide_cpu": decideCPU / Double(decisions), "decide_wall": decideWall / Double(decisions),
      "allowed": Double(allowed), "receive_cpu": receiveCPU / Double(applications),
      "receive_wall": receiveWall / Double(applications), "first_wall": firstWall, "first_cpu": firstCPU,
      "first_stopped": Double(first.suspended + first.revoked), "second_wall": secondWall, "second_cpu": secondCPU,
      "second_stopped": Double(second.suspended + second.revoked), "looked": Double(second.looked),
    ])
  }

  /// Puts live permits into the tables, each between two wards through three more.
  private func fill(
    _ file: DatabaseFile, _ vintage: BoundaryVintage, now: Moment, offset: Int,
    random: inout SystemRandomNumberGenerator
  ) throws {
    let policy = try file.read { try AdoptedPolicy.last($0).number }
    let at = SQLValue.integer(Instant(now, offset: offset).milliseconds)
    let end = SQLValue.integer(Instant(now, offset: offset).milliseconds + 7 * 86_400_000)
    for start in stride(from: 0, to: permits, by: 50_000) {
      try file.write { writing in
        let count = min(50_000, permits - start)
        let first = try writing.nextNumber(of: "permits_permits", count: count)
        for number in first..<first + count {
          let wards = (0..<5).map { _ in Int.random(in: vintage.wards.indices, using: &random) }
          let mark = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) } + [0, 0, 0, 0]
          try writing.run(
            """
            INSERT INTO permits_permits (id, application, holder, group_id, purpose, issuer, vintage, origin, destination,
              route, from_at, until_at, first_minute, end_minute, weekdays, form, revision, policy, kid, code, listed, state,
              state_at, by_rules, issued_at, issued_by, sealed)
            VALUES (?, 1, ?, ?, ?, 'bench', ?, ?, ?, ?, ?, ?, 0, 1440, 127, ?, 1, ?, ?, ?, ?, 'live', ?, 0, ?, 'bench', ?)
            """,
            [
              SQLValue(number), .bytes(mark), .text(group), .text(purpose), SQLValue(vintage.number),
              SQLValue(vintage.row(wards[0])), SQLValue(vintage.row(wards[1])),
              .bytes(AscendingNumbers.encode(Set(wards).sorted())), at, end, .text(form), SQLValue(policy),
              .bytes(Array(mark.prefix(8))), .bytes(mark), .bytes(Array(mark.prefix(8))), at, at,
              .bytes(Array(repeating: 0, count: 300)),
            ])
        }
      }
    }
  }
}
