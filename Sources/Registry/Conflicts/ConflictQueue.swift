import Store

/// The rows that say otherwise than another source and wait for people, as the tables have them.
enum ConflictQueue {
  enum State: Int {
    case open = 0
    /// What was recorded stayed.
    case kept = 1
    /// What the row said was taken, wholly or for some fields.
    case taken = 2
    /// The record came to say the same, so there was nothing left to decide.
    case settled = 3
  }

  /// Puts a statement into the queue, once.
  ///
  /// - Returns: the number of the conflict, new or as it stands there already.
  /// - Throws: `StoreError`, `SealingError`, `RegistryError`.
  static func put(
    _ statement: CitizenStatement, against citizen: Int, version: Int, fields: CitizenFields, entry: Int,
    _ writing: Writing, _ keys: RegisterKeys
  ) throws -> Int {
    for known in try open(of: citizen, writing, keys) where known.statement == statement { return known.number }
    let number = try writing.nextNumber(of: "registry_conflicts")
    try writing.run(
      """
      INSERT INTO registry_conflicts (id, citizen, source, version, fields, state, entry, sealed)
      VALUES (?, ?, ?, ?, ?, 0, ?, ?)
      """,
      [
        SQLValue(number), SQLValue(citizen), SQLValue(statement.source), SQLValue(version), SQLValue(fields.rawValue),
        SQLValue(entry), .bytes(keys.sealer.seal(encoded(statement), table: "registry_conflicts", row: number)),
      ])
    return number
  }

  /// Closes the open conflicts of a citizen about which the record has come to say the same.
  ///
  /// - Throws: `StoreError`, `SealingError`, `RegistryError`.
  static func settle(
    _ citizen: Int, _ record: CitizenRecord, entry: Int, _ writing: Writing, _ keys: RegisterKeys
  ) throws {
    for conflict in try open(of: citizen, writing, keys) {
      if case .contradicted = record.amended(by: conflict.statement) { continue }
      try close(conflict.number, .settled, entry: entry, writing)
    }
  }

  static func close(_ number: Int, _ state: State, entry: Int, _ writing: Writing) throws {
    try writing.run(
      "UPDATE registry_conflicts SET state = ?, decided = ? WHERE id = ?",
      [SQLValue(state.rawValue), SQLValue(entry), SQLValue(number)])
  }

  private static func open(
    of citizen: Int, _ reading: Reading, _ keys: RegisterKeys
  ) throws -> [(number: Int, statement: CitizenStatement)] {
    let rows = try reading.all(
      "SELECT id, sealed FROM registry_conflicts WHERE citizen = ? AND state = 0 ORDER BY id", [SQLValue(citizen)]
    ) { ($0.int(0), $0.bytes(1)) }
    return try rows.map { ($0.0, try statement($0.1, number: $0.0, keys)) }
  }

  static func statement(_ sealed: [UInt8], number: Int, _ keys: RegisterKeys) throws -> CitizenStatement {
    var reader = RecordReader(try keys.sealer.open(sealed, table: "registry_conflicts", row: number))
    let withdrawn = CitizenFields(rawValue: try reader.int())
    return CitizenStatement(record: try CitizenRecord(from: &reader), withdrawn: withdrawn)
  }

  private static func encoded(_ statement: CitizenStatement) -> [UInt8] {
    var writer = RecordWriter()
    writer.append(statement.withdrawn.rawValue)
    statement.record.encode(to: &writer)
    return writer.bytes
  }
}
