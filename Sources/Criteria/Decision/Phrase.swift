import Quantities

/// Words around a number, in both languages.
struct Phrase: Sendable {
  var before: Localized
  var after: Localized

  /// The words with the number, and what follows them.
  func with(_ number: String, then rest: Localized? = nil) -> Localized {
    Localized(
      english: Self.joined(before.english, number, after.english, rest?.english),
      vietnamese: Self.joined(before.vietnamese, number, after.vietnamese, rest?.vietnamese))
  }

  /// One piece of memory for the whole.
  private static func joined(_ a: String, _ b: String, _ c: String, _ d: String?) -> String {
    var text = ""
    text.reserveCapacity(a.utf8.count + b.utf8.count + c.utf8.count + (d?.utf8.count ?? 0))
    text += a
    text += b
    text += c
    if let d { text += d }
    return text
  }
}

extension Phrase {
  /// The bounds in words: "at least 20, below 50".
  static func words(_ bounds: [Edition.Bound]) -> Localized {
    Localized(
      english: bounds.map { words($0, vietnamese: false) }.joined(separator: ", "),
      vietnamese: bounds.map { words($0, vietnamese: true) }.joined(separator: ", "))
  }

  private static func words(_ bound: Edition.Bound, vietnamese: Bool) -> String {
    let number = Edition.short(bound.threshold)
    return switch bound.comparison {
    case .atLeast: vietnamese ? "từ \(number)" : "at least \(number)"
    case .above: vietnamese ? "trên \(number)" : "above \(number)"
    case .atMost: vietnamese ? "không quá \(number)" : "at most \(number)"
    case .below: vietnamese ? "dưới \(number)" : "below \(number)"
    case .equals: vietnamese ? "bằng \(number)" : "equal to \(number)"
    }
  }

  /// "New cases is 3 cases (at least 1)".
  static func condition(_ indicator: IndicatorDeclaration, _ bounds: [Edition.Bound]) -> Phrase {
    let words = words(bounds)
    return Phrase(
      before: Localized(
        english: "\(indicator.name.english) is ",
        vietnamese: "\(indicator.name.vietnamese) là "),
      after: Localized(
        english: " \(indicator.unit.english) (\(words.english))",
        vietnamese: " \(indicator.unit.vietnamese) (\(words.vietnamese))"))
  }

  static func unknown(_ indicator: IndicatorDeclaration) -> Localized {
    Localized(
      english: "\(indicator.name.english) is not known", vietnamese: "chưa có số liệu \(indicator.name.vietnamese)")
  }
}
