import Foundation
import Testing

/// Maps as they were known at a moment.
@Suite struct KnownAtTests {
  static let cases = """
    report_date,ward_code,known_at
    2021-11-29,A,2021-11-29T10:00
    2021-11-29,A,2021-12-01T08:30
    2021-11-30,A,2021-12-02
    2021-11-30,A,

    """

  static func counted(_ extra: [String]) throws -> (counted: Int, later: Int, findings: [String: Int]) {
    let (outcome, folder) = try BadInputTests.compute(cases, extra: extra)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(try folder.text("out/summary.json").utf8)) as? [String: Any])
    let files = try #require(summary["files"] as? [[String: Any]])
    let use = try #require(files.first { $0["kind"] as? String == "cases" })
    return (
      use["counted"] as? Int ?? -1, use["later"] as? Int ?? -1, summary["findings"] as? [String: Int] ?? [:]
    )
  }

  @Test func `rows that became known later are left out, and said`() throws {
    let now = try Self.counted([])
    #expect(now.counted == 4 && now.findings["known_later"] == nil)
    for (moment, counted) in [
      ("2021-11-29T10:00", 1), ("2021-11-30", 2), ("2021-12-01T08:29", 2), ("2021-12-01T01:30Z", 3), ("2021-12-02", 4),
    ] {
      let known = try Self.counted(["--known-at", moment])
      #expect(known.counted == counted && known.later == 4 - counted, "\(moment)")
      #expect(known.findings["known_later"] == (counted == 4 ? nil : 1), "\(moment)")
    }
  }

  @Test func `the summary says as known at what moment, where one was given`() throws {
    for (extra, known) in [([], nil), (["--known-at", "2021-11-30"], "2021-11-30T23:59:59")] {
      let (outcome, folder) = try BadInputTests.compute(Self.cases, extra: extra)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let summary = try JSONSerialization.jsonObject(with: Data(try folder.text("out/summary.json").utf8))
      #expect(try #require(summary as? [String: Any])["known_at"] as? String == known)
    }
  }

  @Test func `explain knows what compute knows`() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "explain", "A", "--boundaries", try folder.write(BadInputTests.square, "wards.geojson"), "--population",
      try folder.write("ward_code,population\nA,1000\n", "population.csv"), "--cases",
      try folder.write(Self.cases, "cases.csv"), "--criteria", "cdc-transmission", "--on", "2021-12-01",
    ]
    #expect(try Zonal.run(arguments).output.contains("4 confirmed"))
    #expect(try Zonal.run(arguments + ["--known-at", "2021-11-30T23:59:59"]).output.contains("2 confirmed"))
  }

  @Test func `what cannot be answered is refused`() throws {
    let early = try BadInputTests.compute(Self.cases, extra: ["--known-at", "2021-11-01"])
    #expect(early.outcome.status == 2)
    #expect(early.outcome.errors.contains("--known-at 2021-11-01T23:59:59"), "\(early.outcome.errors)")
    let wrong = try BadInputTests.compute(Self.cases, extra: ["--known-at", "noon"])
    #expect(wrong.outcome.status == 64)
    #expect(wrong.outcome.errors.contains("'noon' is no moment"), "\(wrong.outcome.errors)")
    let tally = try BadInputTests.compute(Self.cases, extra: ["--known-at", "2021-12-01", "--tally", "t.csv"])
    #expect(tally.outcome.status == 64)
    #expect(tally.outcome.errors.contains("does not say when"), "\(tally.outcome.errors)")
  }
}
