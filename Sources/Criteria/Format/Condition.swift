import Quantities

/// Where a number lies against thresholds; bounds are names of dated values.
public struct Condition: Hashable, Sendable {
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast, above, atMost, below, equals

    /// Whether `value` stands in this relation to `threshold`.
    func holds(_ value: Fraction, _ threshold: Fraction) -> Bool {
      switch self {
      case .atLeast: !(value < threshold)
      case .above: threshold < value
      case .atMost: !(threshold < value)
      case .below: value < threshold
      case .equals: value == threshold
      }
    }
  }

  public struct Bound: Hashable, Sendable {
    public var comparison: Comparison
    public var value: String
  }

  public enum Subject: Hashable, Sendable {
    case indicator(String)
    /// The level so far is this one.
    case level(String)
    /// The indicator has no value.
    case missing(String)
  }

  public var subject: Subject
  public var bounds: [Bound]
  var line = 0
}
