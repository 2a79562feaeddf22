import Foundation
import Quantities
import Store
import Testing

/// An import of doses is killed while it is at work: running it again completes it, with no dose twice and none lost.
///
/// `ZONAL_SEED` says after how many doses each death comes.
@Suite struct KilledDoseImportTests {
  private let seed =
    ProcessInfo.processInfo.environment["ZONAL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1 << 32)
  private let doses = 2400
  private let deaths = 6

  @Test func `an import of doses that is killed goes on, and comes to the same register`() throws {
    print("deaths drawn from ZONAL_SEED=\(seed)")
    var random = Seeded(seed)
    let calm = try city()
    let file = try calm.folder.write(rows(calm), "doses.csv")
    let order = ["vaccination", "import", file, "--source", "MoH", "--rows-per-transaction", "40"]
    try calm.done(order)
    #expect(try count(calm) == doses)

    let city = try city()
    var safe = 0
    var struck = 0
    for _ in 0..<deaths {
      let program = try RunningProgram(order + ["--database", city.path, "--as", "an"])
      let goal = safe + Int.random(in: 1...(doses / deaths / 2), using: &random)
      // Rows that are there are safe, whatever happens next.
      while program.isRunning, safe < goal { safe = max(safe, try count(city)) }
      program.kill()
      let wasKilled = try {
        _ = try program.outcome(); return program.wasKilled
      }()
      let left = try count(city)
      #expect(left >= safe, "what was there stays")
      safe = left
      if wasKilled, left < doses { struck += 1 }
    }
    print("\(struck) of \(deaths) deaths struck at work, after which \(safe) of \(doses) doses were there")
    #expect(struck >= 1)
    let said = try city.done(order)
    #expect(
      said.contains("\(doses) rows, \(doses - safe) recorded, 0 changed, \(safe) repeated, 0 rejected"), "\(said)")
    #expect(try city.done(order).contains("0 recorded, 0 changed, \(doses) repeated"))
    for (name, question) in Self.questions {
      let wanted = try answer(question, calm)
      #expect(!wanted.isEmpty, "\(name)")
      #expect(try answer(question, city) == wanted, "\(name)")
    }
    #expect(try city.done(["verify-log", "--pages"]).contains("intact"))
  }

  /// What of two registers must be the same, whatever happened on the way; rows by their names at the source, not by their numbers.
  private static let questions = [
    (
      "doses",
      """
      SELECT record || ' ' || coalesce(citizen, '') || ' ' || day || ' ' || ward || ' ' || coalesce(home, '') || ' '
        || coalesce(place, '') || ' ' || series || ' ' || flags || ' ' || state FROM vaccination_doses ORDER BY record
      """
    ),
    (
      "standings",
      """
      SELECT citizen || ' ' || coalesce(ward, '') || ' ' || status || ' ' || doses || ' ' || coalesce(completed_on, '') || ' '
        || coalesce(due_from, '') FROM vaccination_standings ORDER BY citizen
      """
    ),
    (
      "counts of the zone map",
      """
      SELECT ward || ' ' || day || ' ' || stratum || ' ' || sum(count) FROM surveillance_tally GROUP BY ward, day, stratum
      HAVING sum(count) <> 0 ORDER BY ward, day, stratum
      """
    ),
  ]

  private func city() throws -> RegisterCity {
    let city = try RegisterCity(citizens: 1000)
    try city.load()
    try city.done(["officers", "add", "vinh", "--role", "publisher"])
    try city.done(["vaccination", "rules", "vietnam-2021"], as: "vinh")
    return city
  }

  /// Two doses a person, of which every tenth has no identifier and has to be matched.
  private func rows(_ city: RegisterCity) -> String {
    let people = city.rows.filter { ($0["birth_date"] ?? "9") < "2003" && !($0["name"] ?? "").isEmpty }
    var text = "record,dose_date,ward_code,dose_number,product,person_id,name,birth_date,sex\n"
    for row in 0..<doses {
      let person = people[row / 2 % people.count]
      let day = Day("2021-04-01")! + (row / 2 % 70 + row % 2 * 84)
      let who =
        row % 10 == 0
        ? ",\(person["name"]!),\(person["birth_date"]!),\(person["sex"]!)" : "\(person["identifier"]!),,,"
      text += "r\(row),\(day),\(person["ward_code"]!),\(row % 2 + 1),AstraZeneca,\(who)\n"
    }
    return text
  }

  private func count(_ city: RegisterCity) throws -> Int {
    try read(city) { try $0.first("SELECT count(*) FROM vaccination_doses") { $0.int(0) } ?? 0 }
  }

  private func answer(_ question: String, _ city: RegisterCity) throws -> [String] {
    try read(city) { try $0.all(question) { $0.text(0) } }
  }

  private func read<T>(_ city: RegisterCity, _ body: (Reading) throws -> T) throws -> T {
    let file = try DatabaseFile.open(city.path, schemas: CityDatabase.schemas, mode: .readOnly) {
      Instant(milliseconds: 1_700_000_000_000)
    }
    defer { try? file.close() }
    return try file.read(body)
  }
}
