/// What a data key is for.
public enum KeyPurpose: String, CaseIterable, Sendable {
  /// AES-256-GCM of values: several by number, the highest is the current one.
  case seal
  /// HMAC-SHA256 of what sealed rows are looked up by: one, since what was looked up by it cannot be read back from its hashes.
  case lookup
  /// Ed25519 of the decision log's tree heads: several by number, the highest is the current one.
  case log
}
