import Foundation
import Quantities
import Testing

@testable import Epidemiology

@Suite struct TallyFileTests {
  /// Reads a text as a file.
  static func read(_ text: String, wards: [String]? = nil) throws -> TallyFile {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("tally-\(UUID().uuidString).csv").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try TallyFile.read(path, wards: wards.map(WardList.init(codes:)))
  }

  @Test(arguments: 1...20) func `what was written is read back, with the boundaries and without`(_ seed: UInt64) throws
  {
    var random = SplitMix64(seed: seed)
    let world = RandomReports(Int.random(in: 0...400, using: &random), random: &random)
    let file = world.file()
    #expect(try Self.read(file.text, wards: world.wards) == file, "seed \(seed)")
    let alone = try Self.read(file.text)
    #expect(alone.text == file.text)
    #expect(alone.tally.wardList.isSameList(as: file.tally.wardList))
  }

  @Test(arguments: 1...10) func `parts behind one another in one file add up, their lines in any order`(_ seed: UInt64)
    throws
  {
    var random = SplitMix64(seed: seed)
    let world = RandomReports(300, random: &random)
    var text = ""
    let cuts = [0, 40, 41, 41, 200, 300]
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let part = RandomReports.file(world.reports[from..<to], wards: world.wards, bands: AgeBands(breaks: [18, 65]))
        .text
      var lines = part.split(separator: "\n").map(String.init)
      let counts = lines[2...].filter { !$0.hasPrefix("#") }.shuffled(using: &random)
      lines.replaceSubrange(2..<(2 + counts.count), with: counts)
      text += lines.joined(separator: to == 200 ? "\r\n" : "\n") + "\n" + (to == 41 ? "\n" : "")
    }
    #expect(try Self.read(text, wards: world.wards) == world.file(), "seed \(seed)")
    #expect(try Self.read(text).text == world.file().text)
  }

  @Test func `tallies that each know some of the wards add up to one of all`() throws {
    var random = SplitMix64(seed: 5)
    let world = RandomReports(200, random: &random)
    let parts = [0, 1, 2].map { third in
      RandomReports.file(
        world.reports.filter { ($0.ward ?? 0) % 3 == third }, wards: world.wards, bands: AgeBands(breaks: [18, 65]))
    }
    let files = try parts.map { try Self.read($0.text) }
    #expect(files[1].tally.wards < world.wards.count)
    #expect(try TallyFile.merged([files[2], files[0], files[1]]).text == world.file().text)
  }

  @Test func `codes with commas, quotes and line breaks come through`() throws {
    let wards = ["a\"b", "a,b", "a\nb", "x"].sorted()
    let reports = (0..<4).map { RandomReports.Report(isDose: false, kind: 0, age: 3, day: 18_900, ward: $0, count: 7) }
    let file = RandomReports.file(reports, wards: wards, bands: AgeBands(breaks: []))
    #expect(
      file.text.contains("2021-09-30,\"a,b\",7\n") && file.text.contains("\"a\"\"b\"") && file.text.contains(",x,7"))
    #expect(try Self.read(file.text, wards: wards) == file)
    #expect(try Self.read(file.text) == file)
  }

  @Test func `the digest is that of the sorted codes, one a line`() {
    // printf 'A\nB\n' | sha256sum, GNU coreutils 9.1.
    let expected = "daee1cd25194ae952d046ad9b9c81d3c07dc5332440b58d6d7461b248be56712"
    #expect(WardList(codes: ["A", "B"]).digest == expected)
  }

  static let digest = WardList(codes: ["A", "B"]).digest
  static let good = """
    #zonal-tally,version=1,wards=2,ward_codes=sha256:\(digest),age_from=0;18
    kind,classification,transmission,outcome,dose_number,series,age_from,day,ward_code,count
    cases,confirmed,community,unknown,,,18,2021-09-06,A,3
    cases,confirmed,community,unknown,,,18,2021-09-06,,2
    doses,,,,1,complete,,2021-09-07,B,40
    #rows,kind=cases,rows=6,counted=3,later=0,unlocated=2,rejected=1,reports=3,unlocated_reports=2
    #rows,kind=doses,rows=1,counted=1,later=0,unlocated=0,rejected=0,reports=40,unlocated_reports=0
    #end,lines=3

    """

  @Test func `the documented form is read`() throws {
    let file = try Self.read(Self.good, wards: ["A", "B"])
    #expect(file.text == Self.good)
    #expect(file.counts.rows == 7)
    #expect(file.counts.rejected == 1)
    #expect(file.tally.entries.map(\.count) == [3, 2, 40])
    #expect(file.tally.entries.map(\.place) == [0, 2, 1])
    let empty = try Self.read(Self.good + Self.good, wards: ["A", "B"])
    #expect(empty.tally.entries.map(\.count) == [6, 4, 80])
  }

  /// A change of the good file, the line that is named, and words of the sentence.
  static let changes: [(from: String, to: String, line: Int, words: String)] = [
    ("#zonal-tally,", "report_date,", 1, "begins with '#zonal-tally'"), ("version=1", "version=2", 1, "version 2"),
    ("wards=2", "wards=x", 1, "not read"), ("sha256:", "sha256:0", 1, "not read"),
    ("age_from=0;18", "age_from=18;0", 1, "not read|ascending"), ("age_from=0;18", "age_from=18", 1, "ascending"),
    ("wards=2", "wards=3", 1, "counted over"), ("series,age_from", "age_from,series", 2, "columns"),
    ("09-06,A", "09-06,C", 3, "'C'"), ("09-06,A", "09-31,A", 3, "'2021-09-31' is no day"),
    ("2021-09-06,A", "1821-09-06,A", 3, "no day between"), (",A,3", ",A,3.5", 3, "whole number"),
    (",A,3", ",A,", 3, "whole number"), (",A,3", ",A,9999999999999999", 3, "whole number"),
    (",A,3", ",A", 3, "10 columns"),
    (",A,3", ",A,3,4", 3, "whole number"), ("cases,confirmed", "cases,sure", 3, "sure"),
    ("cases,confirmed", "people,confirmed", 3, "neither cases nor doses"), (",,,18,2021", ",,,20,2021", 3, "'20'"),
    ("doses,,,,1,", "doses,,,,16,", 5, "dose number"), ("doses,,,,1,complete", "doses,,,,1,full", 5, "full"),
    (",A,3", ",A,4", 6, "add up to 4"), (",,2", ",,1", 6, "without a ward add up to 1"),
    ("rows=6", "rows=7", 6, "not the sum"),
    ("counted=3,", "counted=-3,", 6, "not the sum"), ("reports=40,", "reports=39,", 7, "add up to 40"),
    ("kind=doses,rows", "kind=cases,rows", 7, "twice"), ("later=0", "late=0", 6, "'#rows'"),
    ("#end,lines=3", "#end,lines=4", 8, "3 lines"), ("#end,lines=3", "#fin", 8, "neither"),
    (
      "#rows,kind=doses,rows=1,counted=1,later=0,unlocated=0,rejected=0,reports=40,unlocated_reports=0\n", "", 7,
      "no '#rows,kind=doses'"
    ),
    ("#end,lines=3\n", "", 7, "cut off"), ("#end,lines=3\n", "#end,lines=3\nx\n", 9, "begins with"),
    ("#end", "cases,confirmed,community,unknown,,,18,2021-09-06,A,3\n#end", 8, "behind the '#rows'"),
  ]

  @Test(arguments: changes.indices) func `a changed file is refused with the line and the reason`(_ index: Int) throws {
    let change = Self.changes[index]
    let text = Self.good.replacing(change.from, with: change.to, maxReplacements: 1)
    #expect(text != Self.good)
    let error = #expect(throws: TallyFileError.self) { _ = try Self.read(text, wards: ["A", "B"]) }
    let sentence = "\(try #require(error))"
    #expect(sentence.contains("line \(change.line)"), "\(sentence)")
    #expect(change.words.split(separator: "|").contains { sentence.contains($0) }, "\(sentence)")
    #expect(sentence.contains(".csv"))
  }

  @Test func `a file cut off anywhere is noticed`() {
    let whole = Self.good
    for length in 0..<whole.utf8.count {
      let text = String(decoding: whole.utf8.prefix(length), as: UTF8.self)
      #expect(throws: TallyFileError.self, "\(length) bytes") { _ = try Self.read(text, wards: ["A", "B"]) }
      if length > 0 {
        #expect(throws: TallyFileError.self, "\(length) bytes behind a whole") {
          _ = try Self.read(whole + text, wards: ["A", "B"])
        }
      }
    }
  }

  @Test func `sections with other ages or other wards do not add up`() throws {
    let other = Self.good.replacing("age_from=0;18", with: "age_from=0;18;65")
    let error = #expect(throws: TallyFileError.self) { _ = try Self.read(Self.good + other) }
    #expect("\(try #require(error))".contains("line 9"))
    #expect(throws: TallyFileError.self) {
      _ = try Self.read(Self.good + Self.good.replacing(Self.digest, with: WardList(codes: ["A", "C"]).digest))
    }
    #expect(throws: TallyFileError.self) { _ = try Self.read(Self.good, wards: ["A", "B", "C"]) }
  }
}
