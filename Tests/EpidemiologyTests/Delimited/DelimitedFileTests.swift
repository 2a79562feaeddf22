import Foundation
import Testing

@testable import Epidemiology

@Suite struct DelimitedFileTests {
  static func records(_ text: String) throws -> (header: [String], rows: [[String]]) {
    let file = try TemporaryFile(text)
    let table = try DelimitedFile(path: file.path)
    var rows: [[String]] = []
    try table.forEachRecord { _, fields in rows.append(fields) }
    return (table.header, rows)
  }

  @Test func `byte order mark, line ends and delimiters make no difference`() throws {
    for text in ["a,b\n1,2\n", "\u{feff}a,b\r\n1,2\r\n", "a;b\n1;2", "a\tb\r1\t2\r", "\n\na,b\n\n1,2\n\n"] {
      let (header, rows) = try Self.records(text)
      #expect(header == ["a", "b"])
      #expect(rows == [["1", "2"]], "\(text.debugDescription)")
    }
  }

  @Test func `quotes hold delimiters, line breaks and quotes`() throws {
    let (header, rows) = try Self.records("\"a,\"\"x\"\"\",b\n\"1\n2\",\"3,4\"\n\"\",\"say \"\"hi\"\"\"\n5\"6,7\n")
    #expect(header == ["a,\"x\"", "b"])
    #expect(rows == [["1\n2", "3,4"], ["", "say \"hi\""], ["5\"6", "7"]])
  }

  @Test func `a quote that is never closed is an error that names the row`() throws {
    let file = try TemporaryFile("a,b\n1,2\n3,\"4\n5,6\n")
    let table = try DelimitedFile(path: file.path)
    #expect(throws: IntakeError.unclosedQuote(file: file.path, record: 3)) { try table.forEachRecord { _, _ in } }
  }

  @Test func `an empty file and one that is no text are refused`() throws {
    for text in ["", "\n\n", "   "] {
      let file = try TemporaryFile(text)
      #expect(throws: IntakeError.empty(file: file.path)) { try DelimitedFile(path: file.path) }
    }
    let file = try TemporaryFile("PK\u{3}\u{4}xxxx")
    #expect(throws: IntakeError.self) { try DelimitedFile(path: file.path) }
    #expect(throws: IntakeError.self) { try DelimitedFile(path: "/no/such/file") }
    #expect(throws: IntakeError.self) { try DelimitedFile(path: "/") }
  }

  /// Chunks may end anywhere; the records must not notice.
  @Test func `records come out the same wherever a chunk ends`() throws {
    let records = (0..<40).map { i in i % 3 == 0 ? "\"x\ny,\(i)\",\(i)" : "plain\(i),\(i)" }
    let text = Array((records.joined(separator: "\n") + "\n").utf8)
    for cut in 1..<text.count {
      let whole = ChunkReader.lengthOfWholeRecords(text, cut, UInt8(ascii: ","))
      #expect(whole <= cut)
      guard whole > 0 else { continue }
      var count = 0
      for part in [text[..<whole], text[whole...]] where !part.isEmpty {
        Array(part).withUnsafeBufferPointer { bytes in
          var scanner = RecordScanner(bytes, delimiter: UInt8(ascii: ","), capacity: 2)
          while scanner.next() == 2 { count += 1 }
        }
      }
      #expect(count == 40, "cut at \(cut), whole records until \(whole)")
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "needs ../shared/data/tough/csv-spectrum"))
  func `the files of csv-spectrum parse to their truth`() throws {
    let folder = SharedData.path("tough/csv-spectrum")
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/csvs").filter { $0.hasSuffix(".csv") }
    #expect(!names.isEmpty)
    for name in names {
      let truth = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/json/\(name.dropLast(4)).json")))
      let file = try DelimitedFile(path: "\(folder)/csvs/\(name)")
      var rows: [[String: String]] = []
      try file.forEachRecord { _, fields in rows.append(Dictionary(uniqueKeysWithValues: zip(file.header, fields))) }
      // The truth of one file is of another version of it: one object, with another telephone number.
      if truth is [String: Any] {
        #expect(rows.count == 1 && rows[0]["Cities"] == "Modesto", "\(name)")
        continue
      }
      #expect((truth as? [[String: String]]) == rows, "\(name)")
    }
  }
}
