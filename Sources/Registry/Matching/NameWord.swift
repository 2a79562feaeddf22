import Epidemiology

/// One word of a person's name in the form in which names are compared: bare letters, and which marks stood on them.
///
/// Two integers, so that millions of names lie in memory side by side and a comparison follows no pointer. Letters beyond the
/// twelfth are not kept.
struct NameWord: Hashable, Sendable {
  static let none = NameWord(letters: 0, marks: 0)
  static let mostLetters = 12
  /// Letters are a to z as 1 to 26; what else stands in a name is 27 and above.
  private static let bitsPerLetter: UInt64 = 5

  /// Bare letters, the first in the lowest bits; 0 for no word.
  let letters: UInt64
  /// A digest of the letters with their marks; 0 for a word without any.
  let marks: UInt32

  private init(letters: UInt64, marks: UInt32) {
    self.letters = letters
    self.marks = marks
  }

  /// Letters as another word has them, without marks.
  init(letters: UInt64) { self.init(letters: letters, marks: 0) }

  /// Folds away what is only another spelling; remains of typing are undone by ``Keystrokes``.
  init(_ written: FoldedWord) { self.init(asWritten: Keystrokes.resolved(written)) }

  /// Folds away which of y and i is written: Lý and Lí, Quý and Quí.
  init(asWritten word: FoldedWord) {
    var plain = Array(word.plain.utf8)
    var text = Array(word.text.utf8)
    if let place = Self.placeOfFreeY(plain) {
      plain[place] = UInt8(ascii: "i")
      // The word has this one y, with or without marks.
      if let place = text.firstIndex(of: UInt8(ascii: "y")) { text[place] = UInt8(ascii: "i") }
    }
    var letters: UInt64 = 0
    for (place, byte) in plain.prefix(Self.mostLetters).enumerated() {
      letters |= Self.code(byte) << (UInt64(place) * Self.bitsPerLetter)
    }
    self.letters = letters
    marks = text == plain ? 0 : max(1, Self.digest(text))
  }

  private static func code(_ byte: UInt8) -> UInt64 {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? UInt64(byte) - 96 : 27 + UInt64(byte) % 5
  }

  /// Where y and i are one vowel by the writer's taste: alone in a syllable, or after qu.
  private static func placeOfFreeY(_ plain: [UInt8]) -> Int? {
    guard plain.last == UInt8(ascii: "y") else { return nil }
    let before = plain.dropLast()
    if before.elementsEqual("qu".utf8) || !before.contains(where: isVowel) { return plain.count - 1 }
    return nil
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }

  /// FNV-1a, 32 bits.
  private static func digest(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  /// The bare letters as if no mark had been on them.
  var unmarked: NameWord { NameWord(letters: letters) }

  var isNone: Bool { letters == 0 }

  /// How many letters are kept.
  var count: Int { (64 - letters.leadingZeroBitCount + Int(Self.bitsPerLetter) - 1) / Int(Self.bitsPerLetter) }

  /// The letter at a place, 0 behind the last.
  subscript(place: Int) -> UInt8 { UInt8(letters >> (UInt64(place) * Self.bitsPerLetter) & 31) }

  /// The bare letters, for the key of a name.
  var plain: String {
    String(decoding: (0..<count).map { self[$0] <= 26 ? self[$0] + 96 : UInt8(ascii: "?") }, as: UTF8.self)
  }
}
