public import Quantities
public import Store

/// A file of citizens that is or was read, as the register remembers it.
public struct ImportRecord: Hashable, Sendable {
  public let number: Int
  public let source: String
  /// Name of the file without folders.
  public let file: String
  /// Records that are in the register, or in findings, for good.
  public internal(set) var rowsDone: Int
  public internal(set) var counts: ImportCounts
  public let actor: String
  public let began: Instant
  /// `nil` while it is not done: run it again to go on.
  public let ended: Instant?
  /// Keyed hash of the records that are done.
  var digest: [UInt8]

  private static let columns = """
    i.id, s.name, i.file, i.rows_done, i.counts, i.actor, i.began_at, i.ended_at, i.digest
    FROM registry_imports i JOIN registry_sources s ON s.id = i.source
    """

  private static func row(_ statement: Statement) -> ImportRecord {
    ImportRecord(
      number: statement.int(0), source: statement.text(1), file: statement.text(2), rowsDone: statement.int(3),
      counts: ImportCounts(text: statement.text(4)), actor: statement.text(5),
      began: Instant(milliseconds: Int64(statement.int(6))),
      ended: statement.optionalInt(7).map { Instant(milliseconds: Int64($0)) }, digest: statement.bytes(8))
  }

  /// All imports, the last one first.
  public static func all(_ reading: Reading) throws -> [ImportRecord] {
    try reading.all("SELECT \(columns) ORDER BY i.id DESC", [], row)
  }

  /// Imports of a source that were begun with these options and not ended, the last one first.
  static func unfinished(source: String, options: String, _ reading: Reading) throws -> [ImportRecord] {
    try reading.all(
      "SELECT \(columns) WHERE s.name = ? AND i.options = ? AND i.ended_at IS NULL ORDER BY i.id DESC",
      [.text(source), .text(options)], row)
  }

  static func begin(
    source: RecordSource, file: String, options: String, actor: String, _ writing: Writing
  ) throws -> ImportRecord {
    let number = try writing.nextNumber(of: "registry_imports")
    try writing.run(
      """
      INSERT INTO registry_imports (id, source, file, options, rows_done, digest, counts, actor, began_at)
      VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), SQLValue(source.number), .text(file), .text(options), .bytes([]), .text(ImportCounts().text),
        .text(actor), .integer(writing.instant.milliseconds),
      ])
    return ImportRecord(
      number: number, source: source.name, file: file, rowsDone: 0, counts: ImportCounts(), actor: actor,
      began: writing.instant, ended: nil, digest: [])
  }

  /// Notes how far it is, in the transaction that brought it there.
  func note(isDone: Bool, _ writing: Writing) throws {
    try writing.run(
      "UPDATE registry_imports SET rows_done = ?, digest = ?, counts = ?, ended_at = ? WHERE id = ?",
      [
        SQLValue(rowsDone), .bytes(digest), .text(counts.text),
        isDone ? .integer(writing.instant.milliseconds) : .null, SQLValue(number),
      ])
  }
}
