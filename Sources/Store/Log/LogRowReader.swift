/// The rows of `store_log` in order, each with the hash of what it holds.
///
/// Belongs to one thread.
struct LogRowReader {
  private let statement: Statement
  private var pending: Int?
  private var ended = false
  private var bytes: [UInt8] = []

  init(_ reading: Reading) throws {
    statement = try reading.statement("SELECT \(LogRows.entryColumns) FROM store_log ORDER BY number")
  }

  func end() { statement.reset() }

  /// The number of the row that comes next; `nil` behind the last.
  mutating func next() throws -> Int? {
    if pending == nil, !ended {
      ended = try !statement.step()
      pending = ended ? nil : statement.int(0)
    }
    return pending
  }

  /// When the row that comes next was recorded.
  var instant: Int64 { Int64(statement.int(1)) }

  /// The hash of the row that comes next and the one that is kept beside it; `nil` where a column is not of its kind.
  mutating func take() -> (row: TreeHash?, kept: TreeHash?) {
    pending = nil
    let kept =
      statement.kind(7) == .bytes ? statement.withBytes(7, TreeHash.init(exactly:)) : nil
    guard statement.kind(1) == .integer, (2...6).allSatisfy({ statement.kind($0) == .text }) else { return (nil, kept) }
    bytes.removeAll(keepingCapacity: true)
    // As `TreeHash.leaf` does, in one piece.
    bytes.append(0)
    LogEntry.encode(number: statement.int(0), recordedAt: Int64(statement.int(1)), into: &bytes)
    for column in 2...6 { statement.withBytes(column) { LogEntry.encode($0, into: &bytes) } }
    return (bytes.withUnsafeBytes(TreeHash.plain), kept)
  }
}
