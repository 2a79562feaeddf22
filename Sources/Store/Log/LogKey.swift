import Crypto
import Foundation

/// The key that signs the decision log's tree heads: Ed25519.
struct LogKey: Sendable {
  /// Its number among the database's log keys; heads name it.
  let number: Int
  private let key: Curve25519.Signing.PrivateKey

  /// - Throws: `SealingError.damagedKey` unless the seed is of 32 bytes.
  init(number: Int, seed: SymmetricKey) throws(SealingError) {
    do { key = try seed.withUnsafeBytes { try Curve25519.Signing.PrivateKey(rawRepresentation: $0) } } catch {
      throw .damagedKey(purpose: KeyPurpose.log.rawValue, number: number)
    }
    self.number = number
  }

  var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  /// A signature of 64 bytes.
  func sign(_ bytes: [UInt8]) -> [UInt8] {
    // Fails when there is no memory.
    Array(try! key.signature(for: bytes))
  }
}
