import SigningKeys
import Surveillance
import Registry
import Cases
import Credentials
import Criteria
import EpidemicAreas
import Quantities
import Quarantine
import Store
import TestSupport

/// Hanoi with a register of the people of one alley, the rules of the time, and the officers of the story.
///
/// `an` keeps the file, `binh` decrees, `hoa` is health officer of Chương Dương (00067), `lan` of Hàng Bạc (00061), `khoa` of the whole
/// city.
final class AlleyCity: StoryCity {
  static let ward = "00067"
  static let otherWard = "00061"

  let key = SigningKey.generate()
  let cases: CaseOffice
  let quarantine: QuarantineOffice
  let areas: AreaOffice

  init() throws {
    let city = try Foundations(
      at: "2021-07-30T08:00", schemas: [.registry, .surveillance, .cases, .quarantine, .areas],
      people: StoryPerson.alley,
      officers: [
        ("binh", .publisher, .everything), ("hoa", .healthOfficer, .wards([Self.ward])),
        ("lan", .healthOfficer, .wards([Self.otherWard])), ("khoa", .healthOfficer, .everything),
      ])
    cases = CaseOffice(city.file, sealer: city.ring.sealer)
    quarantine = QuarantineOffice(city.file, sealer: city.ring.sealer)
    areas = AreaOffice(city.file, sealer: city.ring.sealer)
    super.init(city)
    let binh = try access("binh", .publication)
    try file.write { [key] writing in
      try AdoptedDefinitions.adopt(Self.rules("cases/vietnam"), file: "vietnam.yaml", by: binh, writing)
      try AdoptedQuarantinePolicy.adopt(
        Self.rules("quarantine/vn-covid-2021"), file: "vn-covid-2021.yaml", by: binh, writing)
      try AdoptedAreaPolicy.adopt(
        Self.rules("areas/hanoi-areas-2021"), file: "hanoi-areas-2021.yaml", by: binh, writing)
      try QuarantineKeys.add(key.verifyingKey, from: Instant(milliseconds: 0), by: city.administrator, writing)
    }
  }
}
