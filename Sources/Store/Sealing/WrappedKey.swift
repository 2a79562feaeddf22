import Crypto
import Foundation
import Quantities

/// A row of `store_keys`: a data key that only the master key opens.
struct WrappedKey: Sendable {
  var purpose: KeyPurpose
  var number: Int
  /// Nonce, key and tag under AES-256-GCM.
  var wrapped: [UInt8]
  /// The fingerprint of the master key that wrapped it.
  var master: String
  /// The public half of a key that signs; others have none.
  var publicKey: [UInt8]?

  /// A fresh key from the system's source of randomness.
  static func make(_ purpose: KeyPurpose, number: Int, masterKey: MasterKey, _ writing: Writing) throws -> WrappedKey {
    let key = SymmetricKey(size: .bits256)
    let row = WrappedKey(purpose: purpose, number: number, wrapped: [], master: "", publicKey: nil)
    var made = WrappedKey(wrapping: key, as: row, by: masterKey)
    if purpose == .log { made.publicKey = try LogKey(number: number, seed: key).publicKey }
    return made
  }

  init(purpose: KeyPurpose, number: Int, wrapped: [UInt8], master: String, publicKey: [UInt8]?) {
    self.purpose = purpose
    self.number = number
    self.wrapped = wrapped
    self.master = master
    self.publicKey = publicKey
  }

  /// Wraps a key for a row's purpose and number.
  init(wrapping key: SymmetricKey, as row: WrappedKey, by masterKey: MasterKey) {
    self = row
    master = masterKey.fingerprint
    // Fails for keys of a wrong length only.
    wrapped = key.withUnsafeBytes { bytes in
      Array(try! AES.GCM.seal(bytes, using: masterKey.key, authenticating: row.place).combined!)
    }
  }

  /// - Throws: `SealingError.wrongKey`, `.damagedKey`.
  func open(_ masterKey: MasterKey, path: String) throws(SealingError) -> SymmetricKey {
    guard master == masterKey.fingerprint else {
      throw .wrongKey(path: path, wanted: master, given: masterKey.fingerprint)
    }
    guard
      let box = try? AES.GCM.SealedBox(combined: wrapped),
      let bytes = try? AES.GCM.open(box, using: masterKey.key, authenticating: place)
    else { throw .damagedKey(purpose: purpose.rawValue, number: number) }
    return SymmetricKey(data: bytes)
  }

  private var place: [UInt8] { Array("zonal data key\0\(purpose.rawValue)\0\(number)".utf8) }

  // MARK: Rows

  static func all(_ reading: Reading) throws -> [WrappedKey] {
    try reading.all("SELECT purpose, number, wrapped, master, public_key FROM store_keys ORDER BY purpose, number") {
      row in
      guard let purpose = KeyPurpose(rawValue: row.text(0)) else {
        throw SealingError.damagedKey(purpose: row.text(0), number: row.int(1))
      }
      return WrappedKey(
        purpose: purpose, number: row.int(1), wrapped: row.bytes(2), master: row.text(3),
        publicKey: row.optionalBytes(4))
    }
  }

  func insert(_ writing: Writing) throws {
    try writing.run(
      "INSERT INTO store_keys (purpose, number, wrapped, master, public_key, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
      [
        .text(purpose.rawValue), SQLValue(number), .bytes(wrapped), .text(master), SQLValue(publicKey),
        .integer(writing.instant.milliseconds),
      ])
  }

  func update(_ writing: Writing) throws {
    try writing.run(
      "UPDATE store_keys SET wrapped = ?, master = ? WHERE purpose = ? AND number = ?",
      [.bytes(wrapped), .text(master), .text(purpose.rawValue), SQLValue(number)])
  }
}
