import Foundation
import Testing

@testable import Subsidies

/// The policies of support of this package, whole or with one place changed.
enum ShippedSupport {
  static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata/criteria/support"
  static let library = SupportLibrary(folder: folder)
  static let national = "vn-68-2021"
  static let city = "hanoi-15-2021"

  static func catalogue() throws -> SupportCatalogue {
    SupportCatalogue([try library.policies(national), try library.policies(city)])
  }

  /// The text with `old` replaced where it first stands, and the line, from 1, of that place.
  static func text(_ id: String, replacing old: String, with new: String) throws -> (text: String, line: Int) {
    let whole = try library.load(id).text
    let place = try #require(whole.range(of: old), "'\(old)' is not in \(id)")
    let line = whole[..<place.lowerBound].count { $0 == "\n" } + 1
    return (whole.replacingCharacters(in: place, with: new), line)
  }
}
