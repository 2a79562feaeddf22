import Epidemiology

/// Undoes what a keyboard leaves in a name when its Vietnamese input was off: Nguyeenx and Nguye6n4 are Nguyễn.
///
/// Telex writes circumflex, breve and horn by a second vowel or w, đ by a second d, and tones by s f r x j behind a vowel; VNI by
/// the digits 6 to 9 and 1 to 5. Neither leaves a Vietnamese syllable behind, so that a word that is one is never touched, and a
/// word that does not become one (Alexander) stays as it is written.
enum Keystrokes {
  private static let circumflex: Unicode.Scalar = "\u{302}"
  private static let breve: Unicode.Scalar = "\u{306}"
  private static let horn: Unicode.Scalar = "\u{31B}"
  private static let tones: [Unicode.Scalar: Unicode.Scalar] = [
    "s": "\u{301}", "f": "\u{300}", "r": "\u{309}", "x": "\u{303}", "j": "\u{323}",
    "1": "\u{301}", "2": "\u{300}", "3": "\u{309}", "4": "\u{303}", "5": "\u{323}",
  ]

  /// - Complexity: linear in the letters; a word that is a syllable is only looked at.
  static func resolved(_ word: FoldedWord) -> FoldedWord {
    if isSyllable(word.plain) { return word }
    let words = FoldedWord.words(of: decoded(word.text))
    guard words.count == 1, isSyllable(words[0].plain) else { return word }
    return words[0]
  }

  // MARK: Syllables

  private static let onsets: Set<String> = [
    "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t",
    "th",
    "tr", "v", "x",
  ]
  private static let codas: Set<String> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
  /// Two of a kind are what Telex leaves; of u there are two in lưu.
  private static let doubled: Set<String> = ["aa", "ee", "ii", "oo", "yy"]

  /// Whether bare letters have the shape of a Vietnamese syllable: onset, one to three vowels, coda.
  static func isSyllable(_ plain: String) -> Bool {
    guard let start = plain.firstIndex(where: isVowel) else { return false }
    let rest = plain[start...]
    let end = rest.firstIndex { !isVowel($0) } ?? rest.endIndex
    let nucleus = rest[..<end]
    guard nucleus.count <= 3, zip(nucleus, nucleus.dropFirst()).allSatisfy({ !doubled.contains("\($0)\($1)") }) else {
      return false
    }
    return onsets.contains(String(plain[..<start])) && codas.contains(String(rest[end...]))
  }

  private static func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }

  // MARK: Letters

  /// A letter and the marks on it.
  private struct Letter {
    var base: Unicode.Scalar
    var marks: [Unicode.Scalar] = []
  }

  /// The word that the keys would have made.
  private static func decoded(_ text: String) -> String {
    var letters: [Letter] = []
    var tone: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x300, scalar.value < 0x370 {
        letters.indices.last.map { letters[$0].marks.append(scalar) }
      } else if !takesShape(scalar, &letters) {
        if let mark = tones[scalar], letters.contains(where: { isVowel(Character($0.base)) }) {
          tone = mark
        } else {
          letters.append(Letter(base: scalar))
        }
      }
    }
    if let tone, let last = letters.lastIndex(where: { isVowel(Character($0.base)) }) {
      letters[last].marks.append(tone)
    }
    return String(String.UnicodeScalarView(letters.flatMap { [$0.base] + $0.marks }))
  }

  /// Whether the key makes another letter of one that is there.
  private static func takesShape(_ key: Unicode.Scalar, _ letters: inout [Letter]) -> Bool {
    func put(_ mark: Unicode.Scalar, on bases: Set<Unicode.Scalar>) -> Bool {
      guard let place = letters.lastIndex(where: { bases.contains($0.base) && $0.marks.isEmpty }) else { return false }
      letters[place].marks.append(mark)
      return true
    }
    func putHorn() -> Bool {
      guard let place = letters.lastIndex(where: { ($0.base == "o" || $0.base == "u") && $0.marks.isEmpty }) else {
        return false
      }
      letters[place].marks.append(horn)
      // "uow" is ươ.
      if place > 0, letters[place].base == "o", letters[place - 1].base == "u", letters[place - 1].marks.isEmpty {
        letters[place - 1].marks.append(horn)
      }
      return true
    }
    switch key {
    case "a", "e", "o":
      // A second one of the same vowel, behind it or behind the syllable.
      guard let last = letters.lastIndex(where: { isVowel(Character($0.base)) }), letters[last].base == key else {
        return false
      }
      return put(circumflex, on: [key])
    case "d", "9":
      guard letters.first?.base == "d", letters.count == 1 || letters.contains(where: { isVowel(Character($0.base)) })
      else { return false }
      letters[0].base = "đ"
      return true
    case "w":
      if letters.last(where: { isVowel(Character($0.base)) })?.base == "a" { return put(breve, on: ["a"]) }
      if !putHorn() { letters.append(Letter(base: "u", marks: [horn])) }
      return true
    case "6": return put(circumflex, on: ["a", "e", "o"])
    case "7": return putHorn()
    case "8": return put(breve, on: ["a"])
    default: return false
    }
  }
}
