public import Store

extension Schema.Step {
  /// The queue of records that people have to match.
  ///
  /// - `registry_matches`: a row a record, by source and its name there; what it said stands in `sealed`.
  /// - `registry_match_candidates`: the citizens it may be of, the score in tenths of a bit, how the
  ///   fields agree, and the row numbers of the wards they live in.
  public static let registryMatches = Schema.Step(
    "queue of matches",
    [
      """
      CREATE TABLE registry_matches (
        id INTEGER NOT NULL PRIMARY KEY,
        source TEXT NOT NULL,
        record TEXT NOT NULL,
        ward INTEGER,
        reasons TEXT NOT NULL,
        state INTEGER NOT NULL,
        citizen INTEGER REFERENCES registry_citizens (id),
        enqueued_at INTEGER NOT NULL,
        decided_by TEXT,
        decided_at INTEGER,
        sealed BLOB NOT NULL,
        UNIQUE (source, record))
      """,
      "CREATE INDEX registry_matches_state ON registry_matches (state, id)",
      """
      CREATE TABLE registry_match_candidates (
        match INTEGER NOT NULL REFERENCES registry_matches (id),
        place INTEGER NOT NULL,
        citizen INTEGER NOT NULL REFERENCES registry_citizens (id),
        score INTEGER NOT NULL,
        evidence TEXT NOT NULL,
        wards TEXT NOT NULL,
        PRIMARY KEY (match, place))
      """,
      "CREATE INDEX registry_matches_citizen ON registry_matches (citizen) WHERE citizen IS NOT NULL",
      "CREATE INDEX registry_match_candidates_citizen ON registry_match_candidates (citizen)",
    ])
}
