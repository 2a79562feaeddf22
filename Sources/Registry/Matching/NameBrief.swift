/// What of a name decides whether two are compared at all: bare letters of family and given name, and of all words in a row.
struct NameBrief: Sendable, BitwiseCopyable {
  /// The letters without their order: what ``NameKey`` is of.
  struct Key: Comparable, Sendable, BitwiseCopyable {
    let low: UInt64
    let high: UInt64

    init(_ a: UInt64, _ b: UInt64) { (low, high) = (min(a, b), max(a, b)) }
    init(_ key: NameKey) { self.init(key.first.letters, key.second.letters) }

    static func < (a: Key, b: Key) -> Bool { a.low != b.low ? a.low < b.low : a.high < b.high }
  }

  let family: UInt64
  let given: UInt64
  let joined: UInt64

  init(_ name: PersonName) {
    family = name.family.letters
    given = name.given.letters
    joined = name.joined
  }

  var key: Key { Key(family, given) }

  func hasKey(of other: NameBrief) -> Bool { key == other.key }
}
