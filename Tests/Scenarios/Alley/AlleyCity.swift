import Cases
import Credentials
import Criteria
import EpidemicAreas
import Epidemiology
import Foundation
import Quantities
import Quarantine
import Registry
import SpatialCore
import Store
import Surveillance
import TestSupport

/// Hanoi with its wards, a register with the people of one alley, the rules of the time, and the officers of the story.
///
/// `an` keeps the file, `binh` decrees, `hoa` is health officer of Chương Dương (00067), `lan` of Hàng Bạc (00061), `khoa` of the whole
/// city.
final class AlleyCity {
  static let geodata = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata"
  static let ward = "00067"
  static let otherWard = "00061"
  static let offset = 25_200

  let folder = TestSupport.TemporaryFolder()
  let clock = TestClock()
  let file: DatabaseFile
  let ring: KeyRing
  let vintage: BoundaryVintage
  let key = SigningKey.generate()
  let cases: CaseOffice
  let quarantine: QuarantineOffice
  let areas: AreaOffice

  init() throws {
    let clock = clock
    clock.set(Self.instant("2021-07-30T08:00"))
    let file = try DatabaseFile.create(
      folder.path("hanoi.zonal"), schemas: [.registry, .surveillance, .cases, .quarantine, .areas]
    ) { clock.now }
    self.file = file
    let administrator = try file.write { writing in
      try Access(Officers.makeFirst("an", writing), purpose: .administration, at: writing.instant, writing)
    }
    let wards = try BoundarySet.load(path: Self.geodata + "/hanoi-2021/wards.geojson").wards
    vintage = try file.write { writing in
      try City(ageBands: AgeBands(breaks: [18, 65])).keep(writing)
      return try BoundaryVintage.keep(wards, name: nil, from: nil, through: nil, by: administrator, writing)
    }
    ring = try KeyRing.open(file, masterKey: MasterKey(), actor: "an")
    cases = CaseOffice(file, sealer: ring.sealer)
    quarantine = QuarantineOffice(file, sealer: ring.sealer)
    areas = AreaOffice(file, sealer: ring.sealer)
    try register(administrator)
    try file.write { writing in
      for (name, role, area) in [
        ("binh", Role.publisher, AreaLimit.everything), ("hoa", .healthOfficer, .wards([Self.ward])),
        ("lan", .healthOfficer, .wards([Self.otherWard])), ("khoa", .healthOfficer, .everything),
      ] { try Officers.add(name, role: role, area: area, by: administrator, writing) }
    }
    try adopt()
    try file.write { [key] writing in
      try QuarantineKeys.add(key.verifyingKey, from: Instant(milliseconds: 0), by: administrator, writing)
    }
  }

  /// The register as the police have it: who lives in the alley and two people of elsewhere.
  private func register(_ administrator: Access) throws {
    var text = "identifier,name,birth_date,sex,ward_code,address,household\n"
    for person in AlleyPerson.all {
      text +=
        "\(person.identifier.digits),\(person.name),\(person.birth),\(person.isWoman ? "F" : "M"),\(person.ward),"
        + "\"\(person.address)\",\(person.household)\n"
    }
    let path = folder.path("citizens.csv")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let wards = try file.read { try CityWards($0) }
    _ = try CitizenImport(
      file, sealer: ring.sealer, access: administrator,
      options: ImportOptions(source: "police", vintage: wards.vintage, today: Day("2021-07-30")!),
      sink: FindingSink(path: nil)
    ).run(path)
  }

  private func adopt() throws {
    let binh = try access("binh", .publication)
    func text(_ path: String) throws -> String {
      try String(contentsOfFile: "\(Self.geodata)/criteria/\(path).yaml", encoding: .utf8)
    }
    try file.write { writing in
      try AdoptedDefinitions.adopt(text("cases/vietnam"), file: "vietnam.yaml", by: binh, writing)
      try AdoptedQuarantinePolicy.adopt(
        text("quarantine/vn-covid-2021"), file: "vn-covid-2021.yaml", by: binh, writing)
      try AdoptedAreaPolicy.adopt(text("areas/hanoi-areas-2021"), file: "hanoi-areas-2021.yaml", by: binh, writing)
    }
  }

  func access(_ name: String, _ purpose: Purpose = .contactTracing) throws -> Access {
    try file.read { [clock] in try Access(name: name, purpose: purpose, at: clock.now, $0) }
  }

  func row(_ code: String) -> Int { vintage.row(vintage.wards.firstIndex { $0.code == code }!) }

  static func moment(_ text: String) -> Moment { Moment(text, offset: 0)! }
  static func instant(_ text: String) -> Instant { Instant(moment(text), offset: offset) }
}
