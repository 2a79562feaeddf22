public import Credentials
public import SigningKeys

/// The keys with which vaccination certificates are signed, all with ES256: what others check has no other.
public enum VaccinationKeys: SigningKeyRing {
  public static let room = "vaccination"
  public static let table = "vaccination_keys"
  public static let algorithms = [COSEAlgorithm.es256]

  public static func error(_ fault: KeyFault) -> any Error {
    switch fault {
    case .unknown(let id, let known): VaccinationError.unknown(what: "vaccination key", name: id, known: known)
    case .notAccepted(let why): VaccinationError.unusable(why)
    case .unusable(let why):
      VaccinationError.unusable("the key cannot sign certificates: \(why); see 'zonal vaccination keys list'")
    }
  }
}
