public import Quantities

/// A claim for which an office has to act, and by when.
public struct ClaimDeadline: Hashable, Sendable {
  public var claim: ClaimRecord
  /// The last day on which it is in time.
  public var due: Day
  public var isOverdue: Bool
}
