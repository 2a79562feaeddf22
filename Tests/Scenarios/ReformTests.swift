import Foundation
import Testing

/// Three wards became three others, of which one has the code of an earlier one: a map across the reform.
@Suite struct ReformTests {
  /// Squares of a degree-wide row: code, west and east end.
  private static func boundaries(_ wards: [(code: String, west: Double, east: Double)]) -> String {
    let features = wards.map { ward in
      """
      {"type":"Feature","properties":{"code":"\(ward.code)","name":"Ward \(ward.code)"},"geometry":{"type":"Polygon",
      "coordinates":[[[\(ward.west),20],[\(ward.east),20],[\(ward.east),20.01],[\(ward.west),20.01],[\(ward.west),20]]]}}
      """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  private static let earlier = [
    (code: "01", west: 105.0, east: 105.01), ("02", 105.01, 105.02), ("03", 105.02, 105.04),
  ]
  /// 01 is what 02 and 01 were; 03 was divided in the middle.
  private static let later = [(code: "01", west: 105.0, east: 105.02), ("10", 105.02, 105.03), ("11", 105.03, 105.04)]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.boundaries(Self.earlier), "earlier.geojson")
    try folder.write(Self.boundaries(Self.later), "later.geojson")
    try folder.write("ward_code,population\n01,40000\n10,10000\n11,30000\n", "population.csv")
  }

  private func crosswalk(_ more: [String] = []) throws -> Zonal.Outcome {
    try Zonal.run(
      [
        "boundaries", "crosswalk", "--from", folder.path("earlier.geojson"), "--to", folder.path("later.geojson"),
        "--output", folder.path("crosswalk.csv"),
      ] + more)
  }

  private func compute(_ arguments: [String], _ output: String) throws -> Zonal.Outcome {
    try Zonal.run(
      [
        "compute", "--boundaries", folder.path("later.geojson"), "--population", folder.path("population.csv"),
        "--criteria", "ecdc-2021-06", "--on", "2021-07-07", "--crosswalk", folder.path("crosswalk.csv"), "--output",
        folder.path(output),
      ] + arguments)
  }

