import Foundation
import Testing

@testable import Quarantine

/// The quarantine policies of this package, whole or with one place changed.
enum ShippedQuarantine {
  static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata/criteria/quarantine"
  static let library = QuarantineLibrary(folder: folder)
  static let id = "vn-covid-2021"

  static func policy() throws -> QuarantinePolicy { try library.policy(id) }

  /// The text with `old` replaced where it first stands, and the line, from 1, of that place.
  static func text(replacing old: String, with new: String) throws -> (text: String, line: Int) {
    let whole = try library.load(id).text
    let place = try #require(whole.range(of: old), "'\(old)' is not in \(id)")
    let line = whole[..<place.lowerBound].count { $0 == "\n" } + 1
    return (whole.replacingCharacters(in: place, with: new), line)
  }
}
