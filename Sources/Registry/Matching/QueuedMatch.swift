public import Quantities

/// A record that people have to match, as an officer sees it.
public struct QueuedMatch: Hashable, Sendable {
  /// What has been decided.
  public enum State: Int, Hashable, Sendable, CaseIterable {
    case open = 0
    /// The record is of a citizen.
    case linked = 1
    /// The record is of nobody in the register.
    case unmatched = 2
    /// Somebody looked, and more has to be found out first.
    case later = 3
  }

  public var number: Int
  /// Which table or file the record is of, `doses`.
  public var source: String
  /// The record's own name in it.
  public var record: String
  /// Row number of the ward that the record says; `nil` where it says none.
  public var ward: Int?
  public var said: WrittenRecord
  public var reasons: [QueueReason]
  /// The citizens it may be of who live in the officer's area, the best first.
  public var candidates: [MatchCandidate]
  /// How many candidates live elsewhere, and are not shown.
  public var withheld: Int
  public var state: State
  /// The citizen that it is linked to.
  public var citizen: Int?
  public var enqueuedAt: Instant
  /// Who decided last, and when.
  public var decidedBy: String?
  public var decidedAt: Instant?
}

/// What is to become of a record in the queue.
public enum MatchDecision: Hashable, Sendable {
  case link(citizen: Int)
  case unmatched
  case later
}
