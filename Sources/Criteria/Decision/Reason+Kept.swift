package import Quantities

extension Reason {
  /// A reason that an archive kept, as it was given.
  package init(
    kept rule: String, indicator: String?, value: Fraction?, comparison: Condition.Comparison?, threshold: Fraction?,
    effect: String, citation: String, confidence: Confidence, sentence: Localized, toNextUp: Fraction?,
    toNextDown: Fraction?
  ) {
    self.init(
      rule: rule, indicator: indicator, value: value, comparison: comparison, threshold: threshold, effect: effect,
      citation: citation, confidence: confidence, sentence: sentence, toNextUp: toNextUp, toNextDown: toNextDown)
  }
}
