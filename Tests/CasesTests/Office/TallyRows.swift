/// The counts that are kept, by ward and class of case.
enum TallyRows {
  static let sql = """
    SELECT ward, stratum & 3 AS classification, day, sum(count) AS count FROM surveillance_tally GROUP BY ward, stratum & 3, day
    """
}
