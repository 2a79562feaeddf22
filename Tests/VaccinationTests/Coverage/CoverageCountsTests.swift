import Criteria
import Epidemiology
import Foundation
import Quantities
import Testing

@testable import Vaccination

@Suite struct CoverageCountsTests {
  private let day = Day("2022-02-21")!

  private func counts(
    _ rows: [String], header: String = "area_code,name,date,population,first,complete", on day: Day? = nil,
    measure: CoverageMeasure = .complete, mapping: [String: String] = [:]
  ) throws -> CoverageCounts {
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    return try CoverageCounts(
      DelimitedFile(bytes: Array(text.utf8), name: "counts.csv"), mapping: mapping, measure: measure, basis: .residence,
      on: day ?? self.day)
  }

  @Test func `the last row up to the day holds, and percent is not rounded`() throws {
    let read = try counts([
      "2,Rust,2022-02-20,2000,1600,1500", "2,Rust,2022-02-21T23:59:59+01:00,2000,1657,1623",
      "2,Rust,2022-02-22,2000,1,1",
      "1,\"Eisen, stadt\",2022-02-21,3,2,1",
    ])
    #expect(read.lines.map(\.code) == ["1", "2"])
    #expect(read.lines.map(\.numerator) == [1, 1623] && read.lines.map(\.denominator) == [3, 2000])
    #expect(read.lines[0].percent == 100.0 / 3 && read.lines[0].name == "Eisen, stadt")
    #expect(read.lines[1].denominatorDay == day && read.lines[1].denominatorName == "population, counts.csv")
    #expect(read.rows == 4 && read.later == 1 && read.superseded == 1 && read.rejected == 0)
  }

  @Test func `rows in are rows that hold, that are later, superseded, or rejected`() throws {
    let read = try counts([
      "1,a,2022-02-21,10,1,1", "1,a,2022-02-21,10,1,2", "2,b,2022-02-21,10,1,x", "3,c,2022-13-21,10,1,1", "4,d",
      ",e,2022-02-21,10,1,1", "6,f,2022-02-21,-1,1,1", "7,g,2022-02-21,,1,1", "7,g,2022-02-21,,1,1",
    ])
    #expect(read.lines.map(\.code) == ["7"] && read.lines[0].denominator == nil && read.lines[0].percent == nil)
    #expect(read.rows == read.lines.count + read.later + read.superseded + read.rejected)
    #expect(
      read.findings.map(\.code) == [
        .conflictingFigure, .invalidCount, .invalidDate, .fieldCount, .missingPlace, .invalidNumber,
      ])
    #expect(read.findings.allSatisfy { $0.row != nil && $0.file == "counts.csv" })
  }

  @Test func `a file without the column says which, and one without rows that there is nothing`() {
    #expect(
      throws: CoverageError.missingColumns(file: "counts.csv", missing: ["booster"], found: ["area_code", "first"])
    ) {
      try counts(["1,2"], header: "area_code,first", measure: .booster)
    }
    #expect(throws: CoverageError.nothing(file: "counts.csv")) { try counts(["1,a,2022-03-01,10,1,1"]) }
  }

  @Test func `above all is flagged and explained by what the places are, and never clamped`() throws {
    var line = try counts(["1,a,2022-02-21,10,11,11"]).lines[0]
    #expect(line.isAboveAll && line.percent == 110)
    #expect(line.explanation?.english.contains("registered population lags") == true)
    #expect(line.explanation?.english.contains("population, counts.csv of 2022-02-21") == true)
    line.basis = .injection
    #expect(line.explanation?.english.contains("people who live elsewhere") == true)
    #expect(line.explanation?.vietnamese.contains("nơi tiêm") == true)
    line.numerator = 10
    #expect(!line.isAboveAll && line.explanation == nil)
    line.denominator = 0
    #expect(line.percent == nil && line.explanation != nil)
    line.denominator = nil
    #expect(line.percent == nil && line.explanation != nil && !line.isAboveAll)
    line.numerator = -1
    #expect(line.explanation?.english.contains("Corrections") == true)
  }

  @Test func `the files say the same, and quotes hold what has commas`() throws {
    let lines = try counts(["1,\"Eisen, \"\"stadt\"\"\",2022-02-21,3,2,1", "2,b,2022-02-21,,2,1"]).lines
    let csv = CoverageExport.csv(lines)
    let file = try DelimitedFile(bytes: Array(csv.utf8), name: "coverage.csv")
    var rows: [[String]] = []
    try file.forEachRecord { _, fields in rows.append(fields) }
    #expect(rows.count == 2 && rows.allSatisfy { $0.count == file.header.count })
    #expect(rows[0][1] == "Eisen, \"stadt\"" && Double(rows[0][8]) == lines[0].percent && rows[1][8] == "")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(CoverageExport.json(lines, on: day).utf8)) as? [String: Any])
    let first = try #require((json["lines"] as? [[String: Any]])?.first)
    #expect(first["percent"] as? Double == lines[0].percent && first["above_all"] as? Bool == false)
    #expect(Set(first.keys) == Set(file.header))
  }
}
