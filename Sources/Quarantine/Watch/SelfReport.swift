public import Quantities

/// What somebody under an order said of themselves on a day.
public struct SelfReport: Hashable, Sendable {
  /// An answer to a question of the policy.
  public enum Answer: Hashable, Sendable {
    case yes, no
    /// Degrees Celsius in tenths: 378 for 37.8.
    case tenths(Int)
  }

  public var day: Day
  /// By the ids of the questions.
  public var answers: [String: Answer]
  public var at: Instant
  public var actor: String
}
