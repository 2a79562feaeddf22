public import Quantities
public import Store

/// Reports that are counted in no ward, by kind, source and day: how many, never which.
public struct UnlocatedCount: Hashable, Sendable {
  public var kind: String
  public var source: String
  public var day: Day
  /// Rows, and the cases or doses that they stand for.
  public var rows: Int
  public var count: Int

  /// All of them as they are now, in the order of kind, source and day; what was corrected into a ward is none any more.
  ///
  /// - Complexity: O(n log n) for n reports in no ward.
  /// - Throws: `StoreError`.
  public static func all(_ reading: Reading) throws -> [UnlocatedCount] {
    try reading.all(
      """
      SELECT i.kind, s.name, r.day, count(*), sum(r.count)
      FROM surveillance_reports r
      JOIN surveillance_imports i ON i.id = r.import JOIN surveillance_sources s ON s.id = i.source
      WHERE r.ward = 0 AND r.count <> 0
        AND NOT EXISTS (SELECT 1 FROM surveillance_reports later WHERE later.replaces = r.id)
      GROUP BY i.kind, s.name, r.day ORDER BY i.kind, s.name, r.day
      """
    ) { row in
      UnlocatedCount(
        kind: row.text(0), source: row.text(1), day: Day(number: Int32(row.int(2))), rows: row.int(3), count: row.int(4)
      )
    }
  }
}
