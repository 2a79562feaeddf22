import Quantities
public import Store

extension MatchQueue {
  /// The deletion of records whose time has come: counted from the last decision, or from when they came where there is none.
  ///
  /// The links themselves stand with the reports and doses that were linked; here goes what the records said.
  ///
  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public static func deletion(offset: Int = 25_200) -> TimedDeletion {
    let isDue = "coalesce(decided_at, enqueued_at) < ?"
    @Sendable func start(_ day: Day) -> SQLValue {
      .integer((Int64(day.number) * 86_400 - Int64(offset)) * 1_000)
    }
    return TimedDeletion(
      kind: "match",
      count: { day, reading in
        try reading.first("SELECT count(*) FROM registry_matches WHERE \(isDue)", [start(day)]) { $0.int(0) } ?? 0
      },
      delete: { day, writing in
        let count =
          try writing.first("SELECT count(*) FROM registry_matches WHERE \(isDue)", [start(day)]) { $0.int(0) } ?? 0
        try writing.run(
          "DELETE FROM registry_match_candidates WHERE match IN (SELECT id FROM registry_matches WHERE \(isDue))",
          [start(day)])
        try writing.run("DELETE FROM registry_matches WHERE \(isDue)", [start(day)])
        return count
      })
  }

  /// Removes what points at a citizen who is about to be forgotten: entries linked to them, and their place among candidates.
  ///
  /// - Throws: `StoreError`.
  public static func forget(_ citizen: Int, _ writing: Writing) throws {
    for statement in [
      "DELETE FROM registry_match_candidates WHERE match IN (SELECT id FROM registry_matches WHERE citizen = ?)",
      "DELETE FROM registry_matches WHERE citizen = ?", "DELETE FROM registry_match_candidates WHERE citizen = ?",
    ] { try writing.run(statement, [SQLValue(citizen)]) }
  }
}
