/// How something is signed, by its number in the register of COSE algorithms.
public enum COSEAlgorithm: Int, CaseIterable, Hashable, Sendable {
  /// ECDSA over P-256 with SHA-256.
  case es256 = -7
  /// Ed25519.
  case edDSA = -8
  /// ECDSA over P-384 with SHA-384.
  case es384 = -35
  /// RSA-PSS with SHA-256.
  case ps256 = -37
}

extension COSEAlgorithm: CustomStringConvertible {
  /// The name that the register has for it.
  public var description: String {
    switch self {
    case .es256: "ES256"
    case .edDSA: "EdDSA"
    case .es384: "ES384"
    case .ps256: "PS256"
    }
  }
}
