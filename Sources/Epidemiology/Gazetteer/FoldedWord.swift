import Foundation

/// A word without what people write differently for the same name.
///
/// Folded away: Unicode composition, case, and which vowel carries the tone mark (Hòa, Hoà; Thụy, Thuỵ; Hòan, Hoàn). Kept:
/// letters and tones, for they tell names apart (Cẩm Giang is not Cẩm Giàng).
package struct FoldedWord: Hashable, Sendable {
  /// Each tone mark stands after the last vowel of the run of vowels in which it was written. A run with two tones is no
  /// Vietnamese syllable, and keeps them in their places.
  package var text: String
  /// The bare letters; đ is d.
  package var plain: String

  /// Whether the word has no diacritic.
  var isPlain: Bool { text == plain }

  /// The words of a text: blanks, dots, commas, hyphens and slashes part them (`P.5` is `p 5`), and marks that show
  /// nothing are dropped.
  ///
  /// - Complexity: linear; Foundation normalises only a text with letters beyond Vietnamese and western Latin.
  package static func words(of text: String) -> [FoldedWord] {
    var folder = WordFolder()
    if folder.read(text.unicodeScalars) { return folder.finish() }
    folder = WordFolder()
    folder.readAll(text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars)
    return folder.finish()
  }
}

/// Takes words apart into letters, and puts them together folded.
private struct WordFolder {
  private var words: [FoldedWord] = []
  private var letters: [LatinLetter] = []

  /// Reads up to the first scalar that needs normalisation; `false` when there is one.
  mutating func read(_ scalars: String.UnicodeScalarView) -> Bool {
    LatinLetter.table.withUnsafeBufferPointer { table in
      for scalar in scalars where !readSeparatorOrMark(scalar) {
        guard scalar.value < table.count else { return false }
        let letter = table[Int(scalar.value)]
        guard letter.base != 0 else { return false }
        letters.append(letter)
      }
      return true
    }
  }

  /// Reads scalars that are lower case and decomposed.
  mutating func readAll(_ scalars: String.UnicodeScalarView) {
    for scalar in scalars where !readSeparatorOrMark(scalar) {
      let isLatin = scalar.value < LatinLetter.table.count && LatinLetter.table[Int(scalar.value)].base != 0
      letters.append(
        isLatin ? LatinLetter.table[Int(scalar.value)] : LatinLetter(base: scalar.value, marks: 0))
    }
  }

  mutating func finish() -> [FoldedWord] {
    endWord()
    return words
  }

  private mutating func readSeparatorOrMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: return false
    // Blanks, comma, hyphen, dot, slash, no-break space.
    case 0x09...0x0D, 0x20, 0x2C...0x2F, 0xA0: endWord()
    // All other blanks, the zero-width space, hyphens and dashes.
    case 0x1680, 0x2000...0x200B, 0x2010...0x2015, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: endWord()
    // Soft hyphen, joiners, directions, byte order mark.
    case 0xAD, 0x200C...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: break
    case 0x2018, 0x2019, 0x2BC: letters.append(LatinLetter(base: 0x27, marks: 0))
    default:
      let mark = LatinLetter.mark(scalar)
      guard mark != 0, !letters.isEmpty else { return false }
      letters[letters.count - 1].marks |= mark
    }
    return true
  }

  private mutating func endWord() {
    guard !letters.isEmpty else { return }
    gatherTones()
    var text = String.UnicodeScalarView()
    var plain = String.UnicodeScalarView()
    for letter in letters {
      if letter.base != 0, let base = Unicode.Scalar(letter.base) {
        text.append(base)
        plain.append(letter.base == 0x111 ? "d" : base)
      }
      guard letter.marks != 0 else { continue }
      for bit in 0..<8 where letter.marks & (1 << bit) != 0 { text.append(LatinLetter.markScalars[bit]) }
    }
    words.append(FoldedWord(text: String(text), plain: String(plain)))
    letters.removeAll(keepingCapacity: true)
  }

  /// Moves the one tone of each run of vowels behind the run.
  private mutating func gatherTones() {
    var start = 0
    while start < letters.count {
      guard letters[start].isVowel else {
        start += 1
        continue
      }
      var end = start
      var tones: LatinLetter.Marks = 0
      var count = 0
      while end < letters.count, letters[end].isVowel {
        tones |= letters[end].marks & LatinLetter.tones
        count += (letters[end].marks & LatinLetter.tones).nonzeroBitCount
        end += 1
      }
      if count == 1 {
        for i in start..<end { letters[i].marks &= ~LatinLetter.tones }
        letters[end - 1].marks |= tones
      }
      start = end
    }
  }
}
