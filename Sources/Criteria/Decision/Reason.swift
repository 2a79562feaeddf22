public import Quantities

/// One step on the way to a level: the rule, what was measured, what it was compared with, and what followed.
public struct Reason: Sendable {
  /// Name of the rule in the criteria set.
  public var rule: String
  /// The indicator that was looked at.
  public var indicator: String?
  public var value: Fraction?
  /// The bound of the band or condition nearest to the value, and how it is compared.
  public var comparison: Condition.Comparison?
  public var threshold: Fraction?
  /// What followed: a level, a band, `raise 1`, `hold`, `no-data`, `none`.
  public var effect: String
  public var citation: String
  public var confidence: Confidence
  public var sentence: Localized
  /// How far the value is from the next band above and below, in the indicator's unit.
  public var toNextUp: Fraction?
  public var toNextDown: Fraction?
}

/// The class of a place and why.
public struct Explanation: Sendable {
  public var classIndex: Int
  public var level: Level
  public var reasons: [Reason]
}
