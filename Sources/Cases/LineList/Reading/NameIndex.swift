import Store

/// Which row of the table each record of a source has, in memory: contacts by the million name two of them each.
///
/// Some 40 bytes a record. Belongs to the thread that reads.
struct NameIndex: Sendable {
  private var rows: [LineKey: Int32] = [:]

  /// - Complexity: reads the names of all records.
  /// - Throws: `StoreError`.
  init(_ reading: Reading) throws {
    let count = try reading.first("SELECT count(*) FROM cases_records") { $0.int(0) } ?? 0
    rows.reserveCapacity(count)
    let statement = try reading.statement("SELECT source, name, id FROM cases_records INDEXED BY cases_records_name")
    defer { statement.reset() }
    while try statement.step() {
      rows[LineKey(source: statement.int(0), statement.text(1))] = Int32(statement.int(2))
    }
  }

  subscript(_ key: LineKey) -> Int? {
    get { rows[key].map(Int.init) }
    set { rows[key] = newValue.map(Int32.init) }
  }
}
