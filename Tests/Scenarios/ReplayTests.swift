import Foundation
import Testing

/// Series of maps from the command line.
@Suite struct ReplayTests {
  private func hanoi(_ folder: TemporaryFolder, _ extra: [String]) throws -> Zonal.Outcome {
    let data = "\(Zonal.root)/geodata/hanoi-2021"
    return try Zonal.run(
      [
        "replay", "--boundaries", "\(data)/wards.geojson", "--population", "\(data)/population.csv", "--cases",
        "\(data)/cases.csv", "--doses", "\(data)/doses.csv", "--measures", "\(data)/measures.csv", "--output",
        folder.path + "/out",
      ] + extra)
  }

  @Test func `The spans of a replay are the levels of the maps of its days`() throws {
    let folder = try TemporaryFolder()
    let outcome = try hanoi(
      folder, ["--criteria", "vn-4800-notice", "--from", "2021-12-28", "--on", "2022-01-08", "--change", "rate_m3=40"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    var levels: [String: [String]] = [:]
    for span in try folder.table("out/spans.csv") {
      let days = try #require(Int(span["days"] ?? ""))
      levels[span["ward_code"] ?? "", default: []] += Array(repeating: span["level"] ?? "", count: days)
    }
    #expect(levels.count == 579)
    #expect(levels.values.allSatisfy { $0.count == 12 })
    let data = "\(Zonal.root)/geodata/hanoi-2021"
    let map = try Zonal.run([
      "compute", "--boundaries", "\(data)/wards.geojson", "--population", "\(data)/population.csv", "--cases",
      "\(data)/cases.csv", "--doses", "\(data)/doses.csv", "--measures", "\(data)/measures.csv", "--criteria",
      "vn-4800-notice", "--on", "2022-01-08", "--output", folder.path + "/map",
    ])
    #expect(map.status == 0, "\(map.errors)")
    for zone in try folder.table("map/zones.csv") { #expect(levels[zone["ward_code"] ?? ""]?.last == zone["level"]) }
    #expect(try folder.table("out/changes.csv").allSatisfy { !($0["reasons"] ?? "").isEmpty })
    #expect(try !folder.table("out/differences.csv").isEmpty)
    #expect(try folder.text("out/report.html").contains("</html>"))
  }

  @Test(arguments: [
    (["--criteria", "vn-4800", "--from", "2022-01-08", "--on", "2022-01-01"], 2, "lies after"),
    (
      ["--criteria", "vn-4800", "--from", "2022-01-01", "--on", "2022-01-02", "--change", "rate_m3"], 2, "VALUE=NUMBER"
    ),
    (
      ["--criteria", "vn-4800", "--from", "2022-01-01", "--on", "2022-01-02", "--change", "m3=4"], 2, "'m3' is no value"
    ),
    (
      ["--criteria", "vn-4800", "--from", "2022-01-01", "--on", "2022-01-02", "--cases-known", "x.csv"], 2,
      "MOMENT=FILE"
    ),
    (["--criteria", "vn-218", "--from", "2022-02-01", "--on", "2022-02-02"], 2, "incomplete"),
  ])
  func `What cannot be replayed is refused and says what to do`(extra: [String], status: Int32, says: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try hanoi(folder, extra)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/spans.csv"))
  }

  @Test func `there is a table of areas where the rules roll up, and reasons are in the language asked for`() throws {
    let folder = try TemporaryFolder()
    let days = ["--from", "2021-10-20", "--on", "2021-11-20"]
    let plain = try hanoi(folder, ["--criteria", "vn-4800", "--language", "vi"] + days)
    #expect(plain.status == 0, "\(plain.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("out/areas.csv")))
    let vietnamese = try folder.table("out/changes.csv")
    #expect(vietnamese.contains { ($0["reasons"] ?? "").contains("trên 100.000 dân") })
    #expect(vietnamese.allSatisfy { !($0["reasons"] ?? "").contains("per 100,000") })
    let rolled = try hanoi(folder, ["--criteria", "vn-2686", "--as-in-force-on", "2021-06-01"] + days)
    #expect(rolled.status == 0, "\(rolled.errors)")
    #expect(try !folder.table("out/areas.csv").isEmpty)
  }

  /// Of a day, half the cases are known on the day itself, nine of ten the day after, and all of them then.
  private func late(_ folder: TemporaryFolder, knownAt: Int, through: Int) throws -> String {
    let rows = (1...through).map { day in
      let known = [10, 18, 20][min(max(knownAt - day, 0), 2)]
      return "2021-03-\(day < 10 ? "0" : "")\(day),A,\(known)\n"
    }
    return try folder.write("report_date,ward_code,count\n" + rows.joined(), "known-\(knownAt)-\(through).csv")
  }

  @Test func `days whose counts are still growing are marked, unless the list goes on after them`() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "replay", "--boundaries", try folder.write(BadInputTests.square, "wards.geojson"), "--population",
      try folder.write("ward_code,population\nA,100000\n", "population.csv"), "--criteria", "cdc-transmission",
      "--as-in-force-on", "2021-11-01", "--from", "2021-03-01", "--output", folder.path("out"), "--cases-known",
      "2021-03-12=\(try late(folder, knownAt: 12, through: 12))", "--cases",
      try late(folder, knownAt: 31, through: 31), "--on",
    ]
    let last = try Zonal.run(arguments + ["2021-03-31"])
    #expect(last.status == 0, "\(last.errors)")
    #expect(last.output.contains("The last 2 days of an earlier state were still growing"), "\(last.output)")
    #expect(last.output.contains("so are 2021-03-30 to 2021-03-31"), "\(last.output)")
    #expect(try folder.text("out/report.html").contains(#""growingFrom":29,"growingDays":2"#))
    let before = try Zonal.run(arguments + ["2021-03-29"])
    #expect(before.output.contains("The last 2 days") && !before.output.contains("so are"), "\(before.output)")
    #expect(try !folder.text("out/report.html").contains(#""growingFrom":"#))
  }

  /// The published files of Austria: 535 and 1,212 district-days were revised between one and the next.
  @Test(.enabled(if: PublishedFiguresTests.isPresent, "needs ../shared/data/austria-districts"))
  func `Austria's earlier files replay as they were known, every revision found and every changed level explained`()
    throws
  {
    let folder = try TemporaryFolder()
    let data = PublishedFiguresTests.austria
    let outcome = try Zonal.run([
      "replay", "--boundaries", "\(data)/polygons.geojson", "--population", "\(data)/population.csv", "--cases",
      "\(data)/cases.csv", "--cases-known", "2020-11-04=\(data)/cases_vintage_2020-11-04.csv", "--cases-known",
      "2020-11-29=\(data)/cases_vintage_2020-11-29.csv", "--map", "cases.report_date=date", "--map", "ward_code=GKZ",
      "--map", "count=cases", "--criteria", "cdc-transmission", "--as-in-force-on", "2021-11-01", "--from",
      "2020-02-26", "--on", "2021-01-02", "--output", folder.path + "/out",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    var revised: [String: Int] = [:]
    var levels = 0
    for row in try folder.table("out/revisions.csv") {
      if row["count"] != row["later_count"] { revised[String((row["known_at"] ?? "").prefix(10)), default: 0] += 1 }
      if row["level"] != row["later_level"] {
        levels += 1
        #expect(row["reasons"] != row["later_reasons"] && row["reasons"] != "" && row["later_reasons"] != "")
      }
    }
    #expect(revised == ["2020-11-04": 535, "2020-11-29": 1212])
    #expect(levels == 44)
    #expect(outcome.output.contains("The last 3 days of an earlier state were still growing"), "\(outcome.output)")
  }
}
