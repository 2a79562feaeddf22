import Foundation

/// A Latin letter taken apart: the bare letter, the marks that make another letter of it, and its tone.
struct LatinLetter: Sendable {
  /// Circumflex, breve and horn, and above them the five tones; one bit each.
  typealias Marks = UInt8

  /// The lower-case letter without marks; 0 where the scalar is not such a letter.
  var base: UInt32
  var marks: Marks

  static let tones: Marks = 0b1111_1000

  /// Combining marks in the order of their bits: circumflex, breve, horn; grave, acute, tilde, hook above, dot below.
  static let markScalars: [Unicode.Scalar] = [
    "\u{302}", "\u{306}", "\u{31B}", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}",
  ]

  /// The bit of a combining mark; 0 for any other scalar.
  static func mark(_ scalar: Unicode.Scalar) -> Marks {
    guard scalar.value >= 0x300, scalar.value <= 0x323, let bit = markScalars.firstIndex(of: scalar) else { return 0 }
    return 1 << Marks(bit)
  }

  /// Letters by scalar value, so that the names of a line list need no normalisation call.
  ///
  /// Holds every scalar below U+1F00 whose decomposition is one letter with Vietnamese marks. Eth and the African D, which
  /// look like Đ and stand for it in texts that came from old encodings, are Đ.
  static let table: [LatinLetter] = (0..<0x1F00).map { value in
    guard let scalar = Unicode.Scalar(value as Int), scalar.properties.isAlphabetic || value < 128 else {
      return LatinLetter(base: 0, marks: 0)
    }
    if ["Ð", "ð", "Ɖ", "ɖ", "Đ", "đ"].contains(scalar) { return LatinLetter(base: 0x111, marks: 0) }
    let parts = String(Character(scalar)).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
    guard let first = parts.first, first.properties.canonicalCombiningClass == .notReordered else {
      return LatinLetter(base: 0, marks: 0)
    }
    var letter = LatinLetter(base: first.value, marks: 0)
    for part in parts.dropFirst() {
      let mark = mark(part)
      if mark == 0 { return LatinLetter(base: 0, marks: 0) }
      letter.marks |= mark
    }
    return letter
  }

  var isVowel: Bool {
    switch base {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }
}
