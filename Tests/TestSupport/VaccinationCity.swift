import Epidemiology
import Foundation
package import Quantities
package import Registry
package import Store
import SpatialCore
import Surveillance
package import Vaccination

/// The small city with a register, the shipped rules of vaccination and health officers.
///
/// Officers: `an` keeps the file, `binh` publishes, `chi` is the health officer of district q0 (wards 00000 to 00003), `dung` of the whole
/// city, `em` of ward 00007. The clock stands at 7 September 2021, 14:33 in the city.
package final class VaccinationCity: Sendable {
  package let city: SmallCity
  package let masterKey: MasterKey
  package let ring: KeyRing
  package let office: VaccinationOffice

  package static let today = Day("2021-09-07")!

  /// - Parameter schemas: of further parts of the program.
  package init(schemas: [Schema] = []) throws {
    city = try SmallCity(schemas: [.registry, .surveillance, .vaccination] + schemas)
    masterKey = MasterKey()
    ring = try KeyRing.open(city.database, masterKey: masterKey, actor: "an")
    office = VaccinationOffice(city.database, sealer: ring.sealer)
    try city.database.write { [city] writing in
      for (name, role, area) in [
        ("binh", Role.publisher, AreaLimit.everything), ("chi", .healthOfficer, .districts(["q0"])),
        ("dung", .healthOfficer, .everything), ("em", .healthOfficer, .wards(["00007"])),
        ("giang", .checkpoint, .everything),
      ] { try Officers.add(name, role: role, area: area, by: city.access, writing) }
    }
    try adopt(Self.rules)
  }

  /// The text of the shipped rules.
  package static let rules: String = {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    let path = folder + "/geodata/criteria/vaccination/vietnam-2021.yaml"
    return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }()

  @discardableResult
  package func adopt(_ text: String) throws -> Int {
    let publisher = try access("binh")
    return try city.database.write {
      try AdoptedVaccinationRules.adopt(text, file: "vietnam-2021.yaml", by: publisher, $0)
    }
  }

  package func access(_ name: String) throws -> Access {
    try city.database.read { try Access(name: name, purpose: .vaccination, at: city.clock.now, $0) }
  }

  /// Row of a ward in the database.
  package func row(_ ward: Int) -> Int { city.vintage.row(ward) }

  /// Sets the clock to a time of the city.
  package func set(_ text: String) {
    city.clock.set(Instant(Moment(text, offset: 25_200)!, offset: 25_200))
  }

  /// The identifier of an invented woman born in the 1990s whose number ends with these digits.
  package static func identifier(_ number: Int) -> PersonalIdentifier {
    PersonalIdentifier(number: 1_190_000_000 + UInt64(number))!
  }

  /// Brings people into the register: `identifier,name,birth_date,sex,ward_code,phone`.
  package func register(_ rows: [String]) throws {
    let path = try city.file("citizens.csv", "identifier,name,birth_date,sex,ward_code,phone", rows)
    let wards = try city.database.read { try CityWards($0) }
    _ = try CitizenImport(
      city.database, sealer: ring.sealer, access: city.access,
      options: ImportOptions(source: "police", vintage: wards.vintage, today: Self.today),
      sink: FindingSink(path: nil)
    ).run(path)
  }

  /// Registers women of these numbers, born on 1 May 1990, who live in a ward and are called by their number.
  package func register(_ numbers: some Sequence<Int>, ward: Int = 0) throws {
    try register(
      numbers.map {
        "\(Self.identifier($0).digits),\(Self.name($0)),1990-05-01,F,\(city.wards[ward].code),"
      })
  }

  /// A name of the syllables that a number picks.
  package static func name(_ number: Int) -> String {
    let families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"]
    let given = ["Hoa", "Lan", "Mai", "Cúc", "Đào", "Huệ", "Sen", "Trúc", "Thu", "Xuân"]
    return "\(families[number % families.count]) Thị \(given[number / families.count % given.count])"
  }

  /// A dose of a woman whom `register(_:ward:)` registers.
  package func form(
    _ number: Int, _ day: String, _ product: String = "AstraZeneca", ward: Int = 0, home: Int? = nil,
    written: Int? = nil, lot: String = "ABX1234"
  ) -> DoseForm {
    DoseForm(
      person: DosePerson(
        identifier: Self.identifier(number), name: Self.name(number), birth: BirthDate(Day("1990-05-01")!), sex: .female
      ),
      facts: DoseFacts(
        day: Day(day)!, product: product, number: written, lot: lot, site: "TYT-1", ward: row(ward),
        home: home.map { row($0) }))
  }

  /// Entries of the decision log of a kind.
  package func log(_ kind: String) throws -> [LogEntry] {
    try city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 100_000, reading).filter { $0.act.kind == kind }
    }
  }
}
