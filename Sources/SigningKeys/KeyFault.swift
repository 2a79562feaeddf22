/// Why a key of a ring cannot be used; each room tells it as an error of its own.
public enum KeyFault: Hashable, Sendable {
  /// There is no key of this id (hexadecimal) in the ring; `known` has the ids that there are.
  case unknown(id: String, known: [String])
  /// The key may not come into the ring.
  case notAccepted(String)
  /// The key signs nothing: it is unknown, not for this, withdrawn, not yet or no longer in use.
  case unusable(String)
}
