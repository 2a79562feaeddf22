/// What can go wrong between the city and the population database. No case holds anything of a citizen, nor the token.
public enum LinkError: Error, Hashable, Sendable {
  /// The address is none, or would send the token in the clear.
  case address(String, reason: String)
  case tokenFile(path: String, reason: String)
  case keyFile(path: String, reason: String)
  /// The database does not let us in, or does not know the question.
  case refused(status: Int)
  /// It did not answer, or with a fault of its own, as often as it was tried.
  case unavailable(reason: String, attempts: Int)
  /// It asks to wait for longer than we do.
  case busy(seconds: Int)
  case tooLarge(bytes: Int)
  /// The answer has no signature, or one that no key fits.
  case unsigned
  case unknownKey(identifier: String)
  case forged(key: String)
  case malformed(String)
}

extension LinkError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .address(let address, let reason): "'\(address)' is no address of a population database: \(reason)"
    case .tokenFile(let path, let reason): "the token in '\(path)' is not used: \(reason)"
    case .keyFile(let path, let reason): "the keys in '\(path)' are not used: \(reason)"
    case .refused(let status):
      "the population database refuses (HTTP \(status)); what was taken so far stays; "
        + (status == 401 || status == 403 ? "check the token" : "check the address and its version")
    case .unavailable(let reason, let attempts):
      "the population database was tried \(attempts) times (\(reason)); what was taken so far stays; run it again later"
    case .busy(let seconds):
      "the population database asks to come back in \(seconds) s; what was taken so far stays; run it again then"
    case .tooLarge(let bytes):
      "an answer of the population database is larger than \(bytes) bytes; nothing of it was taken; ask for fewer changes "
        + "at a time"
    case .unsigned: "an answer of the population database is not signed; nothing of it was taken; tell its keepers"
    case .unknownKey(let identifier):
      "an answer is signed with the key '\(identifier)', which is not among ours; nothing of it was taken; ask the keepers "
        + "of the database for the key by another way"
    case .forged(let key):
      "the signature of an answer does not fit (key '\(key)'): it was altered on its way, or is not theirs; nothing of it "
        + "was taken; tell the keepers of the database"
    case .malformed(let reason):
      "an answer of the population database breaks its protocol: \(reason); nothing of it was taken; tell its keepers"
    }
  }
}
