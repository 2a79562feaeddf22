public import Epidemiology
public import Quantities
public import Store

/// What an import of reports found wrong or remarkable: how many rows by kind of finding, never what stood in them.
public struct ImportFindings: Hashable, Sendable {
  public struct Count: Hashable, Sendable {
    /// Code of the kind of finding.
    public var code: String
    public var severity: Finding.Severity
    public var count: Int
  }

  /// The number of the import.
  public var number: Int
  public var kind: String
  public var source: String
  public var file: String
  public var recordedAt: Instant
  /// Rows that were taken.
  public var rows: Int
  /// Rows that were not, and rows that are counted in no ward; `nil` for imports of before these were kept.
  public var rejected: Int?
  public var unlocated: Int?
  /// By code.
  public var counts: [Count]

  /// The last imports of reports, the last one first.
  ///
  /// - Throws: `StoreError`.
  public static func last(_ limit: Int, _ reading: Reading) throws -> [ImportFindings] {
    var imports = try reading.all(
      """
      SELECT i.id, i.kind, s.name, i.file, i.recorded_at, i.row_count, i.rejected, i.unlocated
      FROM surveillance_imports i JOIN surveillance_sources s ON s.id = i.source
      WHERE i.kind IN ('cases', 'doses') ORDER BY i.id DESC LIMIT ?
      """, [SQLValue(limit)]
    ) { row in
      ImportFindings(
        number: row.int(0), kind: row.text(1), source: row.text(2), file: row.text(3),
        recordedAt: Instant(milliseconds: Int64(row.int(4))), rows: row.int(5), rejected: row.optionalInt(6),
        unlocated: row.optionalInt(7), counts: [])
    }
    for i in imports.indices {
      imports[i].counts = try reading.all(
        "SELECT code, severity, count FROM surveillance_findings WHERE import = ? ORDER BY code",
        [SQLValue(imports[i].number)]
      ) { Count(code: $0.text(0), severity: Finding.Severity(rawValue: $0.text(1)) ?? .note, count: $0.int(2)) }
    }
    return imports
  }

  /// Keeps what an import found.
  ///
  /// - Throws: `StoreError`.
  static func keep(
    _ counts: [Finding.Code: Int], _ severities: [Finding.Code: Finding.Severity], rows: RowCounts,
    ofImport number: Int, _ writing: Writing
  ) throws {
    try writing.run(
      "UPDATE surveillance_imports SET rejected = ?, unlocated = ? WHERE id = ?",
      [SQLValue(rows.rejected), SQLValue(rows.unlocated), SQLValue(number)])
    for (code, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try writing.run(
        "INSERT INTO surveillance_findings (import, code, severity, count) VALUES (?, ?, ?, ?)",
        [
          SQLValue(number), .text(code.rawValue), .text((severities[code] ?? .note).rawValue), SQLValue(count),
        ])
    }
  }
}
