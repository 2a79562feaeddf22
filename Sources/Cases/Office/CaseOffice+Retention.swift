import Quantities
public import Store

extension CaseOffice {
  /// The deletion of records whose time has come, under the kind `case`: counted from the last that was told of the person.
  ///
  /// A record that is open, or that others stand under or that stands under another one, goes with the last of them. What it counted
  /// stays in the counts of the zone map, as a number.
  public static func deletion() -> TimedDeletion {
    let last =
      "max(report_day, coalesce(onset_day, report_day), coalesce(outcome_day, report_day), coalesce(infectious_until, report_day))"
    let isDue = """
      coalesce(merged_into, id) IN (SELECT coalesce(merged_into, id) FROM cases_records GROUP BY coalesce(merged_into, id)
        HAVING max(\(last)) < ? AND max(is_open) = 0)
      """
    return TimedDeletion(
      kind: "case",
      count: { day, reading in
        try reading.first("SELECT count(*) FROM cases_records WHERE \(isDue)", [SQLValue(Int(day.number))]) {
          $0.int(0)
        } ?? 0
      },
      delete: { day, writing in
        let due = try writing.all("SELECT id FROM cases_records WHERE \(isDue)", [SQLValue(Int(day.number))]) {
          $0.int(0)
        }
        for number in due { try delete(number, writing) }
        return due.count
      })
  }

  private static func delete(_ number: Int, _ writing: Writing) throws {
    let one = SQLValue(number)
    for table in [
      "cases_classes", "cases_symptoms", "cases_tests", "cases_exposures", "cases_visits", "cases_decisions",
    ] {
      try writing.run("DELETE FROM \(table) WHERE record = ?", [one])
    }
    try writing.run("DELETE FROM cases_contacts WHERE from_record = ?", [one])
    try writing.run("DELETE FROM cases_contacts WHERE to_record = ?", [one])
    try writing.run("DELETE FROM cases_merges WHERE record = ? OR into_record = ?", [one, one])
    try writing.run("UPDATE cases_records SET merged_into = NULL WHERE merged_into = ?", [one])
    try writing.run("DELETE FROM cases_records WHERE id = ?", [one])
  }

  /// Takes the row of a citizen who is forgotten out of records, which stay until their own time.
  ///
  /// - Throws: `StoreError`.
  public static func forget(citizen: Int, _ writing: Writing) throws {
    try writing.run("UPDATE cases_records SET citizen = NULL WHERE citizen = ?", [SQLValue(citizen)])
  }
}
