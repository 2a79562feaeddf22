import Epidemiology
import Foundation
import Quantities
import Registry
import Store
import Surveillance
import TestSupport
import Testing

@testable import Vaccination

@Suite struct `Import of doses` {
  let town: VaccinationCity
  static let header = "dose_date,ward_code,dose_number,product,lot,person_id,name,birth_date,sex"

  init() throws {
    town = try VaccinationCity()
    try town.register(0..<20, ward: 4)
  }

  private func row(_ person: Int, _ day: String, _ number: Int = 1, product: String = "AstraZeneca") -> String {
    "\(day),00001,\(number),\(product),L\(person),\(VaccinationCity.identifier(person).digits),\(VaccinationCity.name(person)),1990-05-01,F"
  }

  @Test func `every row is a dose or a finding, and a file that comes again changes nothing`() throws {
    let rows =
      (0..<20).map { row($0, "2021-06-01") } + (0..<10).map { row($0, "2021-08-20", 2) } + [
        row(3, "2021-06-01"), row(4, "2021-13-01"), row(5, "2031-01-01"), "2021-06-01,00001", row(6, ""),
        row(7, "2021-08-25", 2, product: "Aspirin"), "2021-06-01,00001,1,AstraZeneca,X,,,,",
        "2021-06-01,00001,1,AstraZeneca,X,,,,", row(30, "2021-06-01"),
      ]
    let path = try town.city.file("doses.csv", Self.header, rows)
    let sink = try FindingSink(path: nil)
    let counts = try town.take(path, rowsPerTransaction: 7, sink: sink)
    #expect(counts.rows == rows.count)
    #expect(counts.recorded + counts.changed + counts.repeated + counts.rejected == counts.rows)
    #expect(counts.rejected == 4)
    #expect(counts.repeated == 1)
    #expect(counts.matched == 31)
    #expect(counts.nameless == 2)
    // Number 30 is in no register: people look at it.
    #expect(counts.queued == 1)
    #expect(sink.samples.allSatisfy { !$0.message.contains("0011900") && $0.value.isEmpty })
    #expect(try town.tallies() == town.recounted())
    let before = try town.tallies()
    let again = try town.take(path)
    #expect(again.repeated == counts.recorded + counts.repeated)
    #expect(again.recorded == 0 && again.changed == 0)
    #expect(try town.tallies() == before)
    let unknown = try town.city.database.read { reading in
      try reading.all(
        "SELECT \(DoseRecord.columns) FROM vaccination_doses d WHERE d.flags LIKE '%unknown-product%'", [],
        DoseRecord.init)
    }
    #expect(unknown.map(\.facts.product) == ["Aspirin"])
    #expect(unknown[0].place == nil)
  }

  @Test func `residents count where they live, and doses that are nobody's where they were given`() throws {
    let path = try town.city.file(
      "doses.csv", Self.header, [row(1, "2021-06-01"), "2021-06-01,00002,1,AstraZeneca,X,,,,"])
    try town.take(path)
    let wards = try town.tallies().keys.map { $0[0] }.sorted()
    #expect(wards == [town.row(2), town.row(4)].sorted())
    let figures = try town.office.matching(by: town.access("dung"))
    #expect(figures == MatchingFigures(unmatched: 1, countedWhereGiven: 1, unlocated: 0))
  }

  @Test func `a named row that comes otherwise corrects the dose, and its history is kept`() throws {
    let header = "record," + Self.header
    try town.take(town.city.file("a.csv", header, ["77,\(row(1, "2021-06-01"))"]))
    let counts = try town.take(town.city.file("b.csv", header, ["77,\(row(2, "2021-06-02"))"]))
    #expect(counts.changed == 1 && counts.recorded == 0)
    let file = try town.office.file(ofDose: 1, on: VaccinationCity.today, by: town.access("dung"))
    #expect(file.dose.facts.day == Day("2021-06-02")!)
    #expect(file.changes.map(\.kind) == [.redelivered])
    #expect(try town.tallies() == town.recounted())
    // What an officer withdrew stays withdrawn.
    try town.office.withdraw(dose: 1, ground: "never given", by: town.access("dung"))
    #expect(try town.take(town.city.file("c.csv", header, ["77,\(row(3, "2021-06-03"))"])).changed == 0)
    #expect(try town.tallies().isEmpty)
  }

  @Test func `a dry run says what would be and writes nothing`() throws {
    let path = try town.city.file(
      "doses.csv", Self.header, [row(1, "2021-06-01"), row(1, "2021-06-01"), row(2, "2021-06-01"), "x,y"])
    let counts = try town.take(path, dryRun: true)
    #expect(try town.count("vaccination_doses") == 0)
    let real = try town.take(path)
    #expect(counts == real)
  }

  @Test func `an import that is cut off goes on with the same file to the same end`() throws {
    struct Stop: Error {}
    let rows = (0..<20).flatMap { [row($0, "2021-05-01"), row($0, "2021-07-20", 2)] }
    let path = try town.city.file("doses.csv", Self.header, rows)
    #expect(throws: Stop.self) {
      try town.take(path, rowsPerTransaction: 6) { if $0.rows >= 18 { throw Stop() } }
    }
    #expect(try town.count("vaccination_doses") == 18)
    #expect(try town.tallies() == town.recounted())
    let counts = try town.take(path, rowsPerTransaction: 6)
    #expect(counts.repeated == 18 && counts.recorded == 22)
    #expect(try town.tallies() == town.recounted())
    let whole = try VaccinationCity()
    try whole.register(0..<20, ward: 4)
    try whole.take(whole.city.file("doses.csv", Self.header, rows))
    #expect(try whole.tallies() == town.tallies())
  }

  @Test func `a file without a day or a place is refused as a whole`() throws {
    #expect(throws: IntakeError.self) { try town.take(town.city.file("a.csv", "ward_code,product", ["00001,x"])) }
    #expect(throws: IntakeError.self) { try town.take(town.city.file("b.csv", "dose_date,product", ["2021-06-01,x"])) }
    #expect(throws: VaccinationError.self) {
      try town.take(town.city.file("c.csv", Self.header, []), source: "")
    }
  }

  @Test func `only who may import doses does`() throws {
    let path = try town.city.file("doses.csv", Self.header, [row(1, "2021-06-01")])
    #expect(throws: AccessError.self) {
      try DoseImport(
        town.office, access: town.access("dung"), options: DoseImportOptions(source: "x", today: VaccinationCity.today),
        sink: FindingSink(path: nil)
      ).run(path)
    }
    #expect(try town.count("vaccination_doses") == 0)
  }
}
