import Criteria
import Quantities

/// Puts protected values into the sentences of reasons in place of exact ones.
///
/// A sentence names an indicator and then its value: "New cases: 12 cases", "New cases is 12 cases", "Ca mắc mới là 12 ca". What has to
/// be looked for is the same for all wards of a map.
struct ProtectedSentence: Sendable {
  static let withheld = Localized(english: "not shown", vietnamese: "không công bố")

  /// What stands before and behind the value of an indicator, as bytes.
  private struct Pattern: Sendable {
    var indicator: Int
    var before: [UInt8]
    var after: [UInt8]
  }

  private let english: [Pattern]
  private let vietnamese: [Pattern]

  /// - Parameter protected: positions of the indicators whose values are not shown as they are.
  init(_ indicators: [IndicatorDeclaration], protected: [Int]) {
    // Those with long names first: a name may be the end of another.
    func patterns(_ word: String, _ text: (Localized) -> String) -> [Pattern] {
      protected.flatMap { i in
        [": ", word].map { mark in
          Pattern(
            indicator: i, before: Array((text(indicators[i].name) + mark).utf8),
            after: Array((" " + text(indicators[i].unit)).utf8))
        }
      }.sorted { ($1.before.count, $0.indicator) < ($0.before.count, $1.indicator) }
    }
    english = patterns(" is ") { $0.english }
    vietnamese = patterns(" là ") { $0.vietnamese }
  }

  /// - Parameters:
  ///   - exact: values of the indicators of the ward.
  ///   - shown: what is shown of them; `nil` where it is withheld.
  func protected(_ sentence: Localized, exact: [Fraction?], shown: [Fraction?]) -> Localized {
    func protected(_ text: String, _ patterns: [Pattern], about: String, withheld: String) -> String {
      var bytes = Array(text.utf8)
      var hasChanged = false
      for pattern in patterns {
        Self.replace(in: &bytes, pattern, &hasChanged) { number in
          // A number that is not the day's own is of another day, and is withheld.
          guard let value = shown[pattern.indicator], let own = exact[pattern.indicator],
            number.elementsEqual(Edition.short(own).utf8)
          else { return (withheld, true) }
          return (about + Edition.short(value), false)
        }
      }
      return hasChanged ? String(decoding: bytes, as: UTF8.self) : text
    }
    return Localized(
      english: protected(sentence.english, english, about: "about ", withheld: Self.withheld.english),
      vietnamese: protected(sentence.vietnamese, vietnamese, about: "khoảng ", withheld: Self.withheld.vietnamese))
  }

  /// A sentence of a rule that looks at several bands, without the name of one of them.
  static func without(band: String, _ sentence: Localized) -> Localized {
    func replaced(_ text: String, _ words: String) -> String {
      text.split(separator: " ", omittingEmptySubsequences: false)
        .map { $0 == band ? words : String($0) }.joined(separator: " ")
    }
    return Localized(
      english: replaced(sentence.english, "(\(withheld.english))"),
      vietnamese: replaced(sentence.vietnamese, "(\(withheld.vietnamese))"))
  }

  /// Replaces each number that follows a name, together with its unit where the words ask for none.
  private static func replace(
    in bytes: inout [UInt8], _ pattern: Pattern, _ hasChanged: inout Bool,
    _ words: (ArraySlice<UInt8>) -> (text: String, takesUnit: Bool)
  ) {
    var start = 0
    while let found = place(of: pattern.before, in: bytes, from: start) {
      start = found + pattern.before.count
      var end = start
      while end < bytes.count, isOfNumber(bytes[end]) { end += 1 }
      guard end > start else { continue }
      let (text, takesUnit) = words(bytes[start..<end])
      if takesUnit, bytes[end...].starts(with: pattern.after) { end += pattern.after.count }
      bytes.replaceSubrange(start..<end, with: text.utf8)
      hasChanged = true
    }
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): true
    default: false
    }
  }

  private static func place(of pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    var at = start
    while at <= bytes.count - pattern.count {
      if bytes[at] == first, bytes[at..<(at + pattern.count)].elementsEqual(pattern) { return at }
      at += 1
    }
    return nil
  }
}

extension Reason {
  /// The reason with rule and citation, and without the band that the value lies in.
  func withoutBand(_ name: Localized) -> Reason {
    var reason = self
    reason.effect = "not-shown"
    reason.value = nil
    reason.comparison = nil
    reason.threshold = nil
    reason.sentence = Localized(
      english: "\(name.english): \(ProtectedSentence.withheld.english)",
      vietnamese: "\(name.vietnamese): \(ProtectedSentence.withheld.vietnamese)")
    return reason
  }
}
