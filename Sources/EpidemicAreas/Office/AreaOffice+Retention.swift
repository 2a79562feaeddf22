import Quantities
public import Store

extension AreaOffice {
  /// The deletions of areas, under these kinds:
  ///
  /// - `area.passage`: rows of checkpoints' books and codes, counted from the day of the passage or the end of the code.
  /// - `area.need`: needs that were met or cancelled, counted from that day.
  /// - `area.proposal`: proposals that nobody followed, counted from the day they were made.
  ///
  /// Areas themselves are acts of law and stay, with the decision log.
  ///
  /// - Parameter offset: seconds that the clocks of the city are ahead of UTC; 25,200 in Viet Nam.
  public static func deletions(offset: Int = 25_200) -> [TimedDeletion] {
    [
      deletion("area.passage", offset, [("areas_passages", "at < ?"), ("areas_codes", "until_at < ?")]),
      deletion("area.need", offset, [("areas_needs", "state <> 'open' AND ended_at < ?")]),
      deletion(
        "area.proposal", offset,
        [
          (
            "areas_proposals",
            "state <> 'decreed' AND proposed_at < ? AND id NOT IN (SELECT proposal FROM areas_areas WHERE proposal IS NOT NULL)"
          )
        ]),
    ]
  }

  private static func deletion(
    _ kind: String, _ offset: Int, _ tables: [(name: String, isDue: String)]
  ) -> TimedDeletion {
    @Sendable func start(_ day: Day) -> SQLValue { .integer((Int64(day.number) * 86_400 - Int64(offset)) * 1_000) }
    return TimedDeletion(
      kind: kind,
      count: { day, reading in
        try tables.reduce(0) { sum, table in
          try sum
            + (reading.first("SELECT count(*) FROM \(table.name) WHERE \(table.isDue)", [start(day)]) { $0.int(0) } ?? 0)
        }
      },
      delete: { day, writing in
        var total = 0
        for table in tables {
          let due = try writing.all("SELECT id FROM \(table.name) WHERE \(table.isDue)", [start(day)]) { $0.int(0) }
          for number in due {
            if table.name == "areas_proposals" {
              try writing.run("DELETE FROM areas_proposal_wards WHERE proposal = ?", [SQLValue(number)])
            }
            try writing.run("DELETE FROM \(table.name) WHERE id = ?", [SQLValue(number)])
          }
          total += due.count
        }
        return total
      })
  }

  /// Takes the row of a citizen who is forgotten out of everything; open needs of theirs end.
  ///
  /// - Throws: `StoreError`.
  public static func forget(citizen: Int, _ writing: Writing) throws {
    try writing.run(
      """
      UPDATE areas_needs SET state = 'cancelled', ended_at = ?, ended_by = 'retention' WHERE citizen = ? AND state = 'open'
      """, [.integer(writing.instant.milliseconds), SQLValue(citizen)])
    for table in ["areas_needs", "areas_passages", "areas_codes"] {
      try writing.run("UPDATE \(table) SET citizen = NULL WHERE citizen = ?", [SQLValue(citizen)])
    }
  }
}
