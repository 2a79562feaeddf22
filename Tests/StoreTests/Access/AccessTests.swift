import Quantities
import Testing

@testable import Store

@Suite struct AccessTests {
  let city: City

  init() throws { city = try City() }

  func refusal(_ body: () throws -> Void) -> Refusal? {
    do { try body() } catch AccessError.refused(let refusal) { return refusal } catch { return nil }
    return nil
  }

  @Test(arguments: Role.allCases)
  func `a role has the rights of the table and no other, and those over people in its area only`(role: Role) throws {
    let everywhere = try city.access(role)
    let limited = try city.access(role, .districts(["D1"]))
    let nowhere = try city.access(role, .districts(["D9"]))
    for right in Right.allCases {
      let held = role.rights.contains(right)
      #expect(everywhere.has(right, among: [3]) == held)
      #expect(everywhere.has(right, among: []) == held)
      #expect(limited.has(right, among: [1]) == held)
      #expect(limited.has(right, among: [3, 2]) == held)
      #expect(limited.has(right, among: [3]) == (held && !right.isBoundToArea))
      #expect(limited.has(right, among: []) == (held && !right.isBoundToArea))
      #expect(nowhere.has(right, among: 1...5) == (held && !right.isBoundToArea))
      let ground = refusal { try limited.require(right, ward: 3, subject: "citizen 7") }?.ground
      #expect(ground == (held ? (right.isBoundToArea ? .area : nil) : .role))
    }
  }

  @Test func `an administrator without any other officer does all work but reading people's data`() throws {
    let alone = try city.access(name: "root")
    for right in Right.allCases {
      if right.isBoundToArea || [.checkPermits, .passAreas, .paySupport].contains(right) {
        #expect(!alone.has(right, among: [1]))
      } else {
        #expect(alone.has(right, among: []))
      }
    }
    try city.file.write { _ = try Officers.add("an", role: .epidemiologist, area: .everything, by: alone, $0) }
    #expect(try !city.access(name: "root").has(.publishRevisions, among: []))
  }

  @Test func `duties are kept apart`() {
    for role in Role.allCases where role.rights.contains(.manageOfficers) || role.rights.contains(.manageKeys) {
      #expect(role.rights.isDisjoint(with: [.readCitizens, .readReports, .readCases, .publishRevisions]))
    }
    for role in Role.allCases {
      #expect(!role.rights.isSuperset(of: [.draftRevisions, .publishRevisions]))
      #expect(!role.rights.isSuperset(of: [.decideSupport, .paySupport]))
      #expect(role.rights.contains(.readZones))
    }
    #expect(Role.anyone.rights == [.readZones])
    // A right that nobody has could never be used.
    #expect(Role.allCases.reduce(into: Set<Right>()) { $0.formUnion($1.rights) } == Set(Right.allCases))
  }

  @Test(
    arguments: [
      (AreaLimit.everything, nil), (.districts(["D1"]), [1, 2]), (.districts(["D1", "D2"]), [1, 2, 3]),
      (.wards(["0101"]), [1, 4]), (.wards(["0301", "0102"]), [2, 5]), (.prefixes(["01"]), [1, 2, 4]),
      (.prefixes(["0"]), [1, 2, 3, 4, 5]), (.wards(["01"]), []), (.districts([]), []),
    ] as [(AreaLimit, Set<Int>?)])
  func `a limit holds in the wards with its codes, of every vintage`(limit: AreaLimit, wards: Set<Int>?) throws {
    #expect(try city.file.read { try limit.wards($0) } == wards)
    for ward in 1...5 {
      #expect(try city.access(.healthOfficer, limit).covers(ward: ward) == (wards?.contains(ward) ?? true))
    }
  }

