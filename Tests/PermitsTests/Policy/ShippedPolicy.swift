import Foundation
import Testing

@testable import Permits

/// The permit policies of this package, whole or with one place changed.
enum ShippedPolicy {
  static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata/criteria/permits"
  static let library = PolicyLibrary(folder: folder)

  static func policy(_ id: String) throws -> PermitPolicy { try library.policy(id) }

  /// The text with `old` replaced where it first stands, and the line, from 1, of that place.
  static func text(_ id: String, replacing old: String, with new: String) throws -> (text: String, line: Int) {
    if old.isEmpty { return (try library.load(id).text, 1) }
    let whole = try library.load(id).text
    let place = try #require(whole.range(of: old), "'\(old)' is not in \(id)")
    let line = whole[..<place.lowerBound].count { $0 == "\n" } + 1
    return (whole.replacingCharacters(in: place, with: new), line)
  }
}
