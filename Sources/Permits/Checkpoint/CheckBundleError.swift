import Criteria

/// Why a checker does not take a bundle; it goes on with the one that it has.
public enum CheckBundleError: String, Error, CaseIterable, Hashable, Sendable {
  /// No bundle, or one that was damaged.
  case malformed
  /// Signed by a key that this checker does not trust.
  case keyUnknown = "key-unknown"
  case signature
  /// The key was not in its time when the bundle was made.
  case keyNotInForce = "key-not-in-force"
  case issuer
  /// A delta that continues another state: the whole bundle is needed.
  case gap
  case older
}

extension CheckBundleError: CustomStringConvertible {
  public var description: String { words.english }
}
