/// The one slip that makes one word of another.
///
/// Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", 1964: four fifths of misspellings
/// are one letter missing, one too many, one wrong, or two exchanged.
enum TypingSlip: Hashable, Sendable, CaseIterable {
  case transposed
  /// A letter was struck twice, or once where there are two.
  case doubled
  /// One letter more or less.
  case missing
  /// A key beside the right one.
  case neighbouringKey
  case otherLetter

  /// - Returns: `nil` for equal words, for words that differ in more than one slip, and for no word.
  /// - Complexity: a few instructions a letter.
  static func between(_ a: NameWord, _ b: NameWord) -> TypingSlip? {
    guard a.letters != b.letters, !a.isNone, !b.isNone else { return nil }
    let (countA, countB) = (a.count, b.count)
    // A word of one letter is an initial, and of two slipped letters nothing is left to know it by.
    guard countA > 1, countB > 1, abs(countA - countB) <= 1 else { return nil }
    // The first place where they differ.
    let place = (a.letters ^ b.letters).trailingZeroBitCount / 5
    if countA == countB {
      if tail(a, place + 1) == tail(b, place + 1) {
        return areNeighbours(a[place], b[place]) ? .neighbouringKey : .otherLetter
      }
      let isTransposed =
        a[place] == b[place + 1] && a[place + 1] == b[place] && tail(a, place + 2) == tail(b, place + 2)
      return isTransposed ? .transposed : nil
    }
    let (longer, shorter) = countA > countB ? (a, b) : (b, a)
    guard tail(longer, place + 1) == tail(shorter, place) else { return nil }
    let isDoubled = place > 0 && longer[place] == longer[place - 1] || longer[place] == longer[place + 1]
    return isDoubled ? .doubled : .missing
  }

  /// The letters from a place on.
  private static func tail(_ word: NameWord, _ place: Int) -> UInt64 { word.letters >> (UInt64(place) * 5) }

  private static func areNeighbours(_ a: UInt8, _ b: UInt8) -> Bool {
    a >= 1 && a <= 26 && b <= 26 && b >= 1 && neighbours[Int(a) - 1] >> UInt32(b - 1) & 1 == 1
  }

  /// For each letter the keys beside it, above and below, on the keyboard that Viet Nam uses (QWERTY).
  private static let neighbours: [UInt32] = {
    // Each row stands about half a key farther to the right than the one above it.
    let rows: [(letters: String, shift: Double)] = [("qwertyuiop", 0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75)]
    var places: [(letter: Int, row: Int, x: Double)] = []
    for (row, keys) in rows.enumerated() {
      for (column, byte) in keys.letters.utf8.enumerated() {
        places.append((Int(byte) - 97, row, Double(column) + keys.shift))
      }
    }
    var table = [UInt32](repeating: 0, count: 26)
    for a in places {
      for b in places where a.letter != b.letter && abs(a.row - b.row) <= 1 && abs(a.x - b.x) <= 1 {
        table[a.letter] |= 1 << UInt32(b.letter)
      }
    }
    return table
  }()
}
