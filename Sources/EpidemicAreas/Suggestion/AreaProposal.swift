public import Quantities

/// An area that somebody proposed, until another decrees or rejects it.
public struct AreaProposal: Hashable, Sendable {
  public var number: Int
  public var state: ProposalState
  public var suggestion: AreaSuggestion
  /// Row of the policy.
  public var policy: Int
  public var proposedAt: Instant
  public var proposedBy: String
  public var decidedAt: Instant?
  public var decidedBy: String?
  /// Why it was proposed, and after a rejection why not.
  public var reason: String
}
