import Foundation
import Testing

@testable import Vaccination

/// The rules of vaccination of this package, whole or with one place changed.
enum ShippedVaccination {
  static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata/criteria/vaccination"
  static let library = VaccinationLibrary(folder: folder)
  static let id = "vietnam-2021"

  static func rules() throws -> VaccinationRules { try library.rules(id) }

  /// The text with `old` replaced where it first stands, and the line, from 1, of that place.
  static func text(replacing old: String, with new: String) throws -> (text: String, line: Int) {
    let whole = try library.load(id).text
    let place = try #require(whole.range(of: old), "'\(old)' is not in \(id)")
    let line = whole[..<place.lowerBound].count { $0 == "\n" } + 1
    return (whole.replacingCharacters(in: place, with: new), line)
  }
}
