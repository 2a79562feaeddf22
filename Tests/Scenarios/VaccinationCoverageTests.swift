import Foundation
import Testing

/// Coverage by files on the command line.
@Suite struct VaccinationCoverageTests {
  private static let austria = "\(Zonal.root)/../shared/data/austria-districts"
  private static var isPresent: Bool { FileManager.default.fileExists(atPath: austria) }

  @Test(.enabled(if: isPresent, "needs ../shared/data/austria-districts"))
  func `the published percentages of 2117 municipalities of Austria come out`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Zonal.run([
      "vaccination", "coverage", "--counts", "\(Self.austria)/vacc_municipalities.csv", "--map",
      "area_code=municipality_id", "--map", "name=municipality_name", "--map", "complete=valid_certificates",
      "--basis", "residence", "--on", "2022-02-21", "--measure", "complete", "--boundaries",
      "\(Self.austria)/gemeinden_2021_995.geojson", "--code", "iso", "--output", folder.path("coverage"),
    ])
    try #require(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("2117 lines by residence, of population, vacc_municipalities.csv"))
    let published = try String(contentsOfFile: "\(Self.austria)/vacc_municipalities.csv", encoding: .utf8)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let rows = try folder.table("coverage/coverage.csv")
    let ours = Dictionary(uniqueKeysWithValues: rows.map { ($0["area_code"]!, $0) })
    #expect(published.count == 2117 && ours.count == 2117)
    var worst = 0.0
    for row in published {
      let line = try #require(ours[String(row[1])])
      let (percent, figure) = (try #require(Double(line["percent"]!)), try #require(Double(row[8])))
      worst = max(worst, abs(percent - figure))
      #expect(line["denominator"] == String(row[3]) && line["denominator_day"] == "2022-02-21")
      #expect(line["above_all"] == (Int(row[7])! > Int(row[3])! ? "true" : "false"))
    }
    #expect(worst <= 5e-9, "the worst difference is \(worst)")
    let features =
      try JSONSerialization.jsonObject(
        with: Data(folder.text("coverage/coverage.geojson").utf8)) as? [String: Any]
    let geometries = (features?["features"] as? [[String: Any]])?.filter { $0["geometry"] is [String: Any] }
    #expect(geometries?.count == 2117)
  }

  private static let wards = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","id":"A","properties":{"name":"An"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
    {"type":"Feature","id":"B","properties":{"name":"Ba"},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}}]}
    """

  @Test func `rows of doses are counted by ward up to the day, with ages and with those of no ward beside`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.wards, "wards.geojson")
    try folder.write("ward_code,population,age_from,age_to\nA,3,18,\nA,5,0,17\nB,4,18,\nB,6,0,17\n", "population.csv")
    try folder.write(
      """
      dose_date,ward_code,dose_number,age,series_complete
      2021-09-01,A,1,30,false
      2021-09-22,A,2,30,true
      2021-09-01,A,1,40,false
      2021-09-01,A,1,41,false
      2021-09-01,A,1,42,false
      2021-09-01,A,1,17,false
      2021-09-03,B,1,18,true
      2021-09-04,B,1,50,false
      2021-09-02,C,1,30,false

      """, "doses.csv")
    func run(_ arguments: [String]) throws -> Zonal.Outcome {
      try Zonal.run(
        ["vaccination", "coverage", "--doses", folder.path("doses.csv"), "--population", folder.path("population.csv")]
          + ["--boundaries", folder.path("wards.geojson")] + arguments)
    }
    let first = try run([
      "--basis", "injection", "--on", "2021-09-03", "--ages", "18-", "--output", folder.path("a.csv"),
    ])
    try #require(first.status == 0, "\(first.errors)")
    let rows = try folder.table("a.csv")
    #expect(rows.map { $0["area_code"] } == ["A", "B", ""])
    #expect(rows.map { $0["numerator"] } == ["4", "1", "1"] && rows.map { $0["denominator"] } == ["3", "4", ""])
    #expect(rows[0]["above_all"] == "true" && rows[0]["percent"]?.hasPrefix("133.33333333333") == true)
    #expect(rows[0]["denominator_name"] == "residents aged 18 and over, population.csv")
    #expect(rows[0]["explanation_en"]?.contains("live elsewhere") == true && rows[1]["explanation_en"] == "")
    #expect(first.output.contains("1 above 100 %"))
    let complete = try run(["--basis", "residence", "--on", "2021-12-01", "--measure", "complete", "--format", "json"])
    #expect(
      complete.output.contains(#""area_code":"A","name":"An","basis":"residence","measure":"complete","numerator":1"#))
    #expect(complete.output.contains(#""numerator":1,"denominator":10,"#), "\(complete.output)")
    let booster = try run(["--basis", "residence", "--on", "2021-12-01", "--measure", "booster"])
    #expect(booster.status == 2 && booster.errors.contains("one, two or three doses"), "\(booster.errors)")
    #expect(try run(["--on", "2021-12-01"]).status == 64)
    #expect(try run(["--basis", "residence", "--on", "2021-12-01", "--ages", "18"]).status == 64)
  }

  @Test func `what the doses do not say is asked for, and not guessed`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.wards, "wards.geojson")
    try folder.write("ward_code,population\nA,3\nB,4\n", "population.csv")
    try folder.write("dose_date,ward_code,dose_number\n2021-09-01,A,2\n", "doses.csv")
    func refused(_ arguments: [String]) throws -> String {
      let outcome = try Zonal.run(
        ["vaccination", "coverage", "--doses", folder.path("doses.csv"), "--population", folder.path("population.csv")]
          + ["--boundaries", folder.path("wards.geojson"), "--basis", "residence", "--on", "2021-12-01"]
          + ["--output", folder.path("out.csv")] + arguments)
      #expect(outcome.status == 2 && !FileManager.default.fileExists(atPath: folder.path("out.csv")))
      return outcome.errors
    }
    #expect(try refused(["--measure", "complete"]).contains("series_complete"))
    #expect(try refused(["--ages", "18-"]).contains("no dose says the age"))
    let counts = try folder.write("code,people\nA,3\n", "counts.csv")
    let outcome = try Zonal.run(
      [
        "vaccination", "coverage", "--counts", counts, "--basis", "residence", "--on", "2021-12-01", "--map",
        "area_code=code",
      ])
    #expect(outcome.status == 2 && outcome.errors.contains("has no column first"), "\(outcome.errors)")
    let unmapped = try Zonal.run(
      ["vaccination", "coverage", "--counts", counts, "--basis", "residence", "--on", "2021-12-01", "--map", "first=x"])
    #expect(unmapped.status == 2 && unmapped.errors.contains("the file has no column 'x'"), "\(unmapped.errors)")
  }
}
