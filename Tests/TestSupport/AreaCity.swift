package import EpidemicAreas
import Criteria
import Epidemiology
import Foundation
package import Quantities
package import Registry
import SpatialCore
package import Store
import Surveillance

/// The small city with people in houses, a policy of areas and officers of each part; its day is 7 September 2021.
///
/// Officers: `binh` decrees, `hoa` is for district q0 (wards 00000 to 00003), `lan` for q1 (00004 to 00007), `khoa` proposes, `giang` stands at a
/// checkpoint.
package final class AreaCity: Sendable {
  package let city: SmallCity
  package let ring: KeyRing
  package let office: AreaOffice
  package static let day = Day("2021-09-07")!
  package static let header =
    "identifier,name,birth_date,ward_code,household,address,groups,residence,residence_from,residence_to,deceased_on"

  package init(policy: String = "hanoi-areas-2021") throws {
    city = try SmallCity(schemas: [.registry, .surveillance, .areas])
    ring = try KeyRing.open(city.database, masterKey: MasterKey(), actor: "an")
    office = AreaOffice(city.database, sealer: ring.sealer)
    try city.database.write { [city] writing in
      try PriorityGroup(number: 1, code: "chronic", name: "Bệnh nền").put(writing)
      try PriorityGroup(number: 2, code: "benh-nen", name: "Bệnh nền, cách gọi khác").put(writing)
      try PriorityGroup(number: 3, code: "pregnant", name: "Mang thai").put(writing)
      for (name, role, area) in [
        ("binh", Role.publisher, AreaLimit.everything), ("hoa", .healthOfficer, .districts(["q0"])),
        ("lan", .healthOfficer, .districts(["q1"])), ("khoa", .epidemiologist, .everything),
        ("giang", .checkpoint, .everything),
      ] { try Officers.add(name, role: role, area: area, by: city.access, writing) }
    }
    let (loaded, text) = try Self.library.load(policy)
    let publisher = try access("binh")
    try city.database.write { _ = try AdoptedAreaPolicy.adopt(text, file: loaded.file, by: publisher, $0) }
  }

  package static let library = AreaPolicyLibrary(
    folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("geodata/criteria/areas").path)

  package func access(_ name: String) throws -> Access {
    try city.database.read { try Access(name: name, purpose: .caseInvestigation, at: city.clock.now, $0) }
  }

  package func policy() throws -> AdoptedAreaPolicy { try city.database.read { try AdoptedAreaPolicy.last($0) } }

  /// Brings people into the register, rows as `header` has the columns; what is left out at the end is empty.
  package func register(_ rows: [String]) throws {
    let columns = Self.header.split(separator: ",").count
    let filled = rows.map { row in
      row + String(repeating: ",", count: columns - row.split(separator: ",", omittingEmptySubsequences: false).count)
    }
    let path = try city.file("citizens.csv", Self.header, filled)
    let wards = try city.database.read { try CityWards($0) }
    var options = ImportOptions(source: "police", vintage: wards.vintage, today: Self.day)
    // The ages of tests go beside identifiers that only count.
    options.keepsContradictions = true
    _ = try CitizenImport(
      city.database, sealer: ring.sealer, access: city.access, options: options, sink: FindingSink(path: nil)
    ).run(path)
  }

  /// Says where houses stand: ward number, address, and a place in the ward from 0 to 1 both ways.
  @discardableResult
  package func houses(_ houses: [(ward: Int, address: String, x: Double, y: Double)]) throws -> DwellingImport.Counts {
    let rows = houses.map { house -> String in
      let box = city.wards[house.ward].area.boundingBox
      let (x, y) = (box.minX + house.x * box.width, box.minY + house.y * box.height)
      return "\(city.wards[house.ward].code),\(house.address),\(x),\(y)"
    }
    let path = try city.file("houses.csv", "ward_code,address,longitude,latitude", rows)
    return try DwellingImport(city.database, sealer: ring.sealer, city.vintage, source: "survey").run(
      path, by: city.access
    ) { _ in }
  }

  /// The ward's row.
  package func row(_ ward: Int) -> Int { city.vintage.row(ward) }

  package static let note = AreaNote(authority: "UBND quận", act: "QĐ 1", reason: "ổ dịch")

  /// Puts a place under restriction from 1 September.
  @discardableResult
  package func decree(
    _ place: AreaPlace, kind: AreaKind = .alley, from: String = "2021-09-01T06:00", until: String? = "2021-09-15T06:00",
    proposal: Int? = nil
  ) throws -> Int {
    let policy = try policy()
    return try office.decree(
      AreaDecree(
        kind: kind, name: "Khu vực", place: place, from: Moment(from, offset: 25_200)!,
        until: until.map { Moment($0, offset: 25_200)! }, note: Self.note, measures: [policy.policy.measures[0].id],
        proposal: proposal), policy, city.vintage, by: access("binh"))
  }

  /// A part of the ground: from one place in a ward to another, each from 0 to 1 both ways.
  package func shape(_ ward: Int, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> AreaPlace {
    let box = city.wards[ward].area.boundingBox
    func corner(_ x: Double, _ y: Double) -> Coordinate {
      Coordinate(x: box.minX + x * box.width, y: box.minY + y * box.height)
    }
    let ring = [
      corner(x.lowerBound, y.lowerBound), corner(x.upperBound, y.lowerBound), corner(x.upperBound, y.upperBound),
      corner(x.lowerBound, y.upperBound), corner(x.lowerBound, y.lowerBound),
    ]
    return .shape(MultiPolygon([Polygon(exterior: ring)]))
  }

  package func moment(_ text: String) -> Moment { Moment(text, offset: 25_200)! }

  /// A personal identifier that ends with a number.
  package static func identifier(_ number: Int) -> PersonalIdentifier {
    PersonalIdentifier(number: 1_190_000_000 + UInt64(number))!
  }

  /// What the decision log has of a kind, in its order.
  package func acts(_ kind: String) throws -> [Act] {
    try city.database.read { try DecisionLog.entries(from: 1, count: 10_000, $0).map(\.act).filter { $0.kind == kind } }
  }
}
