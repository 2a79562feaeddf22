import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore

/// The members of a JSON object that was sent, each looked at for its form. For permits and the ward office.
///
/// A problem names the member by its way from the top, `person.name`, and never repeats a value: it may be about somebody.
struct PermitFields: Sendable {
  private let prefix: String
  private let members: [String: JSONValue]

  /// The object of a body.
  ///
  /// - Throws: `Problem` with 400 for what is no such object, 413, and 415 for what is not JSON.
  init(_ call: Call, upTo largest: Int, names: [String], form: String) async throws {
    guard call.request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
      throw Problem(.unsupportedMediaType, "Not JSON", "send \(form) as application/json")
    }
    let bytes = try await call.body(upTo: largest)
    guard let value = try? JSONValue(reading: Array(bytes.readableBytesView)), case .object = value else {
      throw Problem(.badRequest, "Body cannot be used", "the body must be a JSON object as \(form)")
    }
    try self.init(value, at: "", names: names)
  }

  private init() {
    prefix = ""
    members = [:]
  }

  /// Of a request that says nothing more than its address.
  static let nothing = PermitFields()

  private init(_ value: JSONValue, at prefix: String, names: [String]) throws(Problem) {
    self.prefix = prefix
    guard case .object(let given) = value else {
      throw Self.refusal(String(prefix.dropLast()), "an object with \(names.joined(separator: ", "))")
    }
    var members: [String: JSONValue] = [:]
    for member in given {
      guard names.contains(member.name) else {
        throw Problem(
          .badRequest, "Body cannot be used",
          "\(prefix.isEmpty ? "the body" : String(prefix.dropLast())) has a member that is not known here; it may have "
            + names.joined(separator: ", "))
      }
      guard members[member.name] == nil else {
        throw Self.refusal(prefix + member.name, "there once")
      }
      members[member.name] = member.value
    }
    self.members = members.filter { $0.value != .null }
  }

  private static func refusal(_ name: String, _ what: String) -> Problem {
    Problem(.badRequest, "Body cannot be used", "\(name) must be \(what)", parameter: name)
  }

  func refuse(_ name: String, _ what: String) -> Problem { Self.refusal(prefix + name, what) }

  /// What has the right form and cannot be used.
  func refuseContent(_ name: String, _ detail: String) -> Problem {
    Problem(.unprocessableContent, "Cannot be used", "\(prefix)\(name) \(detail)", parameter: prefix + name)
  }

  func has(_ name: String) -> Bool { members[name] != nil }

  /// A member as it was sent; `nil` for one that is missing or null.
  func value(_ name: String) -> JSONValue? { members[name] }

  /// - Throws: `Problem` where it is no object, or has members of other names.
  func object(_ name: String, names: [String]) throws(Problem) -> PermitFields {
    guard let value = members[name] else { throw refuse(name, "an object with \(names.joined(separator: ", "))") }
    return try PermitFields(value, at: prefix + name + ".", names: names)
  }

  /// The objects of a list; none where it is missing.
  func objects(_ name: String, names: [String], most: Int) throws(Problem) -> [PermitFields] {
    guard let value = members[name] else { return [] }
    guard case .array(let values) = value, values.count <= most else {
      throw refuse(name, "a list of at most \(most) objects with \(names.joined(separator: ", "))")
    }
    var objects: [PermitFields] = []
    for (place, value) in values.enumerated() {
      objects.append(try PermitFields(value, at: "\(prefix)\(name)[\(place)].", names: names))
    }
    return objects
  }

  /// Whole numbers by names; none where it is missing.
  func numbers(_ name: String, _ range: ClosedRange<Int>, most: Int) throws(Problem) -> [String: Int] {
    guard let value = members[name] else { return [:] }
    let wanted = "an object of at most \(most) whole numbers from \(range.lowerBound) to \(range.upperBound)"
    guard case .object(let given) = value, given.count <= most else { throw refuse(name, wanted) }
    var numbers: [String: Int] = [:]
    for member in given {
      guard case .number(let digits) = member.value, let number = Int(digits), range.contains(number),
        numbers.updateValue(number, forKey: member.name) == nil
      else { throw refuse(name, wanted) }
    }
    return numbers
  }

  /// A text of 1 to `longest` characters without control characters.
  func text(_ name: String, longest: Int = 100) throws(Problem) -> String {
    guard let text = members[name].flatMap(Self.string), Self.isClean(text, longest: longest) else {
      throw refuse(name, "1 to \(longest) characters of text")
    }
    return text
  }

  /// The same where it may be missing.
  func optionalText(_ name: String, longest: Int = 100) throws(Problem) -> String? {
    has(name) ? try text(name, longest: longest) : nil
  }

  func optionalInteger(_ name: String, _ range: ClosedRange<Int>) throws(Problem) -> Int? {
    guard let value = members[name] else { return nil }
    guard case .number(let digits) = value, let number = Int(digits), range.contains(number) else {
      throw refuse(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func texts(_ name: String, most: Int, longest: Int = 100) throws(Problem) -> [String] {
    guard let value = members[name] else { return [] }
    let wanted = "a list of at most \(most) texts of 1 to \(longest) characters"
    guard case .array(let values) = value, values.count <= most else { throw refuse(name, wanted) }
    var texts: [String] = []
    for value in values {
      guard let text = Self.string(value), Self.isClean(text, longest: longest) else { throw refuse(name, wanted) }
      texts.append(text)
    }
    return texts
  }

  func integers(_ name: String, _ range: ClosedRange<Int>, most: Int) throws(Problem) -> [Int]? {
    guard let value = members[name] else { return nil }
    let wanted = "a list of at most \(most) whole numbers from \(range.lowerBound) to \(range.upperBound)"
    guard case .array(let values) = value, values.count <= most else { throw refuse(name, wanted) }
    var numbers: [Int] = []
    for value in values {
      guard case .number(let digits) = value, let number = Int(digits), range.contains(number) else {
        throw refuse(name, wanted)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Positions as pairs of longitude and latitude; `nil` where there are none.
  func positions(_ name: String, most: Int) throws(Problem) -> [Coordinate]? {
    guard let value = members[name] else { return nil }
    let wanted = "a list of 2 to \(most) pairs of longitude and latitude, as [[105.84, 21.04], [105.85, 21.03]]"
    guard case .array(let values) = value, (2...most).contains(values.count) else { throw refuse(name, wanted) }
    var positions: [Coordinate] = []
    for value in values {
      guard case .array(let pair) = value, pair.count == 2, case .number(let first) = pair[0],
        case .number(let second) = pair[1], let x = Double(first), let y = Double(second), abs(x) <= 180, abs(y) <= 90
      else { throw refuse(name, wanted) }
      positions.append(Coordinate(x: x, y: y))
    }
    return positions
  }

  private static func string(_ value: JSONValue) -> String? {
    guard case .string(let text) = value else { return nil }
    return text
  }

  private static func isClean(_ text: String, longest: Int) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.count <= longest && scalars.contains { !$0.properties.isWhitespace }
      && !scalars.contains { $0.value < 32 || $0.value == 127 }
  }
}
