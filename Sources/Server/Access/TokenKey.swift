import Foundation
import JWTKit

/// A public key that tokens are checked with.
struct TokenKey: Sendable {
  /// Where it came from.
  enum Origin: Sendable {
    /// A file of this machine: its tokens are of officers of the database.
    case file
    /// An address of an identity provider, which also says who is an officer.
    case address
  }

  var id: String?
  var algorithm: TokenAlgorithm
  var origin: Origin
  private let signer: any JWTAlgorithm

  func verifies(_ signature: [UInt8], of text: some Sequence<UInt8>) -> Bool {
    // Both are of 64 bytes; anything else is none, before any mathematics.
    guard signature.count == 64 else { return false }
    return (try? signer.verify(signature, signs: Array(text))) ?? false
  }

  /// Entries of a key set (RFC 7517), as far as they are needed here.
  private struct KeySet: Decodable {
    struct Entry: Decodable {
      var kty: String?
      var crv: String?
      var x: String?
      var y: String?
      var kid: String?
      var alg: String?
      var use: String?
    }
    var keys: [Entry]
  }

  /// The keys of a set that can check tokens; keys of other kinds are left out, as sets of providers have several.
  ///
  /// - Throws: what decoding throws, when it is no key set.
  static func keys(ofSet data: Data, origin: Origin) async throws -> [TokenKey] {
    var keys: [TokenKey] = []
    for entry in try JSONDecoder().decode(KeySet.self, from: data).keys.prefix(100) {
      guard entry.use ?? "sig" == "sig", let x = entry.x else { continue }
      switch (entry.kty, entry.crv) {
      case ("OKP", "Ed25519"):
        guard entry.alg ?? "EdDSA" == "EdDSA", let key = try? EdDSA.PublicKey(x: x, curve: .ed25519) else { continue }
        keys.append(
          TokenKey(
            id: entry.kid, algorithm: .edDSA, origin: origin,
            signer: try await JWTKeyCollection().add(eddsa: key).getKey()))
      case ("EC", "P-256"):
        guard entry.alg ?? "ES256" == "ES256", let y = entry.y, let key = try? ES256PublicKey(parameters: (x: x, y: y))
        else { continue }
        keys.append(
          TokenKey(
            id: entry.kid, algorithm: .es256, origin: origin,
            signer: try await JWTKeyCollection().add(ecdsa: key).getKey()))
      default: continue
      }
    }
    return keys
  }
}
