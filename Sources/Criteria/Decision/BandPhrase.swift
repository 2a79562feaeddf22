import Quantities

/// The reason that a value lies in a band, but for the value.
struct BandPhrase: Sendable {
  private let template: Reason
  private let phrase: Phrase
  private let upper: Fraction?
  private let lower: Fraction?

  init(_ edition: Edition, set: Int, band: Int) {
    let source = edition.set.bandSets[set]
    let indicator = edition.indicators[edition.bandSets[set].indicator]
    let bounds = edition.bandSets[set].bounds[band]
    let lower = bounds.first { $0.comparison == .atLeast || $0.comparison == .above || $0.comparison == .equals }
    let upper = bounds.first { $0.comparison == .atMost || $0.comparison == .below }
    let shown = lower ?? upper
    let range = Phrase.words(bounds)
    let id = source.bands[band].id
    template = Reason(
      rule: source.id, indicator: indicator.id, comparison: shown?.comparison, threshold: shown?.threshold,
      effect: source.bands[band].level ?? id, citation: source.bands[band].citation,
      confidence: source.bands[band].confidence, sentence: Localized(english: "", vietnamese: ""))
    phrase = Phrase(
      before: Localized(english: "\(indicator.name.english): ", vietnamese: "\(indicator.name.vietnamese): "),
      after: Localized(
        english: " \(indicator.unit.english), band \(id) (\(range.english))",
        vietnamese: " \(indicator.unit.vietnamese), mức \(id) (\(range.vietnamese))"))
    self.upper = upper?.threshold
    self.lower = lower?.threshold
  }

  func reason(_ value: Fraction) -> Reason {
    var reason = template
    reason.value = value
    reason.sentence = phrase.with(Edition.short(value))
    reason.toNextUp = upper.map { $0 - value }
    reason.toNextDown = lower.map { value - $0 }
    return reason
  }

  /// The reason when the value is not known, or lies in no band.
  static func unknown(_ edition: Edition, set: Int) -> Reason {
    let indicator = edition.indicators[edition.bandSets[set].indicator]
    return Reason(
      rule: edition.set.bandSets[set].id, indicator: indicator.id, effect: "unknown", citation: "",
      confidence: .unknown,
      sentence: Phrase.unknown(indicator))
  }
}
