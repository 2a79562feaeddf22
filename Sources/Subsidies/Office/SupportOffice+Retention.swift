import Quantities
public import Store

extension SupportOffice {
  /// The deletion of claims whose time has come, under the kind `support`: counted from the day on which nothing more was to be done. What
  /// waits for somebody, or for money, is never due.
  ///
  /// With a claim its payments go. What keeps somebody from being paid twice stays in `support_paid`, by keyed hashes. What was decided stays in the decision log, by number.
  ///
  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC.
  public static func deletions(offset: Int) -> [TimedDeletion] {
    let isDue = "ended_day < ?"
    return [
      TimedDeletion(
        kind: "support",
        count: { day, reading in
          try reading.first("SELECT count(*) FROM support_claims WHERE \(isDue)", [SQLValue(day)]) { $0.int(0) } ?? 0
        },
        delete: { day, writing in
          let due = try writing.all("SELECT id FROM support_claims WHERE \(isDue)", [SQLValue(day)]) { $0.int(0) }
          for number in due {
            for table in ["papers", "decisions", "acts", "reviews", "payments", "said"] {
              try writing.run("DELETE FROM support_\(table) WHERE claim = ?", [SQLValue(number)])
            }
            try writing.run("DELETE FROM support_claims WHERE id = ?", [SQLValue(number)])
          }
          try writing.run(
            "DELETE FROM support_lists WHERE id NOT IN (SELECT list FROM support_claims WHERE list IS NOT NULL)")
          try writing.run("DELETE FROM support_batches WHERE id NOT IN (SELECT batch FROM support_payments)")
          return due.count
        })
    ]
  }

  /// Takes the row of a citizen who is forgotten out of claims, which stay until their own time; that somebody was paid stays known by
  /// keyed hashes, which tell nobody who it was.
  ///
  /// - Throws: `StoreError`.
  public static func forget(citizen: Int, _ writing: Writing) throws {
    try writing.run("UPDATE support_claims SET citizen = NULL WHERE citizen = ?", [SQLValue(citizen)])
  }
}
