import Criteria
import Foundation
import Testing

/// The folder of criteria sets beside this package's sources.
let criteriaFolder = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/geodata/criteria"

/// A criteria file of the project, whole or with one place in it changed.
enum ShippedFile {
  static let ids = ["cdc-transmission", "ecdc-2021-06", "ecdc-2022-02", "simple-recency", "vn-4800", "who-2021"]

  static func text(_ id: String) throws -> String {
    try String(contentsOfFile: "\(criteriaFolder)/\(id).yaml", encoding: .utf8)
  }

  static func set(_ id: String) throws -> CriteriaSet { try CriteriaSet.parse(try text(id), file: "\(id).yaml") }

  /// The text with `old` replaced where it first stands, and the line, from 1, of that place.
  static func text(_ id: String, replacing old: String, with new: String) throws -> (text: String, line: Int) {
    let whole = try text(id)
    let place = try #require(whole.range(of: old), "'\(old)' is not in \(id)")
    let line = whole[..<place.lowerBound].count { $0 == "\n" } + 1
    return (whole.replacingCharacters(in: place, with: new), line)
  }

  static func set(_ id: String, replacing old: String, with new: String) throws -> CriteriaSet {
    try CriteriaSet.parse(try text(id, replacing: old, with: new).text, file: "\(id).yaml")
  }
}
