import Criteria
import Quantities

/// Puts protected values into the sentences of reasons in place of exact ones.
///
/// A sentence names an indicator and then its value: "New cases: 12 cases", "New cases is 12 cases", "Ca mắc mới là 12 ca".
struct ProtectedSentence: Sendable {
  static let withheld = Localized(english: "not shown", vietnamese: "không công bố")

  /// An indicator whose value is not shown as it is.
  struct Value: Sendable {
    var name: Localized
    var unit: Localized
    var exact: Fraction?
    /// `nil` when it is withheld.
    var shown: Fraction?
  }

  /// Those with long names first: a name may be the end of another.
  private let values: [Value]

  init(_ values: [Value]) { self.values = values.sorted { $0.name.english.utf8.count > $1.name.english.utf8.count } }

  func protected(_ sentence: Localized) -> Localized {
    var sentence = sentence
    for value in values {
      for mark in [": ", " is "] {
        Self.replace(
          in: &sentence.english, after: value.name.english + mark, unit: value.unit.english, value,
          about: "about ", withheld: Self.withheld.english)
      }
    }
    for value in values.sorted(by: { $0.name.vietnamese.utf8.count > $1.name.vietnamese.utf8.count }) {
      for mark in [": ", " là "] {
        Self.replace(
          in: &sentence.vietnamese, after: value.name.vietnamese + mark, unit: value.unit.vietnamese, value,
          about: "khoảng ", withheld: Self.withheld.vietnamese)
      }
    }
    return sentence
  }

  /// Replaces each number that follows a name. One that is not the day's own is of another day, and is withheld.
  private static func replace(
    in text: inout String, after name: String, unit: String, _ value: Value, about: String, withheld: String
  ) {
    var rest = text[...]
    var result = ""
    while let found = rest.firstRange(of: name) {
      result += rest[..<found.upperBound]
      rest = rest[found.upperBound...]
      let number = rest.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "/" }
      guard !number.isEmpty else { continue }
      rest = rest[number.endIndex...]
      if let shown = value.shown, let exact = value.exact, number == Edition.short(exact) {
        result += about + Edition.short(shown)
      } else {
        result += withheld
        if rest.hasPrefix(" " + unit) { rest = rest.dropFirst(unit.count + 1) }
      }
    }
    text = result + rest
  }
}
