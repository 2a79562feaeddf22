/// A decision to be looked at again, because a map that it stands on was corrected, or because the rules say something else of it now.
public struct ClaimReview: Hashable, Sendable {
  public var claim: Int
  /// The decision, counted from 1 for each claim.
  public var decision: Int
  /// Row number of the ward in `store_wards`.
  public var ward: Int
  public var state: ClaimState
  /// The revision that was wrong, and the one in its place; `nil` where no revision but a decree, an order or a list changed.
  public var corrected: Int?
  public var correction: Int?
  /// By the decision, whole đồng; `nil` for a refusal.
  public var amount: Int?
}

/// How a decision fared that was looked at again.
public enum ClaimReviewEnding: String, CaseIterable, Sendable {
  case stands
  /// Another decision, or a recovery, follows by its own act.
  case changed
}
