package import Credentials
import Epidemiology
import Foundation
package import Permits
import Quantities
import Registry
import SpatialCore
package import Store
package import Surveillance

/// The small city with a register, a permit policy, a key of the issuer and officers of each part; its map is of 7 September 2021.
///
/// Ward 00000 has no case and is low; all others are high. Officers: `an` keeps the file, `binh` publishes, `chi` issues permits of district
/// q0 (wards 00000 to 00003), `dung` of the whole city, `giang` stands at a checkpoint.
package final class PermitCity: Sendable {
  package let city: SmallCity
  package let ring: KeyRing
  package let office: PermitOffice
  package let key: SigningKey

  /// - Parameter more: tables of other applications.
  package init(more: [Schema] = []) throws {
    city = try SmallCity(schemas: [.registry, .surveillance, .permits] + more)
    ring = try KeyRing.open(city.database, masterKey: MasterKey(), actor: "an")
    office = PermitOffice(city.database, sealer: ring.sealer)
    key = .generate()
    let rows = city.wards.indices.flatMap { ward in
      (0..<ward).map { "c\(ward)-\($0),2021-09-0\($0 % 6 + 1),\(city.wards[ward].code)" }
    }
    try city.take(city.file("cases.csv", "case_id,report_date,ward_code", rows), .cases, source: "CDC")
    try city.publish("simple-recency", on: Day("2021-09-07")!)
    try city.database.write { [city, key] writing in
      for (name, role, area) in [
        ("binh", Role.publisher, AreaLimit.everything), ("chi", .permitOfficer, .districts(["q0"])),
        ("dung", .permitOfficer, .everything), ("giang", .checkpoint, .everything),
      ] { try Officers.add(name, role: role, area: area, by: city.access, writing) }
      try PermitKeys.add(
        key.verifyingKey, for: [.credentials, .bundles], from: Instant(milliseconds: 0), by: city.access, writing)
    }
    try adopt(Self.policy)
  }

  package func adopt(_ text: String) throws {
    let publisher = try access("binh")
    try city.database.write { _ = try AdoptedPolicy.adopt(text, file: "test-policy.yaml", by: publisher, $0) }
  }

  package func access(_ name: String) throws -> Access {
    try city.database.read { try Access(name: name, purpose: .travelPermit, at: city.clock.now, $0) }
  }

  /// Publishes the map of 7 September once more, from what is known now, in the place of a revision.
  package func publishCorrection(of revision: Int) throws {
    // The one who made the file is not alone any more: others draft and publish.
    try city.database.write {
      _ = try Officers.add("em", role: .epidemiologist, area: .everything, by: city.access, $0)
    }
    try city.publish(
      "simple-recency", on: Day("2021-09-07")!, corrects: revision, as: access("em"), and: access("binh"))
  }

  package func snapshot() throws -> ZoneSnapshot {
    try city.database.read { try ZoneSnapshot(city.vintage, index: city.index, $0) }
  }

  package func rules() throws -> PermitRules {
    let snapshot = try snapshot()
    return try city.database.read { try PermitRules(snapshot, at: city.clock.now, $0) }
  }

  /// Brings people into the register.
  package func register(_ rows: [String]) throws {
    let path = try city.file("citizens.csv", "identifier,name,birth_date,ward_code", rows)
    let wards = try city.database.read { try CityWards($0) }
    _ = try CitizenImport(
      city.database, sealer: ring.sealer, access: city.access,
      options: ImportOptions(source: "police", vintage: wards.vintage, today: Day("2021-09-07")!),
      sink: FindingSink(path: nil)
    ).run(path)
  }

  /// A person whose identifier ends with a number.
  package static func holder(_ number: Int, name: String = "Nguyễn Thị Hoa") -> HolderDetails {
    HolderDetails(
      identifier: PersonalIdentifier(number: 1_190_000_000 + UInt64(number))!, name: name, birthYear: 1990)
  }

  package static func request(
    _ purpose: String, from origin: Int, to destination: Int, route: [Int] = [], documents: Set<String> = ["identity"],
    days: Int = 5
  ) -> TravelRequest {
    let from = Moment("2021-09-08", offset: 25_200)!
    return TravelRequest(
      purpose: purpose, applicant: .person, origin: origin, destination: destination, route: route, from: from,
      until: Moment(seconds: from.seconds + Int64(days) * 86_400), documents: documents)
  }

  /// Takes an application all the way to a permit.
  package func issue(
    _ number: Int, purpose: String = "goods", from origin: Int = 0, to destination: Int = 1, route: [Int] = [],
    days: Int = 5
  ) throws -> IssuedCredential {
    let rules = try rules()
    let receipt = try office.receive(
      PermitForm(
        holder: Self.holder(number),
        request: Self.request(purpose, from: origin, to: destination, route: route, days: days)), rules,
      actor: "public")
    _ = try office.approve(receipt.number, rules, by: access("dung"))
    return try office.issue(receipt.number, with: key, city: "small", rules, by: access("dung"))
  }

  /// Deliveries go everywhere, families not where the risk is high, and out of there by two officers.
  package static let policy = """
    id: test-policy
    version: "1"
    title: {en: "Test", vi: "Thử"}
    jurisdiction: "Small city"
    in_force: [{from: 2021-01-01T00:00, citation: "c [own]"}]
    levels:
      - {id: low, name: {en: "Low", vi: "Thấp"}}
      - {id: risk, name: {en: "At risk", vi: "Có nguy cơ"}}
      - {id: high, name: {en: "High", vi: "Cao"}}
      - {id: lockdown, name: {en: "Lockdown", vi: "Phong tỏa"}}
    no_data: {id: no-data, name: {en: "No data", vi: "Chưa có số liệu"}}
    groups:
      - {id: supply, name: {en: "Supply", vi: "Cung ứng"}, who: {en: "firms", vi: "doanh nghiệp"}}
      - {id: residents, name: {en: "Residents", vi: "Người dân"}, who: {en: "everybody", vi: "mọi người"}}
    purposes:
      - {id: goods, group: supply, name: {en: "Goods", vi: "Hàng hóa"}}
      - {id: family, group: residents, name: {en: "Family", vi: "Gia đình"}}
    issuers:
      - {id: department, name: {en: "the department", vi: "sở"}}
      - {id: committee, name: {en: "the committee", vi: "ủy ban"}}
    documents: [{id: identity, name: {en: "identity card", vi: "giấy tờ tùy thân"}}]
    vehicles: [{id: lorry, name: {en: "lorry", vi: "xe tải"}}]
    forms: [{id: coded, name: {en: "form with a code", vi: "giấy có mã"}}]
    issuing:
      - {id: a, groups: [supply], dated: [{from: 2021-01-01T00:00, value: {issuer: department}, citation: "c [own]"}]}
      - {id: b, groups: [residents], dated: [{from: 2021-01-01T00:00, value: {issuer: committee, second_officer: true}, citation: "c [own]"}]}
    accepted_forms: [{from: 2021-01-01T00:00, value: {accepted: [coded], issued: coded, otherwise: suspend}, citation: "c [own]"}]
    required_documents:
      - {id: identity, dated: [{from: 2021-01-01T00:00, value: [identity], citation: "c [own]"}]}
    limits:
      - {id: all, dated: [{from: 2021-01-01T00:00, value: {longest_hours: 720, per_person_and_purpose: 1, employer_quota: 2}, citation: "c [own]"}]}
    needed: [{from: 2021-01-01T00:00, value: {levels: [high, lockdown]}, citation: "c [own]"}]
    gate_terms: [{from: 2021-01-01T00:00, value: {route: strictest, at_change: stricter, partly: review, needs_map: true}, citation: "c [own]"}]
    gate:
      - {id: a, groups: [supply], dated: [{from: 2021-01-01T00:00, value: {low: allow, risk: allow, high: allow, lockdown: refuse, no-data: review}, citation: "c [own]"}]}
      - {id: b, groups: [residents], dated: [{from: 2021-01-01T00:00, value: {low: allow, risk: allow, high: {origin: allow, destination: refuse, through: allow}, lockdown: refuse, no-data: refuse}, citation: "c [own]"}]}
    on_change:
      - {id: raises, levels: [low, risk, high], dated: [{from: 2021-01-01T00:00, value: {refused: suspend, review: suspend, notice_hours: 48}, citation: "c [own]"}]}
      - {id: lockdown, levels: [lockdown], dated: [{from: 2021-01-01T00:00, value: {refused: suspend, review: suspend}, citation: "c [own]"}]}
      - {id: unknown, levels: [no-data], dated: [{from: 2021-01-01T00:00, value: {refused: suspend, review: keep}, citation: "c [own]"}]}
    exemptions:
      - {id: emergency, name: {en: "Emergency", vi: "Cấp cứu"}, dated: [{from: 2021-01-01T00:00, value: {even_in_quarantine: true}, citation: "c [own]"}]}
    offline: [{from: 2021-01-01T00:00, value: {bundle_max_age_minutes: 720, clock_skew_seconds: 60}, citation: "c [own]"}]
    sources: [{key: "own", text: "for tests"}]
    examples: []
    """
}
