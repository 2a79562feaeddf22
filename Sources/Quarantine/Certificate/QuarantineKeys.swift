public import SigningKeys

/// The keys with which certificates of completion are signed.
public enum QuarantineKeys: SigningKeyRing {
  public static let room = "quarantine"
  public static let table = "quarantine_keys"

  public static func error(_ fault: KeyFault) -> any Error {
    switch fault {
    case .unknown(let id, let known): QuarantineError.unknown(what: "quarantine key", name: id, known: known)
    case .notAccepted(let why): QuarantineError.unusable(why)
    case .unusable(let why): QuarantineError.unusableKey(why)
    }
  }
}
