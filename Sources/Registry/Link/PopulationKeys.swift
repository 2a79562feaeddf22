import Crypto
import Foundation

/// The public keys with which the population database signs its answers, by their names.
///
/// Several hold at once, so that the database can change its key without a gap.
public struct PopulationKeys: Sendable {
  private let keys: [String: [UInt8]]

  /// Reads a file with a line for each key: its name, a blank, and the 32 bytes of an Ed25519 public key in base 64. Lines that
  /// begin with `#` are passed over.
  ///
  /// - Throws: `LinkError.keyFile`.
  public init(file path: String) throws(LinkError) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .keyFile(path: path, reason: "it cannot be read")
    }
    var keys: [String: [UInt8]] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let parts = line.split(separator: " ")
      if parts.isEmpty || parts[0].hasPrefix("#") { continue }
      guard parts.count == 2, let bytes = Data(base64Encoded: String(parts[1])),
        (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil
      else {
        throw .keyFile(path: path, reason: "line \(number + 1) is not a name and an Ed25519 public key in base 64")
      }
      guard keys.updateValue([UInt8](bytes), forKey: String(parts[0])) == nil else {
        throw .keyFile(path: path, reason: "line \(number + 1) names a key for the second time")
      }
    }
    guard !keys.isEmpty else { throw .keyFile(path: path, reason: "it has no key") }
    self.keys = keys
  }

  /// Checks that a body was signed by the database.
  ///
  /// - Parameters:
  ///   - key: the name of the key, as the answer says.
  ///   - signature: in base 64.
  /// - Throws: `LinkError.unsigned`, `.unknownKey`, `.forged`.
  func check(_ body: Data, key: String?, signature: String?) throws(LinkError) {
    guard let key, let signature, let bytes = Data(base64Encoded: signature) else { throw .unsigned }
    guard let known = keys[key], let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: known) else {
      // What a stranger sent does not go into our messages as it is.
      throw .unknownKey(identifier: String(key.filter { $0.isASCII && $0 > " " && $0 < "\u{7F}" }.prefix(40)))
    }
    guard publicKey.isValidSignature(bytes, for: body) else { throw .forged(key: key) }
  }
}
