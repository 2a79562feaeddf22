import Crypto
import Foundation

/// The data keys of a database, opened with its master key.
///
/// The database holds them wrapped (table `store_keys`): AES-256-GCM under the master key, with the key's purpose and number
/// authenticated, so that wrapped keys cannot be exchanged. A ring is a value: what changes the keys in the file returns the ring
/// of after. Safe for use from any thread.
public struct KeyRing: Sendable {
  /// Seals and opens values with these keys.
  public let sealer: Sealer
  /// Signs the decision log.
  let logKey: LogKey
  let masterFingerprint: String

  /// Reads the data keys, and makes them when the database has none yet.
  ///
  /// From then on the file's acts are signed: the ring's log key is given to `file` for as long as it is open.
  ///
  /// - Parameter actor: who does it, for the decision log, should keys be made.
  /// - Throws: `SealingError.wrongKey`, `.damagedKey`, `.noDataKeys`; `StoreError`.
  public static func open(_ file: DatabaseFile, masterKey: MasterKey, actor: String) throws -> KeyRing {
    var rows = try file.read(WrappedKey.all)
    if rows.isEmpty {
      if file.mode == .readOnly { throw SealingError.noDataKeys(path: file.path) }
      rows = try file.write { writing in
        // Another process may have been faster.
        let there = try WrappedKey.all(writing)
        if !there.isEmpty { return there }
        for purpose in KeyPurpose.allCases {
          try WrappedKey.make(purpose, number: 1, masterKey: masterKey, writing).insert(writing)
        }
        let made = try WrappedKey.all(writing)
        writing.signer = try KeyRing(made, masterKey, path: file.path).logKey
        writing.record(
          Act(
            actor: actor, kind: "keys.create", subject: "keys", reason: "the database had none",
            facts: ["master": masterKey.fingerprint]))
        return made
      }
    }
    let ring = try KeyRing(rows, masterKey, path: file.path)
    file.sign(with: ring.logKey)
    return ring
  }

  /// - Throws: `SealingError.wrongKey`, `.damagedKey`.
  init(_ rows: [WrappedKey], _ masterKey: MasterKey, path: String) throws(SealingError) {
    var seal: [Int: SymmetricKey] = [:]
    var lookup: SymmetricKey?
    var log: LogKey?
    for row in rows {
      let key = try row.open(masterKey, path: path)
      switch row.purpose {
      case .seal: seal[row.number] = key
      case .lookup: lookup = key
      case .log:
        let signing = try LogKey(number: row.number, seed: key)
        // The public half is not sealed: heads would be checked by whatever stands there.
        guard row.publicKey == signing.publicKey else {
          throw .damagedKey(purpose: row.purpose.rawValue, number: row.number)
        }
        log = signing
      }
    }
    guard !seal.isEmpty else { throw .damagedKey(purpose: KeyPurpose.seal.rawValue, number: 1) }
    guard let lookup else { throw .damagedKey(purpose: KeyPurpose.lookup.rawValue, number: 1) }
    guard let log else { throw .damagedKey(purpose: KeyPurpose.log.rawValue, number: 1) }
    sealer = Sealer(sealKeys: seal, lookupKey: lookup)
    logKey = log
    masterFingerprint = masterKey.fingerprint
  }
}
