/// New keys for old ones.
extension KeyRing {
  /// Wraps all data keys by another master key, in one transaction: what is sealed stays as it is.
  ///
  /// The old master key opens nothing of this file any more; of backups made before it still does.
  ///
  /// - Throws: `SealingError.wrongKey`, `.damagedKey`; `StoreError`.
  public static func rewrap(_ file: DatabaseFile, from old: MasterKey, to new: MasterKey, actor: String) throws
    -> KeyRing
  {
    let ring = try open(file, masterKey: old, actor: actor)
    try file.write { writing in
      for row in try WrappedKey.all(writing) {
        let key = try row.open(old, path: file.path)
        try WrappedKey(wrapping: key, as: row, by: new).update(writing)
      }
      writing.record(
        Act(
          actor: actor, kind: "keys.rewrap", subject: "keys", reason: "another master key",
          facts: ["from": ring.masterFingerprint, "to": new.fingerprint]))
    }
    return try open(file, masterKey: new, actor: actor)
  }

  /// Makes another key the current one of its purpose; older ones stay for what they sealed or signed.
  ///
  /// Rings that were opened before go on with the key that they know, and cannot open what this one seals.
  ///
  /// - Precondition: not for lookups, whose key stays.
  /// - Throws: `SealingError.tooManyKeys`, `.wrongKey`, `.damagedKey`; `StoreError`.
  public static func renew(
    _ purpose: KeyPurpose, of file: DatabaseFile, masterKey: MasterKey, actor: String
  ) throws -> KeyRing {
    precondition(purpose != .lookup, "what was looked up by the old key would not be found by the new one")
    // Before anything is written the old keys must open: one file has one master key.
    _ = try open(file, masterKey: masterKey, actor: actor)
    try file.write { writing in
      let number = try WrappedKey.all(writing).filter { $0.purpose == purpose }.map(\.number).max()! + 1
      if number > 255 { throw SealingError.tooManyKeys }
      // The act is signed by the key of before, which thereby vouches for the new one.
      try WrappedKey.make(purpose, number: number, masterKey: masterKey, writing).insert(writing)
      writing.record(
        Act(
          actor: actor, kind: "keys.renew", subject: "key \(purpose.rawValue) \(number)", reason: "rotation"))
    }
    return try open(file, masterKey: masterKey, actor: actor)
  }

  /// Destroys a seal key that no value needs any more. Values in backups that it sealed open with the backup's keys only.
  ///
  /// - Parameter columns: every column of the database that holds sealed values; each is looked through.
  /// - Complexity: reads all rows of the columns' tables.
  /// - Throws: `SealingError.notRetirable`, `.stillUsed`, `.wrongKey`, `.damagedKey`; `StoreError`.
  public static func destroy(
    sealKey number: Int, of file: DatabaseFile, masterKey: MasterKey, columns: [SealedColumn], actor: String
  ) throws -> KeyRing {
    _ = try open(file, masterKey: masterKey, actor: actor)
    try file.write { writing in
      let numbers = try WrappedKey.all(writing).filter { $0.purpose == .seal }.map(\.number)
      guard numbers.contains(number), number != numbers.max() else { throw SealingError.notRetirable(number: number) }
      for column in columns {
        let rows = try column.rows(under: number, writing)
        if rows > 0 { throw SealingError.stillUsed(number: number, table: column.table, rows: rows) }
      }
      try writing.run(
        "DELETE FROM store_keys WHERE purpose = ? AND number = ?", [.text(KeyPurpose.seal.rawValue), SQLValue(number)])
      writing.record(Act(actor: actor, kind: "keys.destroy", subject: "key seal \(number)", reason: "rotation"))
    }
    return try open(file, masterKey: masterKey, actor: actor)
  }
}
