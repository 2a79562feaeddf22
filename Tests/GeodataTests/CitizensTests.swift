import Foundation
import Testing

@testable import geodata_generator

@Suite struct CitizensTests {
  private func register(_ count: Int) throws -> [[String]] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("citizens-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = try String(contentsOfFile: Geodata.folder + "/hanoi-2021/facts.csv", encoding: .utf8)
    var citizens = Citizens(wards: try WardFact.table(text, path: "facts.csv"))
    try citizens.write(count, to: path)
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `so many citizens as were asked for, each with a number of their own that agrees with birth and sex`()
    throws
  {
    let rows = try register(20_000)
    #expect(rows[0].joined(separator: ",") == Citizens.header)
    #expect(rows.count == 20_001)
    let citizens = rows.dropFirst()
    #expect(Set(citizens.map { $0[0] }).count == 20_000)
    for row in citizens {
      let digits = row[0].compactMap(\.wholeNumberValue)
      let year = Int(row[3].prefix(4))!
      let sound =
        row.count == 9 && digits.count == 12 && digits[3] == (year >= 2000 ? 2 : 0) + (row[4] == "F" ? 1 : 0)
        && digits[4] * 10 + digits[5] == year % 100
      if !sound { Issue.record("a row contradicts itself") }
    }
  }

  @Test func `wards have the shares that the census counted`() throws {
    let rows = try register(50_000).dropFirst()
    let text = try String(contentsOfFile: Geodata.folder + "/hanoi-2021/facts.csv", encoding: .utf8)
    let wards = try WardFact.table(text, path: "facts.csv")
    let counted = Dictionary(grouping: rows) { $0[5] }.mapValues(\.count)
    let all = wards.reduce(0) { $0 + $1.population }
    for ward in wards {
      let expected = Double(ward.population) / Double(all) * 50_000
      #expect(abs(Double(counted[ward.code] ?? 0) - expected) <= 1)
    }
  }

  @Test func `the same count gives the same citizens`() throws {
    #expect(try register(500) == register(500))
  }
}
