import Crypto
import Foundation
public import Quantities
import SpatialCore
public import Store

/// A private key that makes tokens, for a city without an identity provider.
public struct TokenSigningKey: Sendable {
  public let algorithm: TokenAlgorithm
  /// Names the key by itself: its thumbprint (RFC 7638).
  public let id: String
  private let seed: [UInt8]
  private let point: [String: String]

  /// A new key.
  public init(_ algorithm: TokenAlgorithm) {
    switch algorithm {
    case .edDSA: self.init(Curve25519.Signing.PrivateKey())
    case .es256: self.init(P256.Signing.PrivateKey())
    }
  }

  private init(_ key: Curve25519.Signing.PrivateKey) {
    algorithm = .edDSA
    seed = Array(key.rawRepresentation)
    point = ["crv": "Ed25519", "kty": "OKP", "x": Base64URL.text(key.publicKey.rawRepresentation)]
    id = Self.thumbprint(point)
  }

  private init(_ key: P256.Signing.PrivateKey) {
    algorithm = .es256
    seed = Array(key.rawRepresentation)
    let both = key.publicKey.rawRepresentation
    point = [
      "crv": "P-256", "kty": "EC", "x": Base64URL.text(both.prefix(32)), "y": Base64URL.text(both.suffix(32)),
    ]
    id = Self.thumbprint(point)
  }

  /// SHA-256 of the members that make the key, in the order of their names.
  private static func thumbprint(_ members: [String: String]) -> String {
    let text =
      "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
    return Base64URL.text(SHA256.hash(data: Array(text.utf8)))
  }

  // MARK: Files

  /// The key as a JSON Web Key, with its private part.
  public var privateText: String { text(point.merging(["d": Base64URL.text(seed)]) { a, _ in a }) + "\n" }

  /// The public part as an entry of a key set.
  private var publicText: String { text(point) }

  private func text(_ members: [String: String]) -> String {
    let all = members.merging(["kid": id, "alg": algorithm.rawValue, "use": "sig"]) { a, _ in a }
    return "{" + all.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
  }

  /// Reads what `privateText` wrote.
  ///
  /// - Throws: `AccessSettingsError`.
  public init(contentsOf path: String) throws(AccessSettingsError) {
    struct Entry: Decodable {
      var crv: String
      var d: String
    }
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadableKey(path) }
    guard let entry = try? JSONDecoder().decode(Entry.self, from: data), let seed = Base64URL.bytes(entry.d) else {
      throw .unusableKey(path)
    }
    if entry.crv == "Ed25519", let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) {
      self.init(key)
    } else if entry.crv == "P-256", let key = try? P256.Signing.PrivateKey(rawRepresentation: seed) {
      self.init(key)
    } else {
      throw .unusableKey(path)
    }
  }

  /// A public key set with this key behind those of another set, so that tokens of both hold while one takes over from the other.
  ///
  /// - Parameter path: file of the other set, if there is one.
  /// - Throws: `AccessSettingsError.noKeys` when the file is no key set.
  public func keySet(joining path: String) throws(AccessSettingsError) -> String {
    var entries: [String] = []
    if let data = FileManager.default.contents(atPath: path) {
      guard let set = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any],
        let keys = set["keys"] as? [[String: Any]]
      else { throw .noKeys(path) }
      for key in keys {
        guard
          let entry = try? JSONSerialization.data(withJSONObject: key, options: [.sortedKeys, .withoutEscapingSlashes])
        else { throw .noKeys(path) }
        entries.append(String(decoding: entry, as: UTF8.self))
      }
    }
    return "{\"keys\":[\n" + (entries + [publicText]).joined(separator: ",\n") + "\n]}\n"
  }

  // MARK: Tokens

  /// A token for an officer.
  ///
  /// - Parameter area: the officer's, or a part of it.
  public func token(
    for officer: Officer, area: AreaLimit, from start: Instant, until end: Instant, issuer: String, audience: String
  ) throws -> String {
    let claims: JSONValue = [
      "iss": .string(issuer), "aud": .string(audience), "sub": .string(officer.name),
      "iat": .number("\(start.milliseconds / 1000)"), "exp": .number("\(end.milliseconds / 1000)"),
      "role": .string(officer.role.rawValue), "area": .string(area.description),
    ]
    let header: JSONValue = ["alg": .string(algorithm.rawValue), "kid": .string(id), "typ": "JWT"]
    return try token(header: header.document, claims: claims.document)
  }

  /// Signs a header and claims as they are.
  func token(header: some Sequence<UInt8>, claims: some Sequence<UInt8>) throws -> String {
    let text = "\(Base64URL.text(header)).\(Base64URL.text(claims))"
    let signature =
      switch algorithm {
      case .edDSA: try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: Array(text.utf8))
      case .es256:
        try P256.Signing.PrivateKey(rawRepresentation: seed).signature(for: Array(text.utf8)).rawRepresentation
      }
    return "\(text).\(Base64URL.text(signature))"
  }
}
