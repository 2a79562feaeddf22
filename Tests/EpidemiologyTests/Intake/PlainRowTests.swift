import Quantities
import SpatialCore
import Testing

@testable import Epidemiology

/// The quick reader against the careful one: whatever a row looks like, the result is the same with and without it.
@Suite struct PlainRowTests {
  struct Outcome: Equatable {
    var counts: RowCounts
    var tally: Tally
    var findings: [Finding]
    var records: [String: Int]
    var points: Int
    var repetitions: CaseIdentifiers.Repetitions
  }

  static func read(_ text: String, kind: RowKind, plainly: Bool, mapping: [String] = []) throws -> Outcome {
    let file = try TemporaryFile(text)
    let table = try DelimitedFile(path: file.path)
    var options = IntakeOptions()
    options.ageBands = AgeBands(breaks: [5, 18, 65])
    options.through = Day("2021-10-20")
    options.mapping = try ColumnMapping(mapping)
    let plan = ReportPlan(
      file: table, kind: kind, layout: try ColumnLayout(table, kind: kind, mapping: options.mapping),
      wards: ReportIntakeTests.wards, options: options, dateFormat: .automatic)
    let identifiers = CaseIdentifiers()
    var worker = try ReportWorker(plan: plan, identifiers: identifiers, readsPlainly: plainly)
    let sink = try FindingSink(path: nil)
    let order = OrderedFindings(sink: sink)
    var buffer = ChunkReader.Buffer(capacity: 4096)
    while let chunk = try table.reader.next(into: &buffer) {
      let (rows, findings) = try worker.process(
        UnsafeBufferPointer(start: buffer.storage, count: chunk.count), index: chunk.index)
      order.deliver(index: chunk.index, rows: rows, findings)
    }
    worker.finishIdentifiers()
    let (counts, points, tally) = (worker.counts, worker.points, worker.tally)
    return Outcome(
      counts: counts, tally: tally.finish(ageBands: options.ageBands),
      findings: sink.samples.map {
        var finding = $0
        finding.file = ""
        return finding
      },
      records: Dictionary(uniqueKeysWithValues: sink.counts.map { ($0.key.rawValue, $0.value) }), points: points,
      repetitions: try identifiers.repetitions())
  }

  static let values: [String: [String]] = [
    "report_date": [
      "2021-09-06", "2021-10-21", "2020-02-29", "2021-02-29", "06.09.2021", "2021-9-6", "", "1899-12-31", "1900-01-01",
      "2099-12-31", "2100-01-01", "2021-09-00", "2021-13-01", "2021-00-10", "2021-09-31", "20210906", "2021/09/06",
      " 2021-09-06", "2021-09-06T10:00:00Z", "2021-09-6", "2O21-09-06", "2021-09-06 10:30:00.123+07:00", "2021-09-06 ",
      "2021-09-06  ", "2021-09-06T", "2021-09-06 x",
      "25/12/2021", "25/08/2021", "08/25/2021", "05/05/2021", "05/06/2021", "25.08.2021 00:00", "31.06.2021",
      "25/08-2021", "\u{661}021-09-06",
    ],
    "onset_date": ["", "", "2021-09-01", "2021-09-07", "01.09.2021", "soon", "2021-10-19", " "],
    "longitude": [
      "100.5", "101.25", "100", "-100.5", "+100.5", "100.123456789012345", "1e2", "100.", ".5", "", "x", "99.999999",
      "100.00000000000001", "0100.5", "10000.5", "100.5 ", " 100.5", "100.1234567", "100.50000000000000000001", "1O0.5",
    ],
    "latitude": ["10.5", "10", "10.999999999999998", "-10.5", "11", "10.", "", "abc", "10.0000001", "10,5", "100.5"],
    "age": ["", "0", "4", "17", "18", "64", "65", "130", "131", "007", "1000", "12.5", "x", " 7 ", "-1", "3O"],
    "classification": [
      "confirmed", "Confirmed", "SUSPECTED", "probable", "discarded", "", "perhaps", " probable", "confirmedx",
    ],
    "transmission": ["community", "", "Imported", "quarantined", "other", "communitY"],
    "outcome": ["", "died", "DEAD", "alive", "recovered", "unknown", "gone", "treatment", "discharged", "death"],
    "count": ["", "1", "-1", "3", "1000000000", "1000000001", "3.0", "2.5", "x", "-", "0", "+2", "12345678"],
    "case_id": ["A1", "A2", "B-17", "", "a longer identifier than sixteen bytes", "A1 ", "é"],
    "ward_code": ["", "", "00001", "00002", "99999", " 00001", "1", "00001x", "000010000200003"],
    "ward": ["", "Ward 00001", "ward 00002", "Nowhere", "Ward 00001 ", "a \"quoted\" name"],
    "district": ["", "District", "Elsewhere", "Dis,trict"],
    "remark": ["", "plain", "with, comma", "two\nlines", "say \"hi\"", "ends with \"", "dấu"],
    "dose_date": ["2021-09-06", "2021-10-01", "x", ""],
    "dose_number": ["1", "2", "15", "99", "100", "0", "", "1.0", "x"],
    "series_complete": ["", "true", "FALSE", "yes", "0", "1", "maybe", "\u{11}"],
  ]

