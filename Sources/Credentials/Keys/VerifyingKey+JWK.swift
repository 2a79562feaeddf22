import Crypto
import Foundation

/// Public keys as JSON Web Keys (RFC 7517, RFC 8037).
extension VerifyingKey {
  /// The id of the key in hexadecimal digits, as lists and files name it.
  public var name: String { Self.name(keyID) }

  /// How an id of a key is written.
  public static func name(_ keyID: [UInt8]) -> String {
    keyID.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The public key as a JSON text.
  ///
  /// - Precondition: the key is no RSA key.
  public var jwk: String { Self.json(jwkFields) }

  /// - Throws: `CredentialError.key`.
  public init(jwk text: String) throws(CredentialError) { try self.init(jwkFields: Self.fields(jwk: text)) }

  /// Reads public keys: one, or the array `keys` of a set (RFC 7517, section 5).
  ///
  /// - Throws: `CredentialError.key`, for a private key too: whoever checks must not have one.
  public static func read(jwkSet text: String) throws(CredentialError) -> [VerifyingKey] {
    guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      throw .key("the keys are no JSON object")
    }
    let keys = object["keys"].map { $0 as? [[String: Any]] ?? [] } ?? [object]
    guard !keys.isEmpty else { throw .key("the file has no key") }
    var read: [VerifyingKey] = []
    for key in keys {
      guard key["d"] == nil else { throw .key("the file holds a private key, which only its issuer may have") }
      read.append(try VerifyingKey(jwkFields: key.compactMapValues { $0 as? String }))
    }
    return read
  }

  var jwkFields: [(String, String)] {
    let key = coseKey
    func part(_ label: CBORValue) -> String { Base64URL.encode(key[label]?.bytes ?? []) }
    var fields: [(String, String)]
    switch kind {
    case .p256: fields = [("kty", "EC"), ("crv", "P-256"), ("x", part(-2)), ("y", part(-3))]
    case .p384: fields = [("kty", "EC"), ("crv", "P-384"), ("x", part(-2)), ("y", part(-3))]
    case .ed25519: fields = [("kty", "OKP"), ("crv", "Ed25519"), ("x", part(-2))]
    case .rsa: preconditionFailure("RSA keys come in certificates")
    }
    fields += [("use", "sig"), ("alg", algorithm.description), ("kid", name)]
    return fields
  }

  init(jwkFields fields: [String: String]) throws(CredentialError) {
    func part(_ name: String) throws(CredentialError) -> CBORValue {
      guard let bytes = fields[name].flatMap(Base64URL.decode) else { throw .key("the key has no proper '\(name)'") }
      return .bytes(bytes)
    }
    switch (fields["kty"], fields["crv"]) {
    case ("EC", "P-256"): try self.init(coseKey: [1: 2, -1: 1, -2: part("x"), -3: part("y")])
    case ("EC", "P-384"): try self.init(coseKey: [1: 2, -1: 2, -2: part("x"), -3: part("y")])
    case ("OKP", "Ed25519"): try self.init(coseKey: [1: 1, -1: 6, -2: part("x")])
    default: throw .key("the key is of a kind that is not used here (P-256, P-384 and Ed25519 are)")
    }
    if let named = fields["alg"], named != algorithm.description {
      throw .key("the key is for another algorithm than \(algorithm)")
    }
    if let kept = fields["use"], kept != "sig" { throw .key("the key is not for signatures") }
  }

  static func fields(jwk text: String) throws(CredentialError) -> [String: String] {
    guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      throw .key("the key is no JSON object")
    }
    return object.compactMapValues { $0 as? String }
  }

  static func json(_ fields: [(String, String)]) -> String {
    // Names and values are of letters and digits: nothing needs escaping.
    "{" + fields.map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",") + "}\n"
  }
}
