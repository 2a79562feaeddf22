import Foundation
import Testing

@testable import Epidemiology

@Suite struct FindingBatchTests {
  @Test func `decimals are written as Swift describes them`() {
    var random = SplitMix64(seed: 9)
    func written(_ value: Double) -> String {
      var bytes: [UInt8] = []
      DecimalText.append(value, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    for _ in 0..<5_000 {
      let value = Double.random(in: -200...200, using: &random)
      for digits in [0.0, 1, 4, 6, 7, 8] {
        let rounded = (value * pow(10, digits)).rounded() / pow(10, digits)
        if written(rounded) != rounded.description { Issue.record("\(rounded)") }
      }
      if written(value) != value.description { Issue.record("\(value)") }
    }
    for value in [0, -0.0, 1e-5, 1e-4, 0.00012, 9_999_999.9999999, 1e7, 1e300, .infinity, .nan, 105.0000001, -0.0001] {
      #expect(written(value) == value.description)
    }
  }

  @Test func `findings come out in the order of their rows, with the row of the file`() throws {
    var random = SplitMix64(seed: 10)
    let file = try TemporaryFile("")
    let sink = try FindingSink(path: file.path)
    var expected = Finding.columns.joined(separator: ",") + "\n"
    var before = 1
    for _ in 0..<30 {
      var batch = FindingBatch()
      var made: [Finding] = []
      for number in 0..<200 {
        let finding = Finding(
          severity: number % 3 == 0 ? .note : .rejected, code: Finding.Code.allCases[number % 7], file: "a, \"b\".csv",
          row: Int.random(in: 1...50, using: &random), column: "c",
          value: number % 5 == 0 ? "x, \"y\"\nz" : "\(number)",
          count: number % 4 == 0 ? nil : number, message: "says, \(number)")
        batch.append(finding)
        made.append(finding)
      }
      let form = FindingForm(.rejected, .outsideEveryWard, file: "a, \"b\".csv", column: "c", message: "far, away")
      batch.append(form, row: 25, value: { $0 += "1.5 2.5".utf8 }, count: -3)
      made.append(
        Finding(
          severity: .rejected, code: .outsideEveryWard, file: "a, \"b\".csv", row: 25, column: "c", value: "1.5 2.5",
          count: -3,
          message: "far, away"))
      batch.sort()
      sink.add(batch, rowsBefore: before)
      for (_, finding) in made.enumerated().sorted(by: { ($0.element.row!, $0.offset) < ($1.element.row!, $1.offset) })
      {
        var moved = finding
        moved.row = finding.row! + before
        expected += moved.record
      }
      before += 50
    }
    try sink.close()
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == expected)
    #expect(sink.counts.values.reduce(0, +) == 30 * 201)
    let sample = try #require(sink.samples.first { $0.code == .outsideEveryWard })
    #expect(sample.file == "a, \"b\".csv" && sample.row == 26 && sample.count == -3 && sample.value == "1.5 2.5")
  }
}
