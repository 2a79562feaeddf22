public import Quantities

/// A claim with everything that happened to it, as an officer sees it; nobody's name is in it but where `person` is there.
public struct ClaimFile: Sendable {
  /// A paper, and the day on which it was brought; `nil` while it is missing.
  public struct Paper: Hashable, Sendable {
    public var id: String
    public var brought: Day?
  }

  /// What the claimant said until an act of the history changed it.
  public struct Said: Sendable {
    /// The act, counted from 1.
    public var act: Int
    /// As of before it.
    public var person: ClaimPerson
  }

  public var claim: ClaimRecord
  /// `nil` unless it was asked for; so are the answers of the decisions.
  public var person: ClaimPerson?
  public var papers: [Paper]
  public var decisions: [ClaimDecision]
  public var acts: [ClaimAct]
  public var payments: [PaymentRecord]
  /// Empty unless the person was asked for.
  public var said: [Said] = []
}
