public import Credentials
public import Quantities

/// A public key of a ring, and what may be done with it from when to when.
public struct RingKey: Sendable {
  public var key: VerifyingKey
  /// What it signs, one bit for each, as the room of the ring has them; 0 in a ring whose keys all sign the same.
  public var bits: Int
  public var from: Instant
  /// The first instant at which nothing more is signed with it; `nil` when none is set.
  public var until: Instant?
  /// Since when nothing that it signed counts.
  public var withdrawn: Instant?
}
