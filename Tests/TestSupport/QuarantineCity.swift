import SigningKeys
package import Credentials
import Epidemiology
import Foundation
package import Quantities
package import Quarantine
import Registry
package import SpatialCore
package import Store
import Surveillance

/// The small city with a register, the shipped quarantine policy, a key of the issuer and health officers.
///
/// Officers: `an` keeps the file, `binh` publishes, `chi` is the health officer of district q0 (wards 00000 to 00003), `dung` of the whole
/// city, `em` of ward 00007. The clock stands at 7 September 2021, 14:33 in the city.
package final class QuarantineCity: Sendable {
  package let city: SmallCity
  package let masterKey: MasterKey
  package let ring: KeyRing
  package let office: QuarantineOffice
  package let key: SigningKey

  package static let today = Day("2021-09-07")!

  package init() throws {
    city = try SmallCity(schemas: [.registry, .surveillance, .quarantine])
    masterKey = MasterKey()
    ring = try KeyRing.open(city.database, masterKey: masterKey, actor: "an")
    office = QuarantineOffice(city.database, sealer: ring.sealer)
    key = .generate()
    try city.database.write { [city, key] writing in
      for (name, role, area) in [
        ("binh", Role.publisher, AreaLimit.everything), ("chi", .healthOfficer, .districts(["q0"])),
        ("dung", .healthOfficer, .everything), ("em", .healthOfficer, .wards(["00007"])),
        ("giang", .checkpoint, .everything),
      ] { try Officers.add(name, role: role, area: area, by: city.access, writing) }
      try QuarantineKeys.add(key.verifyingKey, from: Instant(milliseconds: 0), by: city.access, writing)
    }
    try adopt(Self.policy)
  }

  /// The text of the shipped policy.
  package static let policy: String = {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    let path = folder + "/geodata/criteria/quarantine/vn-covid-2021.yaml"
    return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }()

  @discardableResult
  package func adopt(_ text: String) throws -> Int {
    let publisher = try access("binh")
    return try city.database.write {
      try AdoptedQuarantinePolicy.adopt(text, file: "vn-covid-2021.yaml", by: publisher, $0)
    }
  }

  package func access(_ name: String) throws -> Access {
    try city.database.read { try Access(name: name, purpose: .quarantine, at: city.clock.now, $0) }
  }

  /// Row of a ward in the database.
  package func row(_ ward: Int) -> Int { city.vintage.row(ward) }

  /// Sets the clock to a time of the city.
  package func set(_ text: String) {
    city.clock.set(Instant(Moment(text, offset: 25_200)!, offset: 25_200))
  }

  /// Brings people into the register.
  package func register(_ rows: [String]) throws {
    let path = try city.file("citizens.csv", "identifier,name,birth_date,ward_code", rows)
    let wards = try city.database.read { try CityWards($0) }
    _ = try CitizenImport(
      city.database, sealer: ring.sealer, access: city.access,
      options: ImportOptions(source: "police", vintage: wards.vintage, today: Self.today),
      sink: FindingSink(path: nil)
    ).run(path)
  }

  /// A person whose identifier ends with a number, at the middle of a ward.
  package static func person(_ number: Int, ward: Int = 0) -> OrderPerson {
    OrderPerson(
      identifier: PersonalIdentifier(number: 1_190_000_000 + UInt64(number))!, name: "Nguyễn Thị Hoa",
      birthYear: 1990, phone: "", address: "Ngõ 1", position: position(ward))
  }

  package static func position(_ ward: Int) -> Coordinate {
    Coordinate(x: 105.005 + Double(ward % 4) * 0.01, y: 21.005 + Double(ward / 4) * 0.01)
  }

  /// A contact of 5 September under 14 days: to 19 September, tests on 6, 12 and 19 September.
  package func form(
    _ number: Int, ward: Int = 0, kind: PersonKind = .f1, exposure: String = "2021-09-05", start: String? = nil,
    place: OrderPlace = .home, stated: OrderForm.Stated? = nil
  ) -> OrderForm {
    OrderForm(
      person: Self.person(number, ward: ward), facts: QuarantineFacts(kind: kind, exposure: Day(exposure)!),
      ward: row(ward), place: place, authority: "UBND phường", act: "12/QĐ-UBND",
      start: start.map { Day($0)! } ?? Self.today, stated: stated)
  }

  /// Entries of the decision log of a kind.
  package func log(_ kind: String) throws -> [LogEntry] {
    try city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 100_000, reading).filter { $0.act.kind == kind }
    }
  }
}
