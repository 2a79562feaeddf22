/// How far a rotation came in a column: a row of `store_rotations`.
struct RotationState: Sendable {
  var column: SealedColumn
  /// The key that values are sealed by anew.
  var key: Int
  /// The last row's number; `nil` before the first.
  var position: Int?
  var rows = 0
  var complete = false

  /// The state in the file; the beginning when the last walk was to another key.
  static func of(_ column: SealedColumn, key: Int, _ reading: Reading) throws -> RotationState {
    try reading.first(
      "SELECT position, resealed, complete FROM store_rotations WHERE table_name = ? AND column_name = ? AND key_number = ?",
      [.text(column.table), .text(column.column), SQLValue(key)]
    ) {
      RotationState(
        column: column, key: key, position: $0.optionalInt(0), rows: $0.int(1), complete: $0.int(2) == 1)
    } ?? RotationState(column: column, key: key)
  }

  func keep(_ writing: Writing) throws {
    try writing.run(
      """
      INSERT INTO store_rotations (table_name, column_name, key_number, position, resealed, complete) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (table_name, column_name) DO UPDATE
      SET key_number = excluded.key_number, position = excluded.position, resealed = excluded.resealed,
        complete = excluded.complete
      """,
      [
        .text(column.table), .text(column.column), SQLValue(key), SQLValue(position), SQLValue(rows),
        SQLValue(complete ? 1 : 0),
      ])
  }
}
