/// A change of the level after the decision.
public struct AdjustmentSource: Sendable {
  public enum Effect: Hashable, Sendable {
    /// So many levels up, the highest at most.
    case raise(Int)
    /// Not below the level of the map before.
    case hold
    /// Not above the level of the map before.
    case cap
    /// At least this level.
    case floor(String)
    /// At most this level.
    case ceiling(String)
  }

  /// What to do when the condition cannot be decided.
  public enum WhenUnknown: String, Sendable, CaseIterable {
    /// Both answers are possible; the level stands only if they agree.
    case either
    case apply, skip
  }

  public var id: String
  public var effect: Effect
  public var when: [Condition]
  /// Any of these keeps the adjustment from being made.
  public var unless: [Condition]
  public var whenUnknown: WhenUnknown
  public var citation: String
  public var confidence: Confidence
  var line = 0
}
