/// Where in the sequence of changes one is: an opaque word of the population database's own.
///
/// It stands in URLs, so that it is held to characters that need no escaping, and must say nothing of anybody.
public struct PopulationCursor: Hashable, Sendable {
  /// What the database is asked with for the first time.
  public static let start = PopulationCursor(checked: "0")

  public let text: String

  /// - Returns: `nil` unless the text has 1 to 128 letters, digits, `.`, `_`, `~` or `-`.
  public init?(_ text: String) {
    guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy(Self.isPlain) else { return nil }
    self.text = text
  }

  private init(checked text: String) { self.text = text }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension PopulationCursor: CustomStringConvertible {
  public var description: String { text }
}
