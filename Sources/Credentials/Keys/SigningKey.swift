import Crypto

/// A private key that credentials are signed with; it never leaves the issuer.
public struct SigningKey: Sendable {
  enum Kind: Sendable {
    case p256(P256.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
  }

  /// What this house signs with.
  public static let algorithms: [COSEAlgorithm] = [.es256, .edDSA]

  let kind: Kind
  public let verifyingKey: VerifyingKey

  init(_ kind: Kind) {
    self.kind = kind
    switch kind {
    case .p256(let key): verifyingKey = VerifyingKey(.p256(key.publicKey))
    case .ed25519(let key): verifyingKey = VerifyingKey(.ed25519(key.publicKey))
    }
  }

  /// A new key from the machine's random numbers.
  ///
  /// - Precondition: the algorithm is one of `algorithms`.
  public static func generate(_ algorithm: COSEAlgorithm = .es256) -> SigningKey {
    switch algorithm {
    case .es256: SigningKey(.p256(.init()))
    case .edDSA: SigningKey(.ed25519(.init()))
    case .es384, .ps256: preconditionFailure("only ES256 and EdDSA are signed with")
    }
  }

  public var algorithm: COSEAlgorithm { verifyingKey.algorithm }

  /// The signature of bytes in the form of COSE, 64 bytes.
  func sign(_ bytes: [UInt8]) -> [UInt8] {
    // Neither fails for keys that were made or read here.
    switch kind {
    case .p256(let key): Array(try! key.signature(for: bytes).rawRepresentation)
    case .ed25519(let key): Array(try! key.signature(for: bytes))
    }
  }
}
