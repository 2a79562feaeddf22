import Foundation
import SpatialCore

/// One field of the settings: how it is named on the command line, in the environment and in a file, what it may be, what it is for.
///
/// All of them stand in one table, `Setting.all`, so that no field can be set in one of the three ways only.
public struct Setting: Sendable {
  /// The name in a file: words with hyphens between them.
  public let name: String
  /// What stands for the value in descriptions: `FILE`.
  public let placeholder: String
  public let help: String
  /// The value of a field, `null` where it has none.
  let read: @Sendable (ServerSettings) -> JSONValue
  /// Sets a field.
  ///
  /// - Returns: what the text would have to be, when it cannot be used.
  let write: @Sendable (inout ServerSettings, String) -> String?

  /// On the command line: `--public-address`.
  public var flag: String { "--" + name }
  /// In the environment: `ZONAL_PUBLIC_ADDRESS`.
  public var variable: String { "ZONAL_" + name.uppercased().replacing("-", with: "_") }

  public static func named(_ name: String) -> Setting? { all.first { $0.name == name } }

  /// The value that holds when nothing is said, in words.
  var defaultText: String { Self.text(read(ServerSettings())) }

  /// A value in words, nothing secret in it.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "none"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): masked(text)
    case .array(let values): values.isEmpty ? "none" : values.map(text).joined(separator: ",")
    case .object: ""
    }
  }

  /// A value as JSON, nothing secret in it.
  static func masked(_ value: JSONValue) -> JSONValue {
    if case .string(let text) = value { return .string(masked(text)) }
    if case .array(let values) = value { return .array(values.map(masked)) }
    return value
  }

  /// An address may hold a password before its host and a key behind its question mark; neither is shown.
  static func masked(_ text: String) -> String {
    guard let scheme = text.firstRange(of: "://") else { return text }
    var rest = text[scheme.upperBound...]
    var query = ""
    if let mark = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) {
      query = "\(rest[mark])…"
      rest = rest[..<mark]
    }
    let host = rest.prefix { $0 != "/" }
    if let at = host.lastIndex(of: "@") { rest = "…" + rest[at...] }
    return text[..<scheme.upperBound] + rest + query
  }
}

// MARK: Forms

extension Setting {
  typealias Field<Value> = any WritableKeyPath<ServerSettings, Value> & Sendable

  static func text(
    _ name: String, _ field: Field<String>, _ placeholder: String, _ help: String
  ) -> Setting {
    Setting(
      name: name, placeholder: placeholder, help: help, read: { .string($0[keyPath: field]) },
      write: { settings, text in
        guard !text.isEmpty else { return "must not be empty" }
        settings[keyPath: field] = text
        return nil
      })
  }

  /// Text that may be missing: `none` or nothing takes it away.
  static func text(
    _ name: String, _ field: Field<String?>, _ placeholder: String, _ help: String, startsWith: [String] = []
  ) -> Setting {
    Setting(
      name: name, placeholder: placeholder, help: help,
      read: { $0[keyPath: field].map(JSONValue.string) ?? .null },
      write: { settings, text in
        guard !isNone(text) else {
          settings[keyPath: field] = nil
          return nil
        }
        guard startsWith.isEmpty || startsWith.contains(where: text.hasPrefix) else {
          return "must begin with \(startsWith.joined(separator: " or "))"
        }
        settings[keyPath: field] = text
        return nil
      })
  }

  static func number(
    _ name: String, _ field: Field<Int>, _ range: ClosedRange<Int>, _ placeholder: String, _ help: String
  ) -> Setting {
    Setting(
      name: name, placeholder: placeholder, help: help, read: { .number(String($0[keyPath: field])) },
      write: { settings, text in
        guard let number = Int(text), range.contains(number) else {
          return "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
        }
        settings[keyPath: field] = number
        return nil
      })
  }

  static func number(_ name: String, _ field: Field<Double?>, _ placeholder: String, _ help: String) -> Setting {
    Setting(
      name: name, placeholder: placeholder, help: help,
      read: { $0[keyPath: field].map { .number($0.description) } ?? .null },
      write: { settings, text in
        guard !isNone(text) else {
          settings[keyPath: field] = nil
          return nil
        }
        guard let number = Double(text), number > 0, number.isFinite else { return "must be a number above 0, or none" }
        settings[keyPath: field] = number
        return nil
      })
  }

  static func list(_ name: String, _ field: Field<[String]>, _ placeholder: String, _ help: String) -> Setting {
    Setting(
      name: name, placeholder: placeholder, help: help,
      read: { .array($0[keyPath: field].map(JSONValue.string)) },
      write: { settings, text in
        let parts = isNone(text) ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
        let values = parts.map { $0.trimmingCharacters(in: .whitespaces) }
        guard !values.contains("") else { return "must be a list with commas between its parts, or none" }
        settings[keyPath: field] = values
        return nil
      })
  }

  static func choice(
    _ name: String, _ choices: [String], _ help: String, read: @escaping @Sendable (ServerSettings) -> String,
    write: @escaping @Sendable (inout ServerSettings, String) -> Void
  ) -> Setting {
    Setting(
      name: name, placeholder: choices.joined(separator: "|"), help: help, read: { .string(read($0)) },
      write: { settings, text in
        guard choices.contains(text) else { return "must be one of \(choices.joined(separator: ", "))" }
        write(&settings, text)
        return nil
      })
  }

  static func flag(_ name: String, _ field: Field<Bool>, _ help: String) -> Setting {
    Setting(
      name: name, placeholder: "true|false", help: help, read: { .bool($0[keyPath: field]) },
      write: { settings, text in
        guard text == "true" || text == "false" else { return "must be true or false" }
        settings[keyPath: field] = text == "true"
        return nil
      })
  }

  private static func isNone(_ text: String) -> Bool { text.isEmpty || text == "none" }
}
