import Quantities
public import Store

extension QuarantineOffice {
  /// The deletion of orders whose time has come, under the kind `quarantine`: counted from the day on which they ended. What runs is
  /// never due.
  ///
  /// What was decided stays in the decision log, by number.
  public static func deletion() -> TimedDeletion {
    let isDue = "ended_day < ?"
    return TimedDeletion(
      kind: "quarantine",
      count: { day, reading in
        try reading.first("SELECT count(*) FROM quarantine_orders WHERE \(isDue)", [SQLValue(day)]) { $0.int(0) } ?? 0
      },
      delete: { day, writing in
        let due = try writing.all("SELECT id FROM quarantine_orders WHERE \(isDue)", [SQLValue(day)]) { $0.int(0) }
        for number in due {
          for table in ["tests", "results", "reports", "check_ins", "alerts", "certificates", "acts"] {
            try writing.run("DELETE FROM quarantine_\(table) WHERE order_id = ?", [SQLValue(number)])
          }
          try writing.run("DELETE FROM quarantine_orders WHERE id = ?", [SQLValue(number)])
        }
        return due.count
      })
  }

  /// Takes the row of a citizen who is forgotten out of orders, which stay until their own time.
  ///
  /// - Throws: `StoreError`.
  public static func forget(citizen: Int, _ writing: Writing) throws {
    try writing.run("UPDATE quarantine_orders SET citizen = NULL WHERE citizen = ?", [SQLValue(citizen)])
  }
}
