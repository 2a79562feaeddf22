import Foundation

@testable import geodata_generator

/// What the tests look at: the table of facts and what is made of it, once.
enum Geodata {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let folder = "\(root)/geodata"

  static let facts: [WardFact] = {
    let path = "\(folder)/hanoi-2021/facts.csv"
    return (try? WardFact.table(String(contentsOfFile: path, encoding: .utf8), path: path)) ?? []
  }()
  static let outlines = Outlines(facts)
  static let epidemic = Epidemic(facts, outlines)

  /// Records of a table without quotes, by column name.
  static func records(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { a, _ in a }) }
  }
}
