import Cases
import Credentials
import Criteria
import EpidemicAreas
import Epidemiology
import Permits
import Quantities
import Quarantine
import Registry
import Server
import SpatialCore
import Store
import Subsidies
import Surveillance
import TestSupport
import Vaccination
import Zones

/// Hanoi with all applications, the decrees of summer 2021 and the officers of the family's story.
///
/// `an` keeps the file, `binh` decrees and publishes, `hoa` is health officer of Chương Dương (00067), `lan` of Hàng Bạc (00061), `khoa` of the
/// whole city, `nga` issues permits, `tam` and `uyen` decide on support, `viet` pays it.
final class FamilyCity: StoryCity {
  static let ward = "00067"

  let foundations: Foundations
  let cases: CaseOffice
  let quarantine: QuarantineOffice
  let areas: AreaOffice
  let permits: PermitOffice
  let vaccination: VaccinationOffice
  let support: SupportOffice

  init() throws {
    let city = try Foundations(
      at: "2021-07-20T08:00",
      schemas: [.registry, .surveillance, .permits, .cases, .quarantine, .areas, .vaccination, .subsidies],
      people: StoryPerson.family + [.otherLua],
      officers: [
        ("binh", .publisher, .everything), ("duc", .epidemiologist, .everything),
        ("hoa", .healthOfficer, .wards([Self.ward])), ("lan", .healthOfficer, .wards(["00061"])),
        ("khoa", .healthOfficer, .everything), ("nga", .permitOfficer, .everything),
        ("tam", .supportOfficer, .wards([Self.ward])), ("uyen", .supportOfficer, .everything),
        ("xuan", .supportOfficer, .wards(["00061"])), ("viet", .treasurer, .everything),
      ])
    foundations = city
    let (file, sealer, clock) = (city.file, city.ring.sealer, city.clock)
    cases = CaseOffice(file, sealer: sealer)
    quarantine = QuarantineOffice(file, sealer: sealer)
    areas = AreaOffice(file, sealer: sealer)
    permits = PermitOffice(file, sealer: sealer, quarantine: OrdersForPermits { clock.now })
    vaccination = VaccinationOffice(file, sealer: sealer)
    support = SupportOffice(file, sealer: sealer, known: KnownFactsOfCity())
    super.init(city)
    let binh = try access("binh", .publication)
    try file.write { writing in
      try AdoptedDefinitions.adopt(Self.rules("cases/vietnam"), file: "vietnam.yaml", by: binh, writing)
      try AdoptedQuarantinePolicy.adopt(
        Self.rules("quarantine/vn-covid-2021"), file: "vn-covid-2021.yaml", by: binh, writing)
      try AdoptedAreaPolicy.adopt(
        Self.rules("areas/hanoi-areas-2021"), file: "hanoi-areas-2021.yaml", by: binh, writing)
      _ = try AdoptedPolicy.adopt(Self.rules("permits/hanoi-2021"), file: "hanoi-2021.yaml", by: binh, writing)
      _ = try AdoptedVaccinationRules.adopt(
        Self.rules("vaccination/vietnam-2021"), file: "vietnam-2021.yaml", by: binh, writing)
      for name in ["vn-68-2021", "hanoi-15-2021"] {
        try AdoptedSupportPolicies.adopt(Self.rules("support/\(name)"), file: "\(name).yaml", by: binh, writing)
      }
    }
  }

  /// Keeps decrees.
  func decree(_ areas: [DecreedArea], reason: String) throws {
    let binh = try access("binh", .publication)
    try file.write { _ = try DecreeRegister.keep(areas, reason: reason, by: binh, $0) }
  }

  /// The published map and the decrees of now.
  func snapshot() throws -> ZoneSnapshot {
    try file.read { try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), $0) }
  }

  func permitRules() throws -> PermitRules {
    let (snapshot, now) = (try snapshot(), clock.now)
    return try file.read { try PermitRules(snapshot, at: now, $0) }
  }
}
