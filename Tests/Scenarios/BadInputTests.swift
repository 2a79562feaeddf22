import Foundation
import Testing

/// Bad input gets a clear error, and what was there before stays.
@Suite struct BadInputTests {
  static let square = """
    {"type":"FeatureCollection","features":[{"type":"Feature","id":"A","properties":{"name":"A"},
    "geometry":{"type":"Polygon","coordinates":[[[105,21],[106,21],[106,22],[105,22],[105,21]]]}}]}
    """

  /// Runs compute on one square ward with the files given by name.
  static func compute(
    _ cases: String, boundaries: String = square, population: String? = "ward_code,population\nA,1000\n",
    on day: String = "2021-12-01", extra: [String] = []
  ) throws -> (outcome: Zonal.Outcome, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
    try folder.write("earlier", "out/zones.geojson")
    var arguments = [
      "compute", "--boundaries", try folder.write(boundaries, "wards.geojson"), "--cases",
      try folder.write(cases, "cases.csv"), "--criteria", "cdc-transmission", "--on", day, "--output",
      folder.path("out"),
    ]
    if let population { arguments += ["--population", try folder.write(population, "population.csv")] }
    return (try Zonal.run(arguments + extra), folder)
  }

  @Test(
    arguments: [
      ("Date,ward_code\n2021-11-30,A\n", "report_date"), ("", "empty"),
      ("report_date,ward_code\n2022-11-30,A\n", "dated after"),
      ("report_date,longitude,latitude\n2021-11-30,21.5,105.5\n", "exchanged"),
      ("report_date,ward_code\n2021-11-30,\"A\n", "quote"), ("report_date,ward_code\n03/04/2021,A\n", "date-format"),
      ("report_date,report_date,ward_code\n2021-11-30,2021-11-30,A\n", "twice"),
    ])
  func `a file that cannot be used is refused and nothing is changed`(_ example: (cases: String, words: String)) throws
  {
    let (outcome, folder) = try Self.compute(example.cases)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(example.words), "\(outcome.errors)")
    #expect(outcome.errors.contains("cases.csv") || example.words == "dated after")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == ["zones.geojson"])
    #expect(try folder.text("out/zones.geojson") == "earlier")
  }

  static let good = "report_date,ward_code\n2021-11-30,A\n"

  @Test(
    arguments: [
      (#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"x":1},"geometry":null}]}"#, "--code"),
      (
        #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"A","properties":{},"geometry":null},{"type":"Feature","id":"A","properties":{},"geometry":null}]}"#,
        "same code"
      ), (#"{"type":"FeatureCollection","features":[]}"#, "no features"), (#"{"type":"Feature"#, "line 1"),
      (
        #"{"type":"Feature","id":"A","properties":{},"geometry":{"type":"Polygon","coordinates":[[[586513,2326256],[586613,2326256],[586613,2326356],[586513,2326256]]]}}"#,
        "--boundaries-crs"
      ),
    ])
  func `boundaries that cannot be used are refused`(_ example: (boundaries: String, words: String)) throws {
    let (outcome, folder) = try Self.compute(Self.good, boundaries: example.boundaries)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(example.words), "\(outcome.errors)")
    #expect(try folder.text("out/zones.geojson") == "earlier")
  }

  @Test(arguments: ["ward_code,population\n", "ward_code,population\nA,0\n", nil])
  func `a ward without residents has a class of its own and is never green`(_ population: String?) throws {
    let (outcome, folder) = try Self.compute("report_date,ward_code\n2021-11-30,A\n", population: population)
    #expect(outcome.status == 0)
    #expect(try folder.table("out/zones.csv").first?["level"] == "no-data")
    #expect(try folder.table("out/findings.csv").contains { $0["code"] == "no_population" })
  }

  @Test func `two populations that contradict each other are none, in whichever order they stand`() throws {
    for rows in ["A,1000\nA,2000\n", "A,2000\nA,1000\n"] {
      let (_, folder) = try Self.compute(Self.good, population: "ward_code,population\n" + rows)
      #expect(try folder.table("out/zones.csv").first?["level"] == "no-data")
      #expect(try folder.table("out/findings.csv").contains { $0["code"] == "conflicting_figure" })
    }
    let (_, folder) = try Self.compute(Self.good, population: "ward_code,population\nA,1000\nA,1000.0\n")
    #expect(try folder.table("out/zones.csv").first?["level"] == "high")
  }

  @Test func `counts below zero in total give no level and are said`() throws {
    let (outcome, folder) = try Self.compute("report_date,ward_code,count\n2021-11-30,A,1\n2021-11-30,A,-3\n")
    #expect(outcome.errors.contains("below zero"))
    #expect(try folder.table("out/zones.csv").first?["level"] == "no-data")
    #expect(try folder.table("out/findings.csv").contains { $0["code"] == "negative_total" && $0["value"] == "-2" })
  }

  @Test func `an output that is no folder or cannot be made is refused`() throws {
    let (outcome, _) = try Self.compute(Self.good, extra: ["--output", "/proc/none/out"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("/proc/none"))
  }

  @Test func `strict exits with 1 when rows were rejected`() throws {
    #expect(try Self.compute(Self.good + "2021-11-31,A\n", extra: ["--strict"]).outcome.status == 1)
    #expect(try Self.compute(Self.good, extra: ["--strict"]).outcome.status == 0)
  }

  @Test func `a criteria set out of its time is refused unless asked for`() throws {
    let (outcome, _) = try Self.compute(Self.good.replacing("2021", with: "2020"), on: "2020-12-01")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--as-in-force-on"))
    let (applied, _) = try Self.compute(
      Self.good.replacing("2021", with: "2020"), on: "2020-12-01", extra: ["--as-in-force-on", "2021-08-01"])
    #expect(applied.status == 0)
  }

  @Test func `every command has help with an example`() throws {
    for command in [
      ["compute"], ["explain"], ["replay"], ["boundaries", "crosswalk"], ["tally"], ["locate"],
      ["boundaries", "check"], ["boundaries", "convert"],
      ["criteria", "list"],
      ["criteria", "show"], ["criteria", "check"], ["diff"], ["status"], ["decrees", "around"], ["decrees", "check"],
      ["decrees", "resolve"],
    ] {
      let outcome = try Zonal.run(command + ["--help"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("xample"), "\(command)")
    }
    #expect(try Zonal.run(["compute"]).status == 64)
  }
}