  @Test func `merges of a generated vintage are whole and its split is by area`() throws {
    try folder.write("ward_code,population\n01,15000\n02,25000\n03,40000\n", "old.csv")
    let made = try crosswalk([
      "--population", folder.path("old.csv"), "--residuals", folder.path("residuals.csv"),
    ])
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      try folder.text("crosswalk.csv") == """
        from,to,share,basis,low,high
        01,01,1,merge,1,1
        02,01,1,merge,1,1
        03,10,0.5,area,0,1
        03,11,0.5,area,0,1

        """)
    #expect(made.output.contains("2 went whole"))
    #expect(made.output.contains("Split wards have 40000 of 80000 residents"))
    #expect(made.output.contains("20000 residents"))
    #expect(try folder.text("residuals.csv") == "kind,from,to,square_metres,share\n")
  }

  @Test func `ground that only one vintage covers is said`() throws {
    try folder.write(
      Self.boundaries([("01", 105.0, 105.02), ("10", 105.02, 105.0300001), ("11", 105.031, 105.05)]), "later.geojson")
    let made = try crosswalk(["--residuals", folder.path("residuals.csv")])
    #expect(made.status == 0, "\(made.errors)")
    let left = try folder.table("residuals.csv")
    #expect(Set(left.map { $0["kind"] ?? "" }) == ["uncovered", "added"])
    let uncovered = try #require(left.first { $0["kind"] == "uncovered" })
    #expect(uncovered["from"] == "03")
    #expect(abs((Double(uncovered["share"] ?? "") ?? 0) - 0.05) < 0.0001)
    #expect(left.first { $0["kind"] == "added" }?["to"] == "11")
    // What is covered is shared out whole: 10 to 9 parts of it.
    let rows = try folder.table("crosswalk.csv").filter { $0["from"] == "03" }
    #expect(rows.compactMap { $0["share"] } == ["0.5263", "0.4737"])
  }

  @Test func `a map across the reform has the same rates, whichever wards the cases were counted on`() throws {
    #expect(try crosswalk().status == 0)
    // Before the reform by earlier codes, or by a place in the later wards; from it on by later codes.
    try folder.write(
      """
      report_date,ward_code,longitude,latitude,count
      2021-06-28,01,,,7
      2021-06-29,02,,,5
      2021-06-30,03,,,3
      2021-06-30,,105.035,20.005,4
      2021-07-01,01,,,2
      2021-07-02,10,,,1
      2021-07-02,11,,,1

      """, "cases.csv")
    let spanning = try compute(["--cases", folder.path("cases.csv"), "--reform", "2021-07-01"], "a")
    #expect(spanning.status == 0, "\(spanning.errors)")
    // All counted on the earlier wards but for the place; of the later 2 in 01 some earlier ward must have had them.
    try folder.write(
      """
      report_date,ward_code,count
      2021-06-28,01,7
      2021-06-29,02,5
      2021-06-30,03,3
      2021-07-01,02,2
      2021-07-02,03,2

      """, "old.csv")
    try folder.write("report_date,ward_code,count\n2021-06-30,11,4\n", "new.csv")
    let counted = try Zonal.run([
      "tally", "--boundaries", folder.path("earlier.geojson"), "--cases", folder.path("old.csv"), "--output",
      folder.path("old.tally"),
    ])
    #expect(counted.status == 0, "\(counted.errors)")
    let tallied = try compute(["--cases", folder.path("new.csv"), "--earlier-tally", folder.path("old.tally")], "b")
    #expect(tallied.status == 0, "\(tallied.errors)")
    #expect(try folder.text("a/zones.csv") == folder.text("b/zones.csv"))
    let zones = try folder.table("a/zones.csv")
    #expect(zones.compactMap { $0["confirmed_total"] } == ["14", "2.5", "6.5"])
    // Rates of 14 days: 14 in 40,000, 2.5 in 10,000, 6.5 in 30,000.
    #expect(zones.compactMap { $0["incidence_14d"] } == ["35", "25", "21.666666666666668"])
  }

  @Test func `rows of before the reform are counted once or have a finding`() throws {
    #expect(try crosswalk().status == 0)
    try folder.write(
      """
      report_date,ward_code,ward,count
      2021-06-28,10,,1
      2021-06-28,3,,1
      2021-06-28,,Ward 01,1
      2021-06-30,02,,1
      2021-07-01,02,,1
      2021-07-01,,Ward 01,1
      2021-07-08,01,,1

      """, "cases.csv")
    let made = try compute(["--cases", folder.path("cases.csv"), "--reform", "2021-07-01"], "a")
    #expect(made.status == 0, "\(made.errors)")
    let findings = try folder.table("a/findings.csv").filter { $0["severity"] == "rejected" }
    #expect(findings.compactMap { $0["row"] } == ["2", "3", "4", "6"])
    #expect(findings[0]["message"]?.contains("before 2021-07-01") == true)
    #expect(findings[1]["message"]?.contains("'03' had") == true)
    #expect(findings[2]["code"] == "unknown_ward_name")
    #expect(try folder.table("a/zones.csv").compactMap { $0["confirmed_total"] } == ["2", "0", "0"])
    // Seven rows: two counted, one later, four without a ward.
    let line = made.output.split(separator: "\n").first { $0.hasPrefix("cases.csv") }
    #expect(line?.split(separator: " ").map(String.init) == ["cases.csv", "cases", "7", "2", "1", "4", "0"])
  }

  @Test func `explain says between what the number of a divided ward lies`() throws {
    #expect(try crosswalk().status == 0)
    try folder.write(
      "report_date,ward_code,count\n2021-07-01,03,3\n2021-07-02,10,4\n2021-06-30,03,3\n", "cases.csv")
    let arguments = [
      "--boundaries", folder.path("later.geojson"), "--population", folder.path("population.csv"), "--criteria",
      "ecdc-2021-06", "--on", "2021-07-07", "--crosswalk", folder.path("crosswalk.csv"), "--cases",
      folder.path("cases.csv"), "--reform", "2021-07-02",
    ]
    let divided = try Zonal.run(["explain", "10"] + arguments)
    #expect(divided.output.contains("7 confirmed"), "\(divided)")
    #expect(divided.output.contains("3 are this ward's share of earlier wards that were split"))
    #expect(divided.output.contains("between 4 and 10."))
    func bounds(_ ward: String) throws -> [String: Int]? {
      let made = try Zonal.run(["explain", ward, "--format", "json"] + arguments)
      let json = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [String: Any]
      return try #require(json)["confirmed_bounds"] as? [String: Int]
    }
    #expect(try bounds("10") == ["low": 4, "high": 10, "of_split_wards": 3])
    // What is certain has bounds that meet, and says so.
    #expect(try bounds("01") == ["low": 0, "high": 0, "of_split_wards": 0])
    let whole = try Zonal.run(["explain", "01"] + arguments)
    #expect(whole.status == 0 && !whole.output.contains("split"))
  }

  @Test func `a crosswalk that leads out of the map is refused with what to do`() throws {
    try folder.write("from,to,share\n01,01,1\n02,99,1\n", "crosswalk.csv")
    try folder.write("report_date,ward_code\n2021-07-01,01\n", "cases.csv")
    let made = try compute(["--cases", folder.path("cases.csv"), "--reform", "2021-07-01"], "a")
    #expect(made.status == 2)
    #expect(made.errors.contains("'99'") && made.errors.contains("--boundaries"))
    let alone = try Zonal.run([
      "compute", "--boundaries", folder.path("later.geojson"), "--cases", folder.path("cases.csv"), "--criteria",
      "ecdc-2021-06", "--on", "2021-07-07", "--output", folder.path("b"), "--reform", "2021-07-01",
    ])
    #expect(alone.status == 64)
    #expect(alone.errors.contains("--crosswalk"))
  }
}
