import Epidemiology

/// A person's name taken apart into family, middle and given name, folded for comparing.
///
/// Folded away: case, Unicode composition, blanks, the place of the tone mark, y for i, and remains of typing. Kept apart from the
/// bare letters: the marks, for they tell people apart (Dũng, Dung) where they were written.
///
/// Immutable and shared between threads. It prints nothing of the name.
public struct PersonName: Hashable, Sendable {
  /// The first of two or more words.
  let family: NameWord
  let middle: [NameWord]
  /// The last word; the only one of a name of one word.
  let given: NameWord
  /// Whether no word has a mark: written without diacritics, or a name that has none.
  let isPlain: Bool
  /// A digest of all bare letters in their order, the same whatever blanks stand between them.
  let joined: UInt64

  /// - Complexity: linear in the text; longer texts than 256 bytes are no names, and are taken as empty.
  public init(_ written: some StringProtocol) {
    let text = written.utf8.count <= 256 ? Self.parted(written) : ""
    self.init(words: FoldedWord.words(of: text).map { NameWord($0) })
  }

  init(words: [NameWord]) {
    given = words.last ?? .none
    family = words.count > 1 ? words[0] : .none
    middle = words.count > 2 ? Array(words[1..<(words.count - 1)]) : []
    isPlain = words.allSatisfy { $0.marks == 0 }
    var joined: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words {
      for place in 0..<word.count { joined = (joined ^ UInt64(word[place])) &* 0x0000_0100_0000_01B3 }
    }
    self.joined = joined
  }

  public var isEmpty: Bool { given.isNone }

  var words: [NameWord] { family.isNone ? (given.isNone ? [] : [given]) : [family] + middle + [given] }

  /// A digest of the bare letters of the middle names; 0 without any.
  var middleKey: UInt64 {
    middle.reduce(0) { ($0 ^ $1.letters) &* 0x9E37_79B9_7F4A_7C15 }
  }

  /// The same words in the orders in which foreigners and forms write them: given name first, with or without the rest turned.
  var otherOrders: [PersonName] {
    let words = words
    guard words.count > 1 else { return [] }
    let turned = PersonName(words: words.reversed())
    if words.count == 2 { return [turned] }
    return [turned, PersonName(words: Array(words[1...]) + [words[0]])]
  }

  /// Words that were written together part where a small letter is followed by a capital: NguyễnVăn An.
  private static func parted(_ text: some StringProtocol) -> String {
    var parted = String.UnicodeScalarView()
    var wasSmall = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A:
        if wasSmall { parted.append(" ") }
        wasSmall = false
      case 0x61...0x7A: wasSmall = true
      case 0..<0x80: wasSmall = false
      // Marks belong to the letter before.
      case 0x300..<0x370: break
      default:
        let isCapital = scalar.properties.isUppercase
        if wasSmall, isCapital { parted.append(" ") }
        wasSmall = !isCapital
      }
      parted.append(scalar)
    }
    return String(parted)
  }
}

extension PersonName: CustomStringConvertible, CustomReflectable {
  public var description: String { "name of \(words.count) words" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
