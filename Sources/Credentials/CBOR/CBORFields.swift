/// The fields of a map that is read strictly: each is taken once, and what nobody took is an error.
///
/// A reader that passes over what it does not know lets two programs see two different credentials in the same bytes.
public struct CBORFields {
  private var rest: [CBORPair]
  private let name: String

  /// - Parameter name: of the map, for error texts: `the permit`.
  /// - Throws: `CredentialError.unexpected` when it is no map.
  public init(_ value: CBORValue?, name: String) throws(CredentialError) {
    guard let pairs = value?.map else { throw .unexpected(field: name, wanted: "a map") }
    rest = pairs
    self.name = name
  }

  /// Takes a field that may be missing.
  public mutating func takeIfThere(_ key: CBORValue) -> CBORValue? {
    guard let place = rest.firstIndex(where: { $0.key == key }) else { return nil }
    return rest.remove(at: place).value
  }

  public mutating func take(_ key: CBORValue) throws(CredentialError) -> CBORValue {
    guard let value = takeIfThere(key) else { throw unexpected(key, "there") }
    return value
  }

  /// Takes a number from 0 to a limit.
  public mutating func number(_ key: CBORValue, most: UInt64 = UInt64(Int64.max)) throws(CredentialError) -> Int {
    let value = try take(key)
    return try number(value, key, most: most)
  }

  public mutating func numberIfThere(_ key: CBORValue, most: UInt64 = UInt64(Int64.max)) throws(CredentialError) -> Int?
  {
    guard let value = takeIfThere(key) else { return nil }
    return try number(value, key, most: most)
  }

  private func number(_ value: CBORValue, _ key: CBORValue, most: UInt64) throws(CredentialError) -> Int {
    guard let number = value.unsigned, number <= most, let fitting = Int(exactly: number) else {
      throw unexpected(key, "a number up to \(most)")
    }
    return fitting
  }

  public mutating func text(_ key: CBORValue) throws(CredentialError) -> String {
    guard let text = try take(key).text else { throw unexpected(key, "a text") }
    return text
  }

  public mutating func textIfThere(_ key: CBORValue) throws(CredentialError) -> String? {
    guard let value = takeIfThere(key) else { return nil }
    guard let text = value.text else { throw unexpected(key, "a text") }
    return text
  }

  /// - Parameter count: how many they must be; `nil` for any number.
  public mutating func bytes(_ key: CBORValue, count: Int? = nil) throws(CredentialError) -> [UInt8] {
    guard let bytes = try take(key).bytes, count == nil || bytes.count == count else {
      throw unexpected(key, count.map { "\($0) bytes" } ?? "bytes")
    }
    return bytes
  }

  public mutating func array(_ key: CBORValue) throws(CredentialError) -> [CBORValue] {
    guard let items = try take(key).array else { throw unexpected(key, "an array") }
    return items
  }

  /// - Throws: `CredentialError.unexpected` when a field is left that nobody asked for.
  public func finish() throws(CredentialError) {
    guard let first = rest.first else { return }
    throw .unexpected(field: name, wanted: "without field \(Self.words(first.key))")
  }

  /// What is wrong with a field.
  public func unexpected(_ key: CBORValue, _ wanted: String) -> CredentialError {
    .unexpected(field: "field \(Self.words(key)) of \(name)", wanted: wanted)
  }

  private static func words(_ key: CBORValue) -> String {
    // A key may be a text that somebody chose: only numbers are named.
    key.integer.map(String.init) ?? "of another kind"
  }
}
