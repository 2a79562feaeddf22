import Quantities
import Testing

@testable import Epidemiology

/// Codes before a reform are those of the earlier wards; positions are of the map's wards on any day.
@Suite struct EarlierWardsTests {
  /// Earlier codes: 00002 was another ward than the one that has the code now, and 00003 is gone.
  static let earlier = WardList(codes: ["00002", "00003"])

  static func read(_ text: String, threads: Int = 1) throws -> (RowCounts, now: Tally, earlier: Tally, [Finding]) {
    var options = IntakeOptions()
    options.threads = threads
    options.earlier = EarlierWards(earlier, reform: Day("2025-07-01")!)
    let sink = try FindingSink(path: nil)
    let file = try TemporaryFile(text)
    let intake = ReportIntake(wards: ReportIntakeTests.wards, options: options, sink: sink)
    let counts = try intake.read(file.path, kind: .cases)
    return (counts, intake.tally(), try #require(intake.earlierTally()), sink.samples)
  }

  @Test(arguments: 1...10) func `every row counts once, by the codes of its day`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var text = "report_date,ward_code,longitude,latitude,count\n"
    var expected: [PlainCount: Fraction] = [:]
    var now: [PlainCount: Fraction] = [:]
    var (rejected, reports) = (0, 0)
    for _ in 0..<400 {
      let day = Day("2025-07-01")! + Int.random(in: -3...3, using: &random)
      let isBefore = day < Day("2025-07-01")!
      let count = Int.random(in: 1...9, using: &random)
      let stratum = Stratum.of(case: .confirmed, .community, .unknown, ageBand: Stratum.unknownAge)
      if Bool.random(using: &random) {
        let ward = Int.random(in: 0...1, using: &random)
        text += "\(day),,\(100 + ward).5,10.5,\(count)\n"
        let key = PlainCount(stratum: stratum, day: day, ward: "0000\(ward + 1)")
        now[key] = (now[key] ?? 0) + Fraction(count)
        reports += count
        continue
      }
      let code = "0000\(Int.random(in: 1...3, using: &random))"
      // Quotes and blanks are for the careful way after the reform as well.
      text += "\(day),\(Bool.random(using: &random) ? "\" \(code)\"" : code),,,\(count)\n"
      var key = PlainCount(stratum: stratum, day: day, ward: code)
      let isKnown = isBefore ? code != "00001" : code != "00003"
      if isKnown { reports += count } else { rejected += 1 }
      if isBefore, isKnown {
        expected[key] = (expected[key] ?? 0) + Fraction(count)
      } else {
        if !isKnown { key.ward = nil }
        now[key] = (now[key] ?? 0) + Fraction(count)
      }
    }
    for threads in [1, 3] {
      let (counts, tally, earlier, findings) = try Self.read(text, threads: threads)
      #expect(earlier.plain == expected, "seed \(seed)")
      #expect(tally.plain == now, "seed \(seed)")
      #expect(counts.rows == 400 && counts.unlocated == rejected && counts.counted == 400 - rejected)
      #expect(counts.reports == reports)
      #expect(findings.allSatisfy { $0.code == .unknownWardCode })
    }
  }

  @Test func `a name or a code of the other vintage is refused before the reform`() throws {
    let (counts, _, earlier, samples) = try Self.read(
      """
      report_date,ward_code,district,ward
      2025-06-30,,District,Ward 00002
      2025-06-30,00001,,
      2025-06-30,3,,
      2025-06-30,00003,,
      2025-07-01,,District,Ward 00002
      """)
    #expect(counts.unlocated == 3 && counts.counted == 2)
    #expect(earlier.entries.map(\.count) == [1])
    let findings = samples.sorted { ($0.row ?? 0) < ($1.row ?? 0) }
    #expect(findings.compactMap(\.row) == [2, 3, 4])
    #expect(findings.map(\.code) == [.unknownWardName, .unknownWardCode, .unknownWardCode])
    #expect(findings[2].message.contains("'00003' had"))
  }

  @Test func `figures of before the reform are not taken for the map's wards`() throws {
    var options = IntakeOptions()
    options.earlier = EarlierWards(Self.earlier, reform: Day("2025-07-01")!)
    let sink = try FindingSink(path: nil)
    let file = try TemporaryFile(
      "area_code,date,measure,value\n00002,2025-06-30,tests,5\n00002,2025-07-01,tests,7\n")
    let tables = TableIntake(wards: ReportIntakeTests.wards, options: options, sink: sink)
    let (measures, counts) = try tables.measures([file.path])
    #expect(counts[0].counted == 1 && counts[0].unlocated == 1)
    #expect(measures.values("tests", ward: 1, through: Day("2025-07-02")!, days: 10) == [7])
    #expect(sink.samples.map(\.row) == [2])
  }
}