  @Test func `a limit is written and read the same, and no words are taken for everything`() {
    for limit in [AreaLimit.everything, .districts(["D1"]), .wards(["0102", "0101"]), .prefixes(["01"])] {
      #expect(AreaLimit(limit.description) == limit)
    }
    for text in ["", "wards", "districts ", "everything 01", "Everything", "ward 01", "all"] {
      #expect(AreaLimit(text) == nil)
    }
  }

  @Test func `an officer who ended has no right any more, and an unknown name no access`() throws {
    let officer = Officer(
      id: 5, name: "an", role: .healthOfficer, area: .everything, endedAt: Instant(milliseconds: 500))
    func access(at milliseconds: Int64) throws -> Access {
      try city.file.read {
        try Access(officer, purpose: .treatment, at: Instant(milliseconds: milliseconds), $0)
      }
    }
    #expect(try access(at: 499).has(.readCitizens, among: [1]))
    #expect(try !access(at: 500).has(.readCitizens, among: [1]))
    #expect(throws: AccessError.unknownOfficer) { try city.access(name: "nobody") }
  }

  @Test func `a refusal is in the log though its transaction is not`() throws {
    let access = try city.access(.healthOfficer, .wards(["0102"]))
    let expected = Act(
      actor: "tester", kind: "access.refuse", subject: "citizen 3", reason: "area",
      facts: ["right": "citizens.change", "role": "health-officer", "purpose": "contact-tracing"])
    for _ in 0..<2 {
      #expect(throws: AccessError.self) {
        try city.file.write { writing in
          try writing.run("DELETE FROM notes")
          writing.record(Act(actor: "tester", kind: "citizen.change", subject: "citizen 3", reason: ""))
          try access.require(.changeCitizens, ward: 3, subject: "citizen 3")
        }
      }
    }
    #expect(try city.acts("access.refuse") == [expected, expected])
    #expect(try city.acts("citizen.change") == [])
    #expect(try city.file.read { try $0.first("SELECT count(*) FROM notes") { $0.int(0) } } == 5)
    #expect(throws: AccessError.self) {
      try city.file.read { _ in try access.require(.publishRevisions, subject: "revision 1") }
    }
    #expect(try city.acts("access.refuse").last?.reason == "role")
  }

  @Test func `what is read of a person is in the log before it is given out`() throws {
    let access = try city.access(.healthOfficer, .districts(["D1"]))
    #expect(try city.note(2, for: access) == 20)
    #expect(
      try city.acts("citizen.read")
        == [Act(actor: "tester", kind: "citizen.read", subject: "citizen 2", reason: "contact-tracing")])
    #expect(throws: AccessError.self) { try city.note(3, for: access) }
    #expect(try city.acts("access.refuse").map(\.subject) == ["citizen 3"])
    #expect(try city.note(77, for: access) == nil)
    #expect(try city.acts("citizen.read").count == 1)
  }

  @Test func `who has a right nowhere learns not even whether there is such a thing`() throws {
    for access in [try city.access(.administrator), try city.access(.healthOfficer, .districts(["D9"]))] {
      var asked = false
      #expect(throws: AccessError.self) {
        try city.file.disclose(.readCitizens, to: access, kind: "citizen.read") { _ -> Disclosure<Int>? in
          asked = true
          return nil
        }
      }
      #expect(!asked)
    }
    #expect(try city.acts("access.refuse").map(\.reason) == ["role", "area"])
  }

  @Test func `nothing is given out when the log cannot be written`() throws {
    try city.file.close()
    let access: Access
    let file = try DatabaseFile.open(city.file.path, schemas: [City.schema]) { Instant(milliseconds: 0) }
    access = try file.read {
      try Access(
        Officer(id: 9, name: "tester", role: .healthOfficer, area: .everything), purpose: .quarantine,
        at: Instant(milliseconds: 0), $0)
    }
    #expect(throws: LogError.keyNeeded(path: file.path)) {
      try file.disclose(.readCitizens, to: access, kind: "citizen.read") { _ in
        Disclosure("secret", subject: "citizen 1", wards: [1])
      }
    }
  }
}
