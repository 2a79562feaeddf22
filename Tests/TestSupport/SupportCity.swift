import Epidemiology
import Foundation
package import Quantities
import Quarantine
import Registry
import SpatialCore
package import Store
package import Subsidies
import Surveillance

/// The small city with a register, the shipped policies of support, a published map, a calendar of holidays and officers.
///
/// Officers: `an` keeps the file, `binh` publishes, `chi` decides on support in district q0 (wards 00000 to 00003), `dung` and `hoa` in the
/// whole city, `em` in ward 00007, `giang` is the treasurer, `khanh` another one. The clock stands at Tuesday 7 September 2021, 14:33 in the city.
package final class SupportCity: Sendable {
  package let city: SmallCity
  package let masterKey: MasterKey
  package let ring: KeyRing
  package let office: SupportOffice
  package let known: (any KnownFacts)?

  package static let today = Day("2021-09-07")!

  /// - Parameters:
  ///   - known: what other rooms know of people.
  ///   - more: tables of other applications.
  ///   - policies: texts of files of policies by name; the shipped ones without.
  package init(
    known: (any KnownFacts)? = nil, more: [Schema] = [], policies: [String: String]? = nil, publishes: Bool = false
  ) throws {
    city = try SmallCity(schemas: [.registry, .surveillance, .subsidies] + more)
    masterKey = MasterKey()
    ring = try KeyRing.open(city.database, masterKey: masterKey, actor: "an")
    self.known = known
    office = SupportOffice(city.database, sealer: ring.sealer, known: known, calendar: Self.calendar)
    if publishes {
      let rows = city.wards.indices.flatMap { ward in
        (0..<ward).map { "c\(ward)-\($0),2021-09-0\($0 % 6 + 1),\(city.wards[ward].code)" }
      }
      try city.take(city.file("cases.csv", "case_id,report_date,ward_code", rows), .cases, source: "CDC")
      try city.publish("simple-recency", on: Self.today)
    }
    try city.database.write { [city] writing in
      for (name, role, area) in [
        ("binh", Role.publisher, AreaLimit.everything), ("chi", .supportOfficer, .districts(["q0"])),
        ("dung", .supportOfficer, .everything), ("hoa", .supportOfficer, .everything),
        ("em", .supportOfficer, .wards(["00007"])), ("giang", .treasurer, .everything),
        ("khanh", .treasurer, .everything),
      ] { try Officers.add(name, role: role, area: area, by: city.access, writing) }
    }
    for (name, text) in (policies ?? Self.shipped).sorted(by: { $0.key > $1.key }) { try adopt(text, file: name) }
  }

  /// The texts of the shipped policies.
  package static let shipped: [String: String] = [
    "vn-68-2021.yaml": text("criteria/support/vn-68-2021.yaml"),
    "hanoi-15-2021.yaml": text("criteria/support/hanoi-15-2021.yaml"),
  ]

  package static let calendar = try? HolidayCalendar.parse(text("calendars/vietnam.yaml"), file: "vietnam.yaml")

  private static func text(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    return String(decoding: FileManager.default.contents(atPath: folder + "/geodata/" + name) ?? Data(), as: UTF8.self)
  }

  @discardableResult
  package func adopt(_ text: String, file: String) throws -> Int {
    let publisher = try access("binh")
    return try city.database.write { try AdoptedSupportPolicies.adopt(text, file: file, by: publisher, $0) }
  }

  package func access(_ name: String) throws -> Access {
    try city.database.read { try Access(name: name, purpose: .support, at: city.clock.now, $0) }
  }

  /// Row of a ward in the database.
  package func row(_ ward: Int) -> Int { city.vintage.row(ward) }

  /// Sets the clock to a time of the city.
  package func set(_ text: String) {
    city.clock.set(Instant(Moment(text, offset: 25_200)!, offset: 25_200))
  }

  /// Brings people into the register.
  package func register(
    _ rows: [String], columns: String = "identifier,name,birth_date,ward_code"
  ) throws {
    let path = try city.file("citizens.csv", columns, rows)
    let wards = try city.database.read { try CityWards($0) }
    _ = try CitizenImport(
      city.database, sealer: ring.sealer, access: city.access,
      options: ImportOptions(source: "police", vintage: wards.vintage, today: Self.today),
      sink: FindingSink(path: nil)
    ).run(path)
  }

  /// A person whose identifier ends with a number.
  package static func person(
    _ number: Int, account: String? = nil, spells: [ClaimedSpell] = [], statements: [String: Int] = [:]
  ) -> ClaimPerson {
    ClaimPerson(
      identifier: PersonalIdentifier(number: 1_190_000_000 + UInt64(number))!, name: "Nguyễn Thị Hoa", birthYear: 1990,
      address: "Ngõ 1",
      payee: .account(number: account ?? "00110000\(number)", bank: "BFTVVNVX", holder: "NGUYEN THI HOA"),
      statements: statements, spells: spells)
  }

  /// A claim of somebody whose contract was suspended in June 2021 for more than a month: 3,710,000 đồng under the shipped policies.
  package func form(_ number: Int, ward: Int = 0, papers: Set<String>? = nil) -> ClaimForm {
    ClaimForm(
      person: Self.person(
        number,
        spells: [ClaimedSpell(kind: "job-suspended", from: Day("2021-06-01")!, through: Day("2021-07-31")!)],
        statements: ["employer-ordered-to-stop": 1, "social-insurance": 1, "pregnant": 0]),
      policy: "suspended", ward: row(ward),
      papers: papers ?? ["suspension-agreement", "insurance-confirmation"])
  }

  /// The treasury of the city.
  package static let debtor = Debtor(name: "Kho bac Nha nuoc", account: "3713012345678", bank: "SBVNVNVX")

  package static func order(
    _ means: Payee.Means = .account, claims: Set<Int>? = nil, most: Int = 10_000
  ) -> PaymentOrder {
    PaymentOrder(means: means, debtor: debtor, payDay: Day("2021-09-30")!, claims: claims, most: most)
  }

  /// Takes a claim to where it is to be paid.
  package func confirmed(_ number: Int, ward: Int = 0) throws -> ClaimRecord {
    let receipt = try office.enter(form(number, ward: ward), by: access("dung"))
    try office.decide(receipt.claim.number, by: access("dung"))
    return try office.confirm(receipt.claim.number, by: access("hoa"))
  }

  /// Entries of the decision log of a kind.
  package func log(_ kind: String) throws -> [LogEntry] {
    try city.database.read { reading in
      try DecisionLog.entries(from: 1, count: 100_000, reading).filter { $0.act.kind == kind }
    }
  }
}
