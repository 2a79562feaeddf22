import Crypto
import _CryptoExtras

/// A public key that signatures are checked with.
///
/// Keys are made once and kept: making one checks that its point is on the curve.
public struct VerifyingKey: Sendable {
  enum Kind: Sendable {
    case p256(P256.Signing.PublicKey)
    case p384(P384.Signing.PublicKey)
    case ed25519(Curve25519.Signing.PublicKey)
    case rsa(_RSA.Signing.PublicKey)
  }

  /// Bytes of an id of a key.
  public static let keyIDLength = 8

  let kind: Kind
  /// The first eight bytes of the thumbprint (RFC 9679): SHA-256 of the key in deterministic COSE form.
  public let keyID: [UInt8]

  init(_ kind: Kind) {
    self.kind = kind
    keyID = Array(SHA256.hash(data: CBORWriter.encode(Self.coseKey(kind))).prefix(Self.keyIDLength))
  }

  /// What the key is meant to be used with.
  public var algorithm: COSEAlgorithm {
    switch kind {
    case .p256: .es256
    case .p384: .es384
    case .ed25519: .edDSA
    case .rsa: .ps256
    }
  }

  /// Whether a signature in the form of COSE (for ECDSA r and s after each other) is this key's of some bytes.
  ///
  /// - Parameter named: the algorithm that the message names. For ECDSA it gives the hash alone (RFC 9053, section 2.1):
  ///   there are issuers who sign with ES256 and a key of the curve P-384.
  public func isValid(_ signature: [UInt8], for bytes: [UInt8], algorithm named: COSEAlgorithm) -> Bool {
    switch (kind, named) {
    case (.p256(let key), .es256), (.p256(let key), .es384):
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
      return named == .es256
        ? key.isValidSignature(signature, for: SHA256.hash(data: bytes))
        : key.isValidSignature(signature, for: SHA384.hash(data: bytes))
    case (.p384(let key), .es256), (.p384(let key), .es384):
      guard let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
      return named == .es256
        ? key.isValidSignature(signature, for: SHA256.hash(data: bytes))
        : key.isValidSignature(signature, for: SHA384.hash(data: bytes))
    case (.ed25519(let key), .edDSA): return signature.count == 64 && key.isValidSignature(signature, for: bytes)
    case (.rsa(let key), .ps256):
      return key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes), padding: .PSS)
    default: return false
    }
  }
}

extension VerifyingKey: Hashable {
  public static func == (a: VerifyingKey, b: VerifyingKey) -> Bool { coseKey(a.kind) == coseKey(b.kind) }
  public func hash(into hasher: inout Hasher) { hasher.combine(keyID) }
}
