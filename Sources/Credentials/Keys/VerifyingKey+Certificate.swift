import Crypto
import Foundation
import SwiftASN1
import X509
import _CryptoExtras

/// Keys of other issuers, which come in X.509 certificates.
extension VerifyingKey {
  /// The key of a certificate; nothing else of it is looked at.
  ///
  /// - Parameter der: the certificate's bytes.
  /// - Throws: `CredentialError.key`.
  public init(certificate der: [UInt8]) throws(CredentialError) {
    guard let certificate = try? Certificate(derEncoded: der) else { throw .key("these bytes are no certificate") }
    try self.init(certificate)
  }

  init(_ certificate: Certificate) throws(CredentialError) {
    if let key = P256.Signing.PublicKey(certificate.publicKey) {
      self.init(.p256(key))
    } else if let key = P384.Signing.PublicKey(certificate.publicKey) {
      self.init(.p384(key))
    } else if let key = _RSA.Signing.PublicKey(certificate.publicKey) {
      self.init(.rsa(key))
    } else if let key = Curve25519.Signing.PublicKey(certificate.publicKey) {
      self.init(.ed25519(key))
    } else {
      throw .key("the certificate is for a key of a kind that is not used here")
    }
  }

  /// The id that credentials name a certificate's key by: the first eight bytes of the certificate's SHA-256.
  public static func keyID(ofCertificate der: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: der).prefix(keyIDLength)) }
}
