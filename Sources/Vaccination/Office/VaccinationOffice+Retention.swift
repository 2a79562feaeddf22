import Quantities
public import Store

extension VaccinationOffice {
  /// The deletion of doses whose time has come, under the kind `vaccination`: counted from the day on which they were given.
  ///
  /// Counts of the zone map stay, since they name nobody. Who has no dose left has no standing either, until settled anew.
  ///
  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC.
  public static func deletions(offset: Int) -> [TimedDeletion] {
    let isDue = "day < ?"
    return [
      TimedDeletion(
        kind: "vaccination",
        count: { day, reading in
          try reading.first("SELECT count(*) FROM vaccination_doses WHERE \(isDue)", [SQLValue(Int(day.number))]) {
            $0.int(0)
          } ?? 0
        },
        delete: { day, writing in
          let due = try writing.all(
            "SELECT id, citizen FROM vaccination_doses WHERE \(isDue)", [SQLValue(Int(day.number))]
          ) { ($0.int(0), $0.optionalInt(1)) }
          for (number, _) in due {
            for table in ["versions", "reactions"] {
              try writing.run("DELETE FROM vaccination_\(table) WHERE dose = ?", [SQLValue(number)])
            }
            try writing.run("DELETE FROM vaccination_doses WHERE id = ?", [SQLValue(number)])
          }
          for citizen in Set(due.compactMap(\.1)) {
            try writing.run(
              """
              DELETE FROM vaccination_standings WHERE citizen = ?1
                AND NOT EXISTS (SELECT 1 FROM vaccination_doses WHERE citizen = ?1)
              """, [SQLValue(citizen)])
          }
          return due.count
        }),
      certificateDeletion(offset: offset),
    ]
  }

  /// Takes a citizen who is forgotten out of doses, which go on counting as they did and are nobody's.
  ///
  /// - Throws: `StoreError`.
  public static func forget(citizen: Int, _ writing: Writing) throws {
    try forgetInvitations(of: citizen, writing)
    try forgetCertificates(of: citizen, writing)
    try writing.run("DELETE FROM vaccination_standings WHERE citizen = ?", [SQLValue(citizen)])
    try writing.run(
      """
      UPDATE vaccination_versions SET sealed = NULL, facts = '{}'
      WHERE dose IN (SELECT id FROM vaccination_doses WHERE citizen = ?)
      """, [SQLValue(citizen)])
    try writing.run(
      "DELETE FROM vaccination_reactions WHERE dose IN (SELECT id FROM vaccination_doses WHERE citizen = ?)",
      [SQLValue(citizen)])
    try writing.run(
      """
      UPDATE vaccination_doses SET citizen = NULL, person = NULL, key = NULL, digest = NULL, sealed = NULL, state = 2
      WHERE citizen = ?
      """, [SQLValue(citizen)])
  }
}
