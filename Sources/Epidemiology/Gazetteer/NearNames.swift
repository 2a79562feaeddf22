/// Names by their bare letters, to be searched for those that look much like another.
struct NearNames: Sendable {
  /// Entries that share a name but for its diacritics and the kind of unit.
  struct Name: Sendable {
    let letters: [UInt8]
    let lettersUsed: UInt64
    var entries: [Int]
  }

  private(set) var names: [Name] = []

  init(_ listed: [VietnameseName]) {
    var numbers: [[UInt8]: Int] = [:]
    for (entry, name) in listed.enumerated() {
      guard let letters = Self.letters(of: name) else { continue }
      if let number = numbers[letters] {
        names[number].entries.append(entry)
      } else {
        numbers[letters] = names.count
        names.append(Name(letters: letters, lettersUsed: Self.lettersUsed(letters), entries: [entry]))
      }
    }
  }

  /// Calls `body` with the entries of every name that differs in few letters, and in how many.
  ///
  /// - Complexity: a few instructions for each name of the list, and the edit distance of those that use nearly the same
  ///   letters.
  func forEachNear(_ name: VietnameseName, _ body: (_ distance: Int, _ entries: [Int]) -> Void) {
    guard let letters = Self.letters(of: name) else { return }
    let used = Self.lettersUsed(letters)
    let atMost = Self.tolerance(letters)
    for candidate in names where (candidate.lettersUsed ^ used).nonzeroBitCount <= 2 * atMost {
      guard abs(candidate.letters.count - letters.count) <= atMost else { continue }
      let distance = EditDistance.between(candidate.letters, letters, atMost: atMost)
      if distance <= atMost { body(distance, candidate.entries) }
    }
  }

  /// The bare letters of the name proper, which the last reading has.
  static func letters(of name: VietnameseName) -> [UInt8]? {
    name.readings.last.map { Array($0.plain.utf8) }
  }

  /// A short name that differs in a letter is another name, and so is a number that differs in a digit.
  static func tolerance(_ letters: [UInt8]) -> Int {
    if letters.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return 0 }
    return letters.count < 3 ? 0 : letters.count < 6 ? 1 : 2
  }

  /// One bit for each letter that occurs; one edit changes at most two.
  private static func lettersUsed(_ letters: [UInt8]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }
}
