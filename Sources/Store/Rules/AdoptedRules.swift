import Crypto
public import Quantities

/// The text of dated rules as it was when the city adopted it; decisions name its row.
///
/// Of each kind, such as `permit-policy`, the one adopted last holds; those of before stay readable.
public struct AdoptedRules: Hashable, Sendable {
  public let number: Int
  public let name: String
  public let version: String
  /// SHA-256 of the text, in hexadecimal.
  public let digest: String
  public let text: String
  public let adoptedAt: Instant

  private static let columns = "id, name, version, digest, body, adopted_at"

  private init(_ row: Statement) {
    number = row.int(0)
    name = row.text(1)
    version = row.text(2)
    digest = row.text(3)
    text = row.text(4)
    adoptedAt = Instant(milliseconds: Int64(row.int(5)))
  }

  /// Adopts rules from now on: an act, with the text kept.
  ///
  /// - Parameter text: as the file has it, read by whoever knows the kind.
  /// - Returns: the row; that of before when the same text is adopted already.
  /// - Throws: `AccessError.refused` without the right to decree; `StoreError`.
  @discardableResult
  public static func adopt(
    _ kind: String, name: String, version: String, text: String, by access: Access, _ writing: Writing
  ) throws -> Int {
    try access.require(.decree, subject: kind)
    let digest = Array(SHA256.hash(data: Array(text.utf8))).hexadecimal
    if let last = try last(kind, writing), last.digest == digest { return last.number }
    let number = try writing.nextNumber(of: "store_rules")
    try writing.run(
      """
      INSERT INTO store_rules (id, kind, name, version, digest, body, adopted_at, adopted_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), .text(kind), .text(name), .text(version), .text(digest), .text(text),
        .integer(writing.instant.milliseconds), .text(access.officer.name),
      ])
    writing.record(
      access.act(
        "\(kind).adopt", subject: "\(kind) \(number)", facts: ["id": name, "version": version, "digest": digest]))
    return number
  }

  /// Those of a kind that hold now; `nil` before any was adopted.
  ///
  /// - Throws: `StoreError`.
  public static func last(_ kind: String, _ reading: Reading) throws -> AdoptedRules? {
    try reading.first(
      "SELECT \(columns) FROM store_rules WHERE kind = ? ORDER BY id DESC LIMIT 1", [.text(kind)], Self.init)
  }

  /// Of each name of a kind the one adopted last, in the order in which the names were adopted first: kinds of which several hold at once.
  ///
  /// - Throws: `StoreError`.
  public static func lastOfEach(_ kind: String, _ reading: Reading) throws -> [AdoptedRules] {
    try reading.all(
      """
      SELECT \(columns) FROM store_rules r WHERE kind = ?
      AND id = (SELECT max(id) FROM store_rules o WHERE o.kind = r.kind AND o.name = r.name)
      ORDER BY (SELECT min(id) FROM store_rules o WHERE o.kind = r.kind AND o.name = r.name)
      """, [.text(kind)], Self.init)
  }

  /// Those of a row, as decisions name it.
  ///
  /// - Throws: `StoreError`.
  public static func row(_ number: Int, _ reading: Reading) throws -> AdoptedRules? {
    try reading.first("SELECT \(columns) FROM store_rules WHERE id = ?", [SQLValue(number)], Self.init)
  }

  /// The row of those that hold now, for whoever asks often.
  ///
  /// - Throws: `StoreError`.
  public static func number(_ kind: String, _ reading: Reading) throws -> Int? {
    try reading.first("SELECT max(id) FROM store_rules WHERE kind = ?", [.text(kind)]) { $0.optionalInt(0) }
      .flatMap { $0 }
  }
}
