/// A name of an administrative unit in the forms in which names are compared.
struct VietnameseName: Sendable {
  /// One way to take a name apart into the kind of unit and the name proper.
  ///
  /// Without diacritics a name can be read in two ways: "Phuong Mai" is Phương Mai, or the ward (phường) Mai.
  struct Reading: Sendable {
    /// Empty where no kind of unit is stated.
    var kinds: UnitKind
    /// Folded, numbers without leading zeros.
    var proper: String
    /// As `proper`, without diacritics.
    var plain: String
    /// Whether a kind of unit was read from letters without the diacritics that it has (phuong, quan).
    var kindIsPlain: Bool

    /// Whether the name proper has no diacritic.
    var isPlain: Bool { proper == plain }
  }

  /// As it was written; compared as Unicode text, so that composed and decomposed letters are the same.
  let text: String
  /// Folded, with the kind of unit.
  let folded: String
  /// The whole name first; then, where it states a kind of unit, the name without that.
  let readings: [Reading]

  var isEmpty: Bool { readings.isEmpty }

  init(_ text: String, level: UnitLevel) {
    self.text = text
    let words = Self.parted(FoldedWord.words(of: text), level: level)
    folded = words.map(\.text).joined(separator: " ")
    var readings: [Reading] = []
    if !words.isEmpty { readings.append(Self.reading(words[...], [], kindIsPlain: false)) }
    for kind in level.beginnings[words.first?.plain ?? ""] ?? [] where words.count > kind.words.count {
      guard let isPlain = Self.states(kind, words.prefix(kind.words.count)) else { continue }
      readings.append(Self.reading(words.dropFirst(kind.words.count), kind.kinds, kindIsPlain: isPlain))
    }
    for kind in level.endings[words.last?.plain ?? ""] ?? [] where words.count > kind.words.count {
      guard let isPlain = Self.states(kind, words.suffix(kind.words.count)) else { continue }
      readings.append(Self.reading(words.dropLast(kind.words.count), kind.kinds, kindIsPlain: isPlain))
    }
    self.readings = readings
  }

  /// Whether the words state this kind of unit, and if so whether they lack diacritics that the kind's words have.
  private static func states(_ kind: UnitLevel.KindWords, _ words: ArraySlice<FoldedWord>) -> Bool? {
    if zip(words, kind.words).allSatisfy({ $0.text == $1.text }) { return false }
    return zip(words, kind.words).allSatisfy { $0.isPlain && $0.plain == $1.plain } ? true : nil
  }

  private static func reading(_ words: ArraySlice<FoldedWord>, _ kinds: UnitKind, kindIsPlain: Bool) -> Reading {
    let words = words.map(withoutLeadingZeros)
    return Reading(
      kinds: kinds, proper: words.map(\.text).joined(separator: " "), plain: words.map(\.plain).joined(separator: " "),
      kindIsPlain: kindIsPlain)
  }

  /// Ward 05 is ward 5.
  private static func withoutLeadingZeros(_ word: FoldedWord) -> FoldedWord {
    guard word.plain.utf8.first == 0x30, word.plain.utf8.count > 1, word.plain.utf8.allSatisfy(isDigit) else {
      return word
    }
    let digits = word.plain.drop { $0 == "0" }
    let text = digits.isEmpty ? "0" : String(digits)
    return FoldedWord(text: text, plain: text)
  }

  /// P5, Q10 and Quận7 are two words each.
  private static func parted(_ words: [FoldedWord], level: UnitLevel) -> [FoldedWord] {
    guard let first = words.first, let last = first.plain.utf8.last, isDigit(last) else { return words }
    let plain = first.plain.prefix { !isDigit($0.utf8.first ?? 0) }
    let number = first.plain.dropFirst(plain.count)
    guard !plain.isEmpty, number.utf8.allSatisfy(isDigit), level.beginnings[String(plain)] != nil else { return words }
    let kind = FoldedWord(text: String(first.text.prefix { !isDigit($0.utf8.first ?? 0) }), plain: String(plain))
    return [kind, FoldedWord(text: String(number), plain: String(number))] + words.dropFirst()
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
