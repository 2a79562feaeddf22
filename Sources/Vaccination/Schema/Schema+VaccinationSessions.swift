import Store

extension Schema.Step {
  /// - `vaccination_sites`: where doses are given, each in a ward.
  /// - `vaccination_sessions`: a product on a day at a site, for so many people. `taken` is never above `capacity`: a check says so, which
  ///   holds whoever writes at the same time.
  /// - `vaccination_invitations`: who was asked to come to which session, by which revision of the zone map (`revision`). One open
  ///   invitation at most is a citizen's: an index says so.
  static let vaccinationSessions = Schema.Step(
    "sessions",
    [
      """
      CREATE TABLE vaccination_sites (
        id INTEGER NOT NULL PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        ward INTEGER NOT NULL REFERENCES store_wards (id),
        closed_at INTEGER)
      """,
      """
      CREATE TABLE vaccination_sessions (
        id INTEGER NOT NULL PRIMARY KEY,
        site INTEGER NOT NULL REFERENCES vaccination_sites (id),
        day INTEGER NOT NULL,
        from_minute INTEGER NOT NULL,
        until_minute INTEGER NOT NULL,
        product TEXT NOT NULL,
        capacity INTEGER NOT NULL,
        taken INTEGER NOT NULL,
        cancelled_at INTEGER,
        recorded_at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL,
        CHECK (until_minute > from_minute),
        CHECK (taken >= 0),
        CHECK (taken <= capacity))
      """,
      "CREATE INDEX vaccination_sessions_day ON vaccination_sessions (day, site)",
      """
      CREATE TABLE vaccination_invitations (
        id INTEGER NOT NULL PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES vaccination_sessions (id),
        citizen INTEGER,
        ward INTEGER NOT NULL,
        dose INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        state TEXT NOT NULL,
        recorded_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL)
      """,
      """
      CREATE UNIQUE INDEX vaccination_one_invitation ON vaccination_invitations (citizen)
      WHERE state IN ('invited', 'accepted') AND citizen IS NOT NULL
      """,
      "CREATE INDEX vaccination_invitations_session ON vaccination_invitations (session, id)",
      "CREATE INDEX vaccination_invitations_citizen ON vaccination_invitations (citizen) WHERE citizen IS NOT NULL",
    ])
}
