import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Testing
import Zones

@Suite struct IndicatorEvaluatorTests {
  static let rules = """
    id: test
    version: "1"
    title: {en: Test, vi: Thử}
    jurisdiction: none
    in_force: [{from: 2020-01-01, citation: none}]
    levels:
      - {id: low, letter: L, color: "#00aa00", name: {en: Low, vi: Thấp}}
      - {id: high, letter: H, color: "#aa0000", name: {en: High, vi: Cao}}
    no_data: {id: no-data, letter: "?", color: "#aaaaaa", name: {en: No data, vi: Thiếu}}
    values:
      - {id: week, dated: [{from: 2020-01-01, value: 7, citation: none}]}
      - {id: per, dated: [{from: 2020-01-01, value: 100000, citation: none}]}
      - {id: adult, dated: [{from: 2020-01-01, value: 18, citation: none}]}
      - {id: cut, dated: [{from: 2020-01-01, value: 20, citation: none}]}
    indicators:
      - {id: cases_7d, name: {en: c, vi: c}, unit: {en: u, vi: u}, count: {classification: [confirmed], window_days: week}}
      - {id: incidence_7d, name: {en: i, vi: i}, unit: {en: u, vi: u}, rate: {count: cases_7d, per: per}}
      - {id: coverage, name: {en: v, vi: v}, unit: {en: u, vi: u}, shown_only: true, coverage: {dose: 1, age_from: adult}}
      - {id: days, name: {en: d, vi: d}, unit: {en: u, vi: u}, shown_only: true, days_since: {classification: [confirmed]}}
      - {id: share, name: {en: s, vi: s}, unit: {en: u, vi: u}, shown_only: true, measure_share: {part: positives, whole: tests, window_days: week}}
    decision:
      first_match:
        - {id: high, level: high, when: [{of: incidence_7d, atLeast: cut}], citation: none}
        - {id: low, level: low, citation: none}
    examples: []
    """

  struct World {
    var evidence: Evidence
    var edition: Edition
    var wards: [Ward]
    var day: Day
  }

  /// One ward "A" counted from rows; days are of September 2021.
  static func world(cases: String, doses: String? = nil, population: String, measures: String? = nil, on text: String)
    throws -> World
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zonal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ text: String) throws -> String {
      let path = folder.appendingPathComponent(name).path
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return path
    }
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    let wards = [Ward(code: "A", name: "A", area: MultiPolygon([Polygon(exterior: ring)]))]
    let day = try #require(Day(text))
    let edition = try CriteriaSet.parse(rules, file: "test.yaml").edition(on: day)
    var options = IntakeOptions()
    options.ageBands = AgeBands(breaks: IndicatorEvaluator.ageBreaks(edition))
    let sink = try FindingSink(path: nil)
    let index = WardIndex(wards: wards)
    let intake = ReportIntake(wards: index, options: options, sink: sink)
    try intake.read(file("cases.csv", "report_date,ward_code,count\n" + cases), kind: .cases)
    if let doses {
      try intake.read(file("doses.csv", "dose_date,ward_code,dose_number,age,count\n" + doses), kind: .doses)
    }
    let tables = TableIntake(wards: index, options: options, sink: sink)
    let figures = try tables.population([
      file("population.csv", "ward_code,population,age_from,age_to,from\n" + population)
    ])
    let others = try tables.measures(
      try measures.map { [try file("measures.csv", "area_code,date,measure,value\n" + $0)] } ?? [])
    return World(
      evidence: Evidence(
        tally: intake.tally(), population: figures.population, measures: others.measures, hasDoses: doses != nil),
      edition: edition, wards: wards, day: day)
  }

  static func values(_ world: World) -> [Fraction?] {
    IndicatorEvaluator(edition: world.edition, evidence: world.evidence).values(ward: 0, on: world.day)
  }

  @Test func `a window is the day and the six before it, and rates are exact`() throws {
    let rows = "2021-09-01,A,100\n2021-09-02,A,3\n2021-09-08,A,4\n2021-09-09,A,50\n"
    let world = try Self.world(cases: rows, population: "A,35000,,,\n", on: "2021-09-08")
    let values = Self.values(world)
    #expect(values[0] == 7)
    #expect(values[1] == 20)
    let status = Classifier(edition: world.edition, evidence: world.evidence, wards: world.wards).statuses(
      on: world.day)[0]
    #expect(status.level.id == "high")
    #expect(status.casesToLower == 1)
    #expect(status.casesToHigher == nil)
    let fewer = try Self.world(cases: rows, population: "A,35001,,,\n", on: "2021-09-08")
    let below = Classifier(edition: fewer.edition, evidence: fewer.evidence, wards: fewer.wards).statuses(
      on: fewer.day)[0]
    #expect(below.level.id == "low")
    #expect(below.casesToHigher == 1)
  }

  @Test func `a negative window and a missing population give no value, never 0`() throws {
    #expect(
      Self.values(try Self.world(cases: "2021-09-08,A,-1\n", population: "A,1000,,,\n", on: "2021-09-08"))[0] == nil)
    let values = Self.values(try Self.world(cases: "2021-09-08,A,1\n", population: "", on: "2021-09-08"))
    #expect(values[0] == 1)
    #expect(values[1] == nil)
  }

  @Test func `coverage needs doses, ages and residents of these ages`() throws {
    let groups = "A,300,0,17,\nA,500,18,64,\nA,200,65,,\n"
    let cases = "2021-09-08,A,1\n"
    func coverage(_ doses: String?, _ population: String) throws -> Fraction? {
      Self.values(try Self.world(cases: cases, doses: doses, population: population, on: "2021-09-08"))[2]
    }
    #expect(try coverage("2021-01-01,A,1,40,350\n2021-09-08,A,1,17,99\n2021-09-09,A,1,40,1\n", groups) == 50)
    #expect(try coverage("2021-01-01,A,1,40,770\n", groups) == 110)
    #expect(try coverage(nil, groups) == nil)
    #expect(try coverage("2021-01-01,A,1,,350\n", groups) == nil)
    #expect(try coverage("2021-01-01,A,1,40,350\n", "A,1000,,,\n") == nil)
    #expect(try coverage("2021-01-01,A,1,40,350\n", "A,800,0,19,\nA,200,20,,\n") == nil)
  }

  @Test func `population figures hold from their day and may be decimals`() throws {
    let figures = "A,1000,,,\nA,2000.5,,,2021-09-05\n"
    #expect(Self.values(try Self.world(cases: "2021-09-04,A,1\n", population: figures, on: "2021-09-04"))[1] == 100)
    let later = Self.values(try Self.world(cases: "2021-09-05,A,1\n", population: figures, on: "2021-09-05"))[1]
    #expect(later == Fraction(100_000) / Fraction(decimal: "2000.5")!)
  }

  @Test func `shares and days since the last case`() throws {
    let world = try Self.world(
      cases: "2021-09-01,A,1\n2021-09-20,A,1\n", population: "A,1000,,,\n",
      measures: "A,2021-09-07,tests,30\nA,2021-09-08,tests,10\nA,2021-09-08,positives,3\nA,2021-09-01,positives,99\n",
      on: "2021-09-08")
    let values = Self.values(world)
    #expect(values[3] == 7)
    #expect(values[4] == Fraction(decimal: "7.5"))
  }
}
