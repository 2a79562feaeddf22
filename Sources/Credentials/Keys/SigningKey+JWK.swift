import Crypto
import Foundation

/// The issuer's key file: a private JSON Web Key (RFC 7517, RFC 8037).
extension SigningKey {
  /// The private key as a JSON text; whoever has it can issue.
  public var privateJWK: String {
    var fields = verifyingKey.jwkFields
    switch kind {
    case .p256(let key): fields.append(("d", Base64URL.encode(Array(key.rawRepresentation))))
    case .ed25519(let key): fields.append(("d", Base64URL.encode(Array(key.rawRepresentation))))
    }
    return VerifyingKey.json(fields)
  }

  /// Reads a private key; its public part must belong to it, and an id or algorithm that stands there must be its own.
  ///
  /// - Throws: `CredentialError.key`; no part of the key is in its text.
  public init(privateJWK text: String) throws(CredentialError) {
    let fields = try VerifyingKey.fields(jwk: text)
    guard let secret = fields["d"].flatMap(Base64URL.decode) else { throw .key("the key file has no private key") }
    let key: Kind
    do {
      switch (fields["kty"], fields["crv"]) {
      case ("EC", "P-256"): key = .p256(try .init(rawRepresentation: secret))
      case ("OKP", "Ed25519"): key = .ed25519(try .init(rawRepresentation: secret))
      default:
        throw CredentialError.key("the key file is of a kind that nothing is signed with here (P-256 and Ed25519 are)")
      }
    } catch let error as CredentialError { throw error } catch { throw .key("the private key in the file is damaged") }
    self.init(key)
    guard try VerifyingKey(jwkFields: fields) == verifyingKey else {
      throw .key("the public and the private key in the file do not belong together")
    }
  }
}
