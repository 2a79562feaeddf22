import Quantities
import SpatialCore
import Testing

@testable import Epidemiology

@Suite struct KnownAtTests {
  static func moment(_ text: String) throws -> Moment { try #require(Moment(text, offset: 25_200)) }

  static func read(
    _ text: String, knownThrough: String?, through: String? = nil, kind: RowKind = .cases, mapping: [String] = []
  ) throws -> (counts: RowCounts, tally: Tally, findings: [Finding]) {
    var options = IntakeOptions()
    options.knownThrough = try knownThrough.map(moment)
    options.through = through.flatMap { Day($0) }
    options.mapping = try ColumnMapping(mapping)
    let sink = try FindingSink(path: nil)
    let file = try TemporaryFile(text)
    let intake = ReportIntake(wards: ReportIntakeTests.wards, options: options, sink: sink)
    let counts = try intake.read(file.path, kind: kind)
    return (counts, intake.tally(), sink.samples)
  }

  static let rows = """
    report_date,ward_code,known_at
    2021-09-06,00001,2021-09-06T08:00
    2021-09-06,00001,2021-09-07T10:00:00
    2021-09-06,00001,2021-09-07T10:00:01
    2021-09-06,00001,2021-09-07T03:00:00Z
    2021-09-06,00001,2021-09-07T05:00:01+02:00
    2021-09-06,00001,2021-09-06
    2021-09-06,00001,2021-09-07
    2021-09-06,00001,
    2021-09-07,00001,
    2021-09-08,00001,2021-09-07 09:00
    2021-09-08,00001,yesterday
    2021-09-08,00001,2021-09-31T10:00

    """

  @Test func `rows count when they were known by the moment, to the second`() throws {
    let (counts, tally, findings) = try Self.read(Self.rows, knownThrough: "2021-09-07T10:00")
    // Known in time: rows 2, 3, 5, 7, 9 and 11; row 10 became known at the end of its day, row 8 at the end of the next.
    #expect(counts.rows == 12)
    #expect(counts.counted == 6)
    #expect(counts.knownLater == 4)
    #expect(counts.later == 4)
    #expect(counts.rejected == 2)
    #expect(tally.entries.map(\.count) == [5, 1])
    let later = try #require(findings.first { $0.code == .knownLater })
    #expect(later.count == 4 && later.severity == .note && later.column == "known_at")
    #expect(later.message.contains("2021-09-07T10:00") && later.message.contains("2021-09-07T23:59:59"))
    let wrong = findings.filter { $0.code == .invalidMoment }
    #expect(wrong.map(\.row) == [12, 13])
    #expect(wrong.map(\.value) == ["yesterday", "2021-09-31T10:00"])
    #expect(wrong.allSatisfy { $0.severity == .rejected && $0.column == "known_at" && $0.message.contains("write") })
  }

  @Test func `every row is known in the end`() throws {
    let rows = Self.rows.split(separator: "\n").filter { !$0.contains("yesterday") && !$0.contains("31T") }
    let (counts, tally, findings) = try Self.read(rows.joined(separator: "\n"), knownThrough: "2030-01-01")
    #expect(counts.counted == 10 && counts.later == 0 && findings.isEmpty)
    #expect(try tally == Self.read(rows.joined(separator: "\n"), knownThrough: nil).tally)
  }

  @Test func `without a moment the column is not read`() throws {
    let (counts, _, findings) = try Self.read(Self.rows, knownThrough: nil)
    #expect(counts.counted == 12 && findings.isEmpty)
  }

  @Test func `a row that is dated after the map is said to be that, known or not`() throws {
    let (counts, _, findings) = try Self.read(Self.rows, knownThrough: "2021-09-07T10:00", through: "2021-09-06")
    #expect(counts.later == 5 && counts.knownLater == 3 && counts.counted == 5 && counts.rejected == 2)
    #expect(findings.first { $0.code == .afterMapDay }?.count == counts.later - counts.knownLater)
    #expect(findings.first { $0.code == .knownLater }?.count == counts.knownLater)
  }

  @Test(arguments: ["2021-09-06T23:59:59", "2021-09-07T00:00", "2021-09-07T23:59:58", "2021-09-05T12:00"])
  func `a file without the column is known day by day`(_ limit: String) throws {
    let days = ["2021-09-05", "2021-09-06", "2021-09-06", "2021-09-07", "2021-09-08"]
    let bare = "report_date,ward_code\n" + days.map { "\($0),00001\n" }.joined()
    let said = "report_date,ward_code,known_at\n" + days.map { "\($0),00001,\n" }.joined()
    let (counts, tally, findings) = try Self.read(bare, knownThrough: limit, through: "2021-09-07")
    let careful = try Self.read(said, knownThrough: limit, through: "2021-09-07")
    #expect(counts == careful.counts && tally == careful.tally)
    let moment = try Self.moment(limit)
    #expect(counts.counted == days.count { Moment.end(of: Day($0)!) <= moment })
    #expect(
      findings.first { $0.code == .knownLater }?.message.contains("no column known_at")
        == (counts.knownLater > 0 ? true : nil))
    #expect(careful.findings.first { $0.code == .knownLater }?.message.contains("no column") != true)
  }

  @Test func `doses say when they became known too, and a column under another name is named as the file has it`()
    throws
  {
    let (counts, _, findings) = try Self.read(
      "dose_date,ward_code,dose_number,entered\n2021-09-06,00001,1,2021-09-09\n2021-09-06,00001,1,soon\n2021-09-06,00001,1,\n",
      knownThrough: "2021-09-07T10:00", kind: .doses, mapping: ["known_at=entered"])
    #expect(counts.knownLater == 1 && counts.rejected == 1 && counts.counted == 1)
    #expect(findings.first { $0.code == .invalidMoment }?.column == "entered")
    #expect(findings.first { $0.code == .knownLater }?.column == "entered")
  }
}
