public import Quantities
public import Store

/// How fresh what one source delivers is.
public struct SourceAge: Hashable, Sendable {
  /// `cases`, `doses`, `population` or `measures`.
  public var kind: String
  public var source: String
  public var deliveries: Int
  /// When the last delivery came, and in what.
  public var deliveredAt: Instant
  public var file: String
  /// Whether the last delivery was taken to its end.
  public var isComplete: Bool
  /// Rows of the last delivery.
  public var rows: Int
  /// The last day that any delivery of the source speaks of; `nil` where figures have no day.
  public var lastDay: Day?

  /// Days from the last day to another one; `nil` where figures have no day.
  public func age(on day: Day) -> Int? { lastDay.map { max(0, day.days(since: $0)) } }

  /// Every source of every kind, by kind and name.
  ///
  /// - Complexity: O(imports + figures).
  /// - Throws: `StoreError`.
  public static func all(_ reading: Reading) throws -> [SourceAge] {
    let measured = try reading.all("SELECT import, max(day) FROM surveillance_measures GROUP BY import") {
      ($0.int(0), $0.int(1))
    }
    let days = Dictionary(uniqueKeysWithValues: measured)
    var ages: [SourceAge] = []
    // In the order of their numbers, so that the last of a source is its last delivery.
    _ = try reading.all(
      """
      SELECT i.kind, s.name, i.id, i.recorded_at, i.file, i.finished_at, i.row_count, i.last_day
      FROM surveillance_imports i JOIN surveillance_sources s ON s.id = i.source ORDER BY i.kind, s.name, i.id
      """
    ) { row in
      let age = SourceAge(
        kind: row.text(0), source: row.text(1), deliveries: 1, deliveredAt: Instant(milliseconds: Int64(row.int(3))),
        file: row.text(4), isComplete: row.optionalInt(5) != nil, rows: row.int(6),
        lastDay: (row.optionalInt(7) ?? days[row.int(2)]).map { Day(number: Int32($0)) })
      guard let before = ages.last, before.kind == age.kind, before.source == age.source else {
        return ages.append(age)
      }
      var next = age
      next.deliveries += before.deliveries
      next.lastDay = [before.lastDay, age.lastDay].compactMap { $0 }.max()
      ages[ages.count - 1] = next
    }
    return ages
  }
}
