package import Cases
import Criteria
import Epidemiology
import Foundation
package import Quantities
import Registry
package import Store
import Synchronization
import Surveillance

/// The small city with a register, the case definitions of Viet Nam and officers of each part; it is noon of 20 January 2022.
///
/// Officers: `an` keeps the file, `binh` publishes, `chi` is health officer of district q0 (wards 00000 to 00003), `dung` of the whole
/// city, `em` of district q1 (wards 00004 to 00007).
package final class CaseCity: Sendable {
  package static let noon = Instant(Moment(Day("2022-01-20")!, second: 43_200), offset: 25_200)
  package static let schemas: [Schema] = [.registry, .surveillance, .cases]

  package let city: SmallCity
  package let ring: KeyRing
  package let office: CaseOffice
  package let masterKey = MasterKey()
  private let made = Mutex<CaseRules?>(nil)

  package init() throws {
    city = try SmallCity(schemas: Self.schemas)
    city.clock.set(Self.noon)
    ring = try KeyRing.open(city.database, masterKey: masterKey, actor: "an")
    office = CaseOffice(city.database, sealer: ring.sealer)
    try city.database.write { [city] writing in
      for (name, role, area) in [
        ("binh", Role.publisher, AreaLimit.everything), ("chi", .healthOfficer, .districts(["q0"])),
        ("dung", .healthOfficer, .everything), ("em", .healthOfficer, .districts(["q1"])),
      ] { try Officers.add(name, role: role, area: area, by: city.access, writing) }
    }
    try adopt(Self.library.load("vietnam").text)
  }

  package static let library = DefinitionLibrary(folder: SmallCity.criteria.folder + "/cases")

  package func adopt(_ text: String) throws {
    let publisher = try access("binh")
    try city.database.write { _ = try AdoptedDefinitions.adopt(text, file: "vietnam.yaml", by: publisher, $0) }
  }

  package func access(_ name: String, for purpose: Purpose = .caseInvestigation) throws -> Access {
    try city.database.read { try Access(name: name, purpose: purpose, at: city.clock.now, $0) }
  }

  package func rules() throws -> CaseRules {
    if let made = made.withLock({ $0 }), try city.database.read({ try made.isCurrent($0) }) { return made }
    let rules = try city.database.read { try CaseRules(city.vintage, $0) }
    made.withLock { $0 = rules }
    return rules
  }

  /// Row of a ward.
  package func ward(_ number: Int) -> Int { city.vintage.row(number) }

  /// A day of January 2022.
  package static func day(_ number: Int) -> Day { Day(year: 2022, month: 1, day: number)! }

  package static func at(_ day: Int, _ hour: Int) -> Instant {
    Instant(Moment(Self.day(day), second: hour * 3600), offset: 25_200)
  }

  /// Enters somebody who was asked about everything.
  @discardableResult
  package func enter(
    _ name: String = "Nguyễn Thị Hoa", ward: Int = 0, report: Int = 18, onset: Int? = nil, birthYear: Int? = 1990,
    identifier: Int? = nil, as officer: String = "dung"
  ) throws -> CaseReceipt {
    try office.enter(
      CasePerson(name: name, identifier: identifier.map { PersonalIdentifier(number: 1_190_000_000 + UInt64($0))! }),
      CaseFacts(
        reportDay: Self.day(report), residence: self.ward(ward), birthYear: birthYear,
        onset: onset.map { Self.day($0) },
        askedExposures: true, askedSymptoms: true),
      rules(), by: access(officer))
  }

  @discardableResult
  package func test(
    _ record: Int, _ kind: CaseTest.Kind, _ result: CaseTest.Result, day: Int = 18, hour: Int = 8, ct: Int? = nil,
    as officer: String = "dung"
  ) throws -> CaseReceipt {
    try office.enter(
      CaseTest(kind: kind, result: result, ct: ct, sampledAt: Self.at(day, hour)), of: record, rules(),
      by: access(officer))
  }

  @discardableResult
  package func meet(
    _ a: Int, _ b: Int, day: Int? = 17, kind: ContactKind = .household, closeness: Closeness = Closeness()
  ) throws -> CaseReceipt {
    try office.enter(
      CaseContact(
        from: a, to: b, kind: kind, fromAt: day.map { Self.at($0, 9) }, untilAt: day.map { Self.at($0, 10) },
        closeness: closeness), rules(), by: access("dung"))
  }

  package func record(_ number: Int) throws -> CaseRecord {
    try city.database.read { try CaseTables.record(number, $0)! }
  }

  package func status(_ number: Int) throws -> CaseStatus { try record(number).status }
}
