public import Quantities

/// What is known of an area when its release is asked for: carried by whoever has the cases and tests.
public struct ReleaseFacts: Hashable, Sendable {
  /// The day of the last new case inside.
  public enum LastCase: Hashable, Sendable {
    case on(Day)
    /// Looked for, and there was none since the area began.
    case noneSinceStart
    /// Nobody has looked.
    case unknown
  }

  public var lastCase: LastCase
  /// People who live or stay in the area; `nil` when they could not be counted.
  public var residents: Int?
  /// Of these, how many are in no house that could be found, so that nobody knows on which side they live.
  public var unlocated: Int
  /// Residents with a negative result on or after `testedSince`; `nil` when nobody knows.
  public var tested: Int?
  /// The first day of which tests are counted.
  public var testedSince: Day?
  /// Residents whose last result is positive, or is awaited.
  public var positive: Int

  public init(
    lastCase: LastCase, residents: Int? = nil, unlocated: Int = 0, tested: Int? = nil, testedSince: Day? = nil,
    positive: Int = 0
  ) {
    self.lastCase = lastCase
    self.residents = residents
    self.unlocated = unlocated
    self.tested = tested
    self.testedSince = testedSince
    self.positive = positive
  }
}
