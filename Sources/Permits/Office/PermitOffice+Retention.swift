import Quantities
public import Store

extension PermitOffice {
  /// The deletion of applications and permits whose time has come, under the kind `permit`: counted from the end of the permit, or from
  /// the decision where none was issued.
  ///
  /// What was decided stays in the decision log and in the citations of revisions, by number.
  ///
  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public static func deletion(offset: Int = 25_200) -> TimedDeletion {
    @Sendable func start(_ day: Day) -> [SQLValue] {
      let start = SQLValue.integer((Int64(day.number) * 86_400 - Int64(offset)) * 1_000)
      return [start, start]
    }
    // Open applications wait for somebody, however old they are.
    let isDue = """
      id IN (SELECT application FROM permits_permits GROUP BY application HAVING max(until_at) < ?)
        OR (state IN ('refused', 'needless', 'withdrawn') AND decided_at < ?)
      """
    return TimedDeletion(
      kind: "permit",
      count: { day, reading in
        try reading.first("SELECT count(*) FROM permits_applications WHERE \(isDue)", start(day)) { $0.int(0) } ?? 0
      },
      delete: { day, writing in
        let due = try writing.all("SELECT id FROM permits_applications WHERE \(isDue)", start(day)) { $0.int(0) }
        for number in due {
          let permits = "(SELECT id FROM permits_permits WHERE application = ?)"
          for statement in [
            "DELETE FROM permits_notices WHERE permit IN \(permits)",
            "DELETE FROM permits_changes WHERE permit IN \(permits)",
            "DELETE FROM permits_permits WHERE application = ?", "DELETE FROM permits_states WHERE application = ?",
            "DELETE FROM permits_applications WHERE id = ?",
          ] { try writing.run(statement, [SQLValue(number)]) }
        }
        return due.count
      })
  }

  /// Takes the row of a citizen who is forgotten out of applications and permits, which stay until their own time.
  ///
  /// - Throws: `StoreError`.
  public static func forget(citizen: Int, _ writing: Writing) throws {
    for table in [applications, permits] {
      try writing.run("UPDATE \(table) SET citizen = NULL WHERE citizen = ?", [SQLValue(citizen)])
    }
  }
}
