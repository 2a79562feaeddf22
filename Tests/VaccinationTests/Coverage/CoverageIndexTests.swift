import Quantities
import Store
import TestSupport
import Testing

@testable import Vaccination

@Suite struct CoverageIndexTests {
  @Test(arguments: CoverageMeasure.allCases, [false, true])
  func `coverage by place of injection reads an index and no dose`(_ measure: CoverageMeasure, byDay: Bool) throws {
    let town = try VaccinationCity()
    let question = CoverageQuestion(basis: .injection, measure: measure, on: VaccinationCity.today, ageFrom: 18)
    let rules = try town.office.rules()
    let plan = try town.city.database.read { reading in
      let (select, values) = try town.office.question(question, byDay: byDay, rules, reading)
      return try reading.all("EXPLAIN QUERY PLAN \(select)", values) { $0.text(3) }
    }
    let names: [CoverageMeasure: String] = [
      .first: "vaccination_first", .complete: "vaccination_complete", .booster: "vaccination_boosters",
    ]
    #expect(plan.contains { $0.contains("USING COVERING INDEX \(names[measure]!)") }, "\(plan)")
  }

  @Test func `a file from before the indexes gets them, and counts the same`() throws {
    let earlier = Schema(name: "vaccination", steps: Array(Schema.vaccination.steps.prefix(3)))
    func indexes(_ file: DatabaseFile) throws -> [String] {
      try file.read {
        try $0.all(
          "SELECT name || coalesce(sql, '') FROM sqlite_master WHERE type = 'index' AND tbl_name = 'vaccination_doses' ORDER BY name",
          []
        ) { $0.text(0) }
      }
    }
    let folder = TemporaryFolder()
    let clock = TestClock()
    func file(_ name: String, _ schema: Schema) throws -> DatabaseFile {
      try DatabaseFile.create(folder.path(name), schemas: [schema]) { clock.now }
    }
    let fresh = try file("fresh", .vaccination)
    let old = try file("old", earlier)
    try old.write { writing in
      try writing.run("INSERT INTO vaccination_products (id, name) VALUES (1, 'Comirnaty')")
      for place in 1...3 {
        try writing.run(
          """
          INSERT INTO vaccination_doses (id, version, day, product, lot, site, ward, said_series, home_basis, place, is_booster,
            series, flags, state, recorded_at, recorded_by)
          VALUES (?, 1, 18800, 1, '', '', 7, 0, 0, ?, 0, 1, '', 0, 0, 'an')
          """, [SQLValue(place), SQLValue(place)])
      }
    }
    #expect(try indexes(old) != indexes(fresh))
    try old.close()
    let opened = try DatabaseFile.open(folder.path("old"), schemas: [.vaccination]) { clock.now }
    #expect(try indexes(opened) == indexes(fresh))
    #expect(try opened.read { try $0.first("SELECT count(*) FROM vaccination_doses") { $0.int(0) } } == 3)
    try opened.checkPages()
  }
}
