/// A column of a target's table that holds sealed values, for what must walk over all of them.
///
/// The names are the target's own, written in its source: they become part of statements.
public struct SealedColumn: Hashable, Sendable {
  /// The table, as it is authenticated with each value.
  public let table: String
  /// The column with the row's number: a whole-number primary key.
  public let number: String
  /// The column with the sealed value; NULL where there is none.
  public let column: String

  public init(table: String, number: String = "id", column: String = "sealed") {
    self.table = table
    self.number = number
    self.column = column
  }

  /// How many values are under a seal key.
  ///
  /// - Complexity: reads the whole table.
  func rows(under key: Int, _ reading: Reading) throws -> Int {
    try reading.first(
      "SELECT count(*) FROM \(table) WHERE substr(\(column), 1, 1) = ?", [.bytes([UInt8(key)])]
    ) { $0.int(0) } ?? 0
  }

  /// Whether any value is not under a seal key.
  ///
  /// - Complexity: reads the table up to the first such value.
  func hasOthers(than key: Int, _ reading: Reading) throws -> Bool {
    try reading.first(
      "SELECT 1 FROM \(table) WHERE substr(\(column), 1, 1) <> ? LIMIT 1", [.bytes([UInt8(key)])]
    ) { _ in true } ?? false
  }

  /// Seals a batch of values anew under the current key, in the order of their numbers.
  ///
  /// - Parameters:
  ///   - after: the last number of the batch before; `nil` to begin.
  ///   - count: how many rows to look at.
  /// - Returns: the last number looked at and how many rows were sealed anew; `nil` when no rows are left.
  /// - Throws: `SealingError.damaged`, `.unknownKey`; `StoreError`.
  public func reseal(
    after: Int?, count: Int, with sealer: Sealer, _ writing: Writing
  ) throws -> (last: Int, resealed: Int)? {
    let rows = try writing.all(
      "SELECT \(number), \(column) FROM \(table) WHERE \(number) > ? ORDER BY \(number) LIMIT ?",
      [SQLValue(after ?? .min), SQLValue(count)]
    ) { ($0.int(0), $0.optionalBytes(1)) }
    guard let last = rows.last?.0 else { return nil }
    let update = try writing.statement("UPDATE \(table) SET \(column) = ? WHERE \(number) = ?")
    var resealed = 0
    for case (let row, let sealed?) in rows {
      guard let anew = try sealer.reseal(sealed, table: table, row: row) else { continue }
      update.bind(0, bytes: anew)
      update.bind(1, row)
      try update.run()
      resealed += 1
    }
    return (last, resealed)
  }
}
