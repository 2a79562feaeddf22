import Crypto
import _CryptoExtras

/// A public key that signatures are checked with; an algorithm belongs to it, so that nobody chooses another one.
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

  public var algorithm: COSEAlgorithm {
    switch kind {
    case .p256: .es256
    case .p384: .es384
    case .ed25519: .edDSA
    case .rsa: .ps256
    }
  }

  /// Whether a signature in the form of COSE (for ECDSA r and s after each other) is this key's of some bytes.
  public func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    switch kind {
    case .p256(let key):
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
      return key.isValidSignature(signature, for: bytes)
    case .p384(let key):
      guard let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
      return key.isValidSignature(signature, for: bytes)
    case .ed25519(let key): return signature.count == 64 && key.isValidSignature(signature, for: bytes)
    case .rsa(let key):
      return key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes), padding: .PSS)
    }
  }
}

extension VerifyingKey: Hashable {
  public static func == (a: VerifyingKey, b: VerifyingKey) -> Bool { coseKey(a.kind) == coseKey(b.kind) }
  public func hash(into hasher: inout Hasher) { hasher.combine(keyID) }
}
