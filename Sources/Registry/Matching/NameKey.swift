/// Family and given name without marks and without order: what people are filed under beside their birth date.
///
/// A key is found in the database by a keyed hash of its ``text``, so that the file shows no name.
public struct NameKey: Hashable, Sendable {
  let first: NameWord
  let second: NameWord

  /// - Returns: `nil` for a name without words.
  public init?(_ name: PersonName) {
    guard !name.isEmpty else { return nil }
    self.init(name.family, name.given)
  }

  init(_ a: NameWord, _ b: NameWord) {
    (first, second) = a.letters <= b.letters ? (a.unmarked, b.unmarked) : (b.unmarked, a.unmarked)
  }

  /// The bare letters, for a keyed hash. Personal data.
  public var text: String { "\(first.plain) \(second.plain)" }
}

extension NameKey: CustomStringConvertible, CustomReflectable {
  public var description: String { "key of a name" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