  static func field(_ text: String, _ delimiter: String, _ random: inout SplitMix64) -> String {
    let needsQuotes = text.contains(delimiter) || text.contains("\"") || text.contains("\n")
    // Now and then what needs quotes has none, and what needs none has some.
    guard needsQuotes != (Int.random(in: 0..<40, using: &random) == 0) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  @Test(arguments: 0..<60) func `rows of every kind come out as the careful reader has them`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let kind: RowKind = seed % 4 == 3 ? .doses : .cases
    var columns = kind == .cases ? ["report_date"] : ["dose_date", "dose_number"]
    let places = [
      ["longitude", "latitude"], ["ward_code"], ["ward", "district"], ["ward_code", "longitude", "latitude", "ward"],
    ]
    columns += places[Int.random(in: 0..<4, using: &random)]
    let others =
      kind == .cases
      ? ["onset_date", "age", "classification", "transmission", "outcome", "count", "case_id", "remark"]
      : ["age", "series_complete", "count", "remark"]
    columns += others.filter { _ in Bool.random(using: &random) }
    columns.shuffle(using: &random)
    let delimiter = [",", ";", "\t"][seed % 3]
    let lineBreak = ["\n", "\r\n", "\r"][Int.random(in: 0..<8, using: &random) % 3]
    // How often a value is an unusual one.
    let share = [2, 10, 200][Int.random(in: 0..<3, using: &random)]
    var text = columns.joined(separator: delimiter) + lineBreak
    for row in 0..<400 {
      var fields = columns.map { name in
        let choices = Self.values[name]!
        let usual = Int.random(in: 0..<share, using: &random) != 0
        return Self.field(
          usual ? choices[row % min(choices.count, 2)] : choices[Int.random(in: 0..<choices.count, using: &random)],
          delimiter, &random)
      }
      if Int.random(in: 0..<60, using: &random) == 0 { fields.removeLast() }
      if Int.random(in: 0..<60, using: &random) == 0 { fields.append("more") }
      text += fields.joined(separator: delimiter)
      if row < 399 || Bool.random(using: &random) { text += lineBreak }
      if Int.random(in: 0..<80, using: &random) == 0 { text += lineBreak }
    }
    let careful: Outcome
    do {
      careful = try Self.read(text, kind: kind, plainly: false)
    } catch {
      // A quote that never closes is the same error either way.
      #expect(throws: IntakeError.self, "seed \(seed)") { try Self.read(text, kind: kind, plainly: true) }
      return
    }
    let quick = try Self.read(text, kind: kind, plainly: true)
    #expect(quick == careful, "seed \(seed), columns \(columns)")
    #expect(
      careful.counts.rows == careful.counts.counted + careful.counts.later + careful.counts.unlocated
        + careful.counts.rejected)
  }

  @Test func `one column read as two things is read carefully`() throws {
    let text = "day,ward_code\n2021-09-06,00001\n2021-09-07,00002\n"
    let mapping = ["report_date=day", "onset_date=day"]
    let quick = try Self.read(text, kind: .cases, plainly: true, mapping: mapping)
    #expect(quick.counts.counted == 2)
    #expect(try quick == Self.read(text, kind: .cases, plainly: false, mapping: mapping))
  }

  @Test func `a file without a line break at its end loses nothing`() throws {
    for end in ["", "\n", "\r\n", "\r", "\n\n"] {
      let outcome = try Self.read(
        "report_date,longitude,latitude\n2021-09-06,100.5,10.5\n2021-09-06,100.5,10.5\(end)", kind: .cases,
        plainly: true)
      #expect(outcome.counts.counted == 2, "\(end.debugDescription)")
    }
  }
}
