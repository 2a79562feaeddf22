import Quantities

/// How often names, birth dates, sexes and wards occur in the register: what an agreement is worth depends on it.
///
/// To share the family name Nguyễn says little, to share a rare one much. Counted from the register itself. Adding people in any
/// order gives the same.
public struct RegisterFrequencies: Sendable {
  /// Counts of one part of the name.
  struct Names: Sendable {
    /// By letters with their marks.
    var words: [NameWord: Int] = [:]
    /// By bare letters.
    var letters: [UInt64: Int] = [:]

    mutating func add(_ word: NameWord) {
      words[word, default: 0] += 1
      letters[word.letters, default: 0] += 1
    }
  }

  public private(set) var count = 0
  private(set) var family = Names()
  private(set) var given = Names()
  private(set) var middle: [UInt64: Int] = [:]
  private(set) var days: [Day: Int] = [:]
  private(set) var years: [Int: Int] = [:]
  private(set) var wards: [Int32: Int] = [:]
  private(set) var sexes: [Sex: Int] = [:]

  public init() {}

  public init(_ people: some Sequence<MatchPerson>) {
    for person in people { add(person) }
  }

  /// - Complexity: a dozen look-ups.
  public mutating func add(_ person: MatchPerson) {
    count += 1
    family.add(person.name.family)
    given.add(person.name.given)
    middle[person.name.middleKey, default: 0] += 1
    if let day = person.birth.filed { days[day, default: 0] += 1 }
    years[person.birth.year, default: 0] += 1
    sexes[person.sex, default: 0] += 1
    for place in 0..<4 where person.wards[place] != 0 {
      // A ward of two residences counts once.
      if (0..<place).allSatisfy({ person.wards[$0] != person.wards[place] }) {
        wards[person.wards[place], default: 0] += 1
      }
    }
  }

  /// The share of a count. What does not occur counts as half a person, for the next one may have it.
  func share(_ counted: Int?) -> Double { (Double(counted ?? 0) + 0.5) / (Double(count) + 1) }

  /// The chance that the words of two people are one slip of this kind apart.
  ///
  /// - Complexity: the square of the most frequent words taken, 600: some 10 ms.
  func slipShares(_ names: Names) -> [TypingSlip: Double] {
    let frequent = names.words.map { (word: $0.key, share: share($0.value)) }
      .sorted { ($0.share, $0.word.letters, $0.word.marks) > ($1.share, $1.word.letters, $1.word.marks) }
      .prefix(600)
    var shares: [TypingSlip: Double] = [:]
    for a in frequent {
      for b in frequent {
        if let slip = TypingSlip.between(a.word, b.word) { shares[slip, default: 0] += a.share * b.share }
      }
    }
    return shares
  }
}
