import Foundation
import Quarantine
import Registry
import SpatialCore

/// Lines of `name: value` that somebody types on standard input, so that nothing of a person stands in a list of processes.
struct TypedForm {
  private(set) var values: [String: String] = [:]

  /// Reads standard input to its end, or to a line with a full stop alone.
  ///
  /// - Parameter fields: that may stand there; `nil` for any.
  /// - Throws: `QuarantineError.unusable` for a line that is none of these; the line itself is not repeated.
  init(_ fields: [String]?, hint: String) throws {
    if isatty(STDIN_FILENO) == 1 { Console.error("lines of \(hint); then '.'") }
    var number = 0
    while let line = readLine(), line != "." {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      let name = line.prefix { $0 != ":" }.trimmingCharacters(in: .whitespaces)
      guard line.contains(":"), fields?.contains(name) ?? true, values[name] == nil else {
        throw QuarantineError.unusable("line \(number) of standard input is not one of \(hint), each once")
      }
      values[name] =
        line[line.index(after: line.firstIndex(of: ":")!)...].trimmingCharacters(in: .whitespaces)
        .precomposedStringWithCanonicalMapping
    }
  }

  private static func hint(_ fields: [String]) -> String { fields.map { "'\($0): …'" }.joined(separator: ", ") }

  init(_ fields: [String]) throws { try self.init(fields, hint: Self.hint(fields)) }

  /// A value that must be there.
  ///
  /// - Throws: `QuarantineError.unusable`.
  func need(_ name: String) throws -> String {
    guard let value = values[name], !value.isEmpty else {
      throw QuarantineError.unusable("standard input has no line '\(name): …'")
    }
    return value
  }

  /// Longitude and latitude; `nil` when neither is there.
  ///
  /// - Throws: `QuarantineError.unusable`.
  func position() throws -> Coordinate? {
    guard values["longitude"] != nil || values["latitude"] != nil else { return nil }
    guard let x = Double(try need("longitude")), let y = Double(try need("latitude")) else {
      throw QuarantineError.unusable("longitude and latitude are degrees, as 105.8412 and 21.0245")
    }
    return Coordinate(x: x, y: y)
  }

  static let person = ["identifier", "name", "birth_year", "phone", "address", "longitude", "latitude"]

  /// The person of an order.
  ///
  /// - Throws: `QuarantineError.unusable`; `IdentifierFault`.
  func orderPerson() throws -> OrderPerson {
    guard case .personal(let identifier) = try IdentityNumber(try need("identifier")) else {
      throw QuarantineError.unusable("an order needs the personal identifier of 12 digits")
    }
    var year: Int?
    if let text = values["birth_year"] {
      guard let value = Int(text), (1850...2100).contains(value) else {
        throw QuarantineError.unusable("birth_year has four digits")
      }
      year = value
    }
    return OrderPerson(
      identifier: identifier, name: try need("name"), birthYear: year, phone: values["phone"] ?? "",
      address: values["address"] ?? "", position: try position())
  }
}
