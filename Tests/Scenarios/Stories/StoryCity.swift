import Epidemiology
import Foundation
import Quantities
import Registry
import SpatialCore
import Store
import Surveillance
import TestSupport

/// Hanoi with its wards, a register of the people of a story, and its officers; `an` keeps the file.
class StoryCity {
  static let geodata = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata"
  static let offset = 25_200

  /// What a city is built on, before it has any office.
  struct Foundations {
    let folder = TestSupport.TemporaryFolder()
    let clock = TestClock()
    let file: DatabaseFile
    let ring: KeyRing
    let vintage: BoundaryVintage
    let administrator: Access

    init(
      at moment: String, schemas: [Schema], people: [StoryPerson], officers: [(String, Role, AreaLimit)]
    ) throws {
      let clock = clock
      clock.set(StoryCity.instant(moment))
      let file = try DatabaseFile.create(folder.path("hanoi.zonal"), schemas: schemas) { clock.now }
      self.file = file
      let administrator = try file.write { writing in
        try Access(Officers.makeFirst("an", writing), purpose: .administration, at: writing.instant, writing)
      }
      self.administrator = administrator
      let wards = try BoundarySet.load(path: StoryCity.geodata + "/hanoi-2021/wards.geojson").wards
      vintage = try file.write { writing in
        try City(ageBands: AgeBands(breaks: [18, 65])).keep(writing)
        return try BoundaryVintage.keep(wards, name: nil, from: nil, through: nil, by: administrator, writing)
      }
      ring = try KeyRing.open(file, masterKey: MasterKey(), actor: "an")
      try file.write { try PriorityGroup(number: 1, code: "poor", name: "Hộ nghèo").put($0) }
      try register(people, on: clock.now.day(offset: StoryCity.offset))
      try file.write { writing in
        for (name, role, area) in officers {
          try Officers.add(name, role: role, area: area, by: administrator, writing)
        }
      }
    }

    /// The register as the police have it.
    private func register(_ people: [StoryPerson], on day: Day) throws {
      var text = "identifier,name,birth_date,sex,ward_code,address,household,groups\n"
      for person in people {
        text +=
          "\(person.identifier.digits),\(person.name),\(person.birth),\(person.isWoman ? "F" : "M"),\(person.ward),"
          + "\"\(person.address)\",\(person.household),\(person.groups)\n"
      }
      let path = folder.path("citizens.csv")
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let wards = try file.read { try CityWards($0) }
      _ = try CitizenImport(
        file, sealer: ring.sealer, access: administrator,
        options: ImportOptions(source: "police", vintage: wards.vintage, today: day), sink: FindingSink(path: nil)
      ).run(path)
    }
  }

  private let foundations: Foundations

  init(_ foundations: Foundations) { self.foundations = foundations }

  var folder: TestSupport.TemporaryFolder { foundations.folder }
  var clock: TestClock { foundations.clock }
  var file: DatabaseFile { foundations.file }
  var ring: KeyRing { foundations.ring }
  var vintage: BoundaryVintage { foundations.vintage }

  func access(_ name: String, _ purpose: Purpose = .contactTracing) throws -> Access {
    try file.read { [clock] in try Access(name: name, purpose: purpose, at: clock.now, $0) }
  }

  func row(_ code: String) -> Int { vintage.row(vintage.wards.firstIndex { $0.code == code }!) }

  /// The text of shipped rules.
  static func rules(_ path: String) throws -> String {
    try String(contentsOfFile: "\(geodata)/criteria/\(path).yaml", encoding: .utf8)
  }

  static func moment(_ text: String) -> Moment { Moment(text, offset: 0)! }
  static func instant(_ text: String) -> Instant { Instant(moment(text), offset: offset) }
}
