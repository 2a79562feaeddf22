import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Quantities

/// Members of a JSON object that was sent to the desk, each looked at for its form.
struct DeskBody: Sendable {
  static let largest = 1 << 14

  private struct Members: Decodable {
    var texts: [String: String] = [:]
    var numbers: [String: Decimal] = [:]
    var objects: [String: [String: Decimal]] = [:]
    var names: [String] = []

    private struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      for key in container.allKeys {
        names.append(key.stringValue)
        if try container.decodeNil(forKey: key) { continue }
        if let text = try? container.decode(String.self, forKey: key) {
          texts[key.stringValue] = text
        } else if let number = try? container.decode(Decimal.self, forKey: key) {
          numbers[key.stringValue] = number
        } else {
          objects[key.stringValue] = try container.decode([String: Decimal].self, forKey: key)
        }
      }
    }
  }

  private let members: Members

  /// - Parameters:
  ///   - names: of the members that there may be.
  ///   - form: what the body must be, as an example.
  /// - Throws: `Problem` with 400 for what is no such object, 415 for what is not JSON.
  init(_ call: Call, names: [String], form: String) async throws {
    guard call.request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
      throw Problem(.unsupportedMediaType, "Not JSON", "send \(form) as application/json")
    }
    let bytes = try await call.body(upTo: Self.largest)
    guard let members = try? JSONDecoder().decode(Members.self, from: Data(bytes.readableBytesView)) else {
      throw Problem(.badRequest, "Body cannot be used", "the body must be a JSON object as \(form)")
    }
    if let other = members.names.sorted().first(where: { !names.contains($0) }) {
      throw Problem(
        .badRequest, "Body cannot be used",
        "there is no member \(other.prefix(40)) here; the body may have \(names.joined(separator: ", "))")
    }
    self.members = members
  }

  private func refuse(_ name: String, _ what: String) -> Problem {
    Problem(.badRequest, "Body cannot be used", "\(name) must be \(what)", parameter: name)
  }

  func has(_ name: String) -> Bool {
    members.texts[name] != nil || members.numbers[name] != nil || members.objects[name] != nil
  }

  /// A text of 1 to `longest` characters without control characters.
  func text(_ name: String, longest: Int = 500) throws(Problem) -> String {
    let text = members.texts[name]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    guard (1...longest).contains(text.count), !text.unicodeScalars.contains(where: { $0.value < 32 }) else {
      throw refuse(name, "1 to \(longest) characters of text")
    }
    return text
  }

  func day(_ name: String) throws(Problem) -> Day {
    guard let day = members.texts[name].flatMap({ Day($0) }) else {
      throw refuse(name, "a day, for example 2022-01-21")
    }
    return day
  }

  func optionalDay(_ name: String) throws(Problem) -> Day? { has(name) ? try day(name) : nil }

  func optionalNumber(_ name: String) throws(Problem) -> Int? {
    guard has(name) else { return nil }
    guard let number = members.numbers[name].flatMap({ Int($0.description) }), number > 0 else {
      throw refuse(name, "a whole number above 0")
    }
    return number
  }

  /// Numbers by name, exactly as they were written.
  func numbers(_ name: String) throws(Problem) -> [String: Fraction] {
    var numbers: [String: Fraction] = [:]
    for (key, value) in members.objects[name] ?? [:] {
      guard let number = Fraction(decimal: value.description) else { throw refuse(name, "numbers by name") }
      numbers[key] = number
    }
    return numbers
  }
}
