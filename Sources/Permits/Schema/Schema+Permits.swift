public import Store

extension Schema {
  /// The tables of travel permits.
  ///
  /// - `permits_keys`: public keys of issuers; the private ones are never in the file.
  /// - `permits_employers`: who sends lists of staff, found by a keyed hash of the tax number, and how many permits each may have.
  /// - `permits_batches`: lists of staff that came in.
  /// - `permits_applications`: what was asked for, by whom, and what became of it; the person stands in `sealed`, and is found by
  ///   a keyed hash of the identifier. Wards are row numbers of `store_wards`, instants milliseconds in UTC.
  /// - `permits_states`: every state that an application was in, with the reasons.
  /// - `permits_permits`: permits that were issued. One permit at most is live for a person and purpose: an index says so, which
  ///   holds whoever writes at the same time. `by_rules` is 1 for those that a re-evaluation suspended, which the next one may let hold
  ///   again.
  /// - `permits_changes`: what offline checkers must know, in one sequence: a delta is what stands behind a number.
  /// - `permits_notices`: what holders and employers are to be told.
  /// - `permits_reviews`: decisions to be looked at again because the map that they stand on was corrected.
  public static let permits = Schema(
    name: "permits",
    steps: [
      Step(
        "keys, applications and permits",
        [
          """
          CREATE TABLE permits_keys (
            id INTEGER NOT NULL PRIMARY KEY,
            kid BLOB NOT NULL UNIQUE,
            public_key BLOB NOT NULL,
            uses INTEGER NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER,
            withdrawn_at INTEGER)
          """,
          """
          CREATE TABLE permits_employers (
            id INTEGER NOT NULL PRIMARY KEY,
            key BLOB NOT NULL UNIQUE,
            quota INTEGER,
            recorded_at INTEGER NOT NULL,
            sealed BLOB NOT NULL)
          """,
          """
          CREATE TABLE permits_batches (
            id INTEGER NOT NULL PRIMARY KEY,
            employer INTEGER NOT NULL REFERENCES permits_employers (id),
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            taken INTEGER NOT NULL)
          """,
          """
          CREATE TABLE permits_applications (
            id INTEGER NOT NULL PRIMARY KEY,
            reference BLOB NOT NULL UNIQUE,
            batch INTEGER REFERENCES permits_batches (id),
            employer INTEGER REFERENCES permits_employers (id),
            applicant TEXT NOT NULL,
            holder BLOB NOT NULL,
            citizen INTEGER,
            register TEXT NOT NULL,
            purpose TEXT NOT NULL,
            group_id TEXT,
            issuer TEXT,
            origin INTEGER NOT NULL REFERENCES store_wards (id),
            destination INTEGER NOT NULL REFERENCES store_wards (id),
            request TEXT NOT NULL,
            state TEXT NOT NULL,
            outcome TEXT NOT NULL,
            reasons TEXT NOT NULL,
            second INTEGER NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL,
            policy INTEGER NOT NULL REFERENCES store_rules (id),
            revision INTEGER,
            received_at INTEGER NOT NULL,
            decided_at INTEGER,
            approved_by TEXT,
            sealed BLOB NOT NULL)
          """,
          "CREATE INDEX permits_applications_state ON permits_applications (state, id)",
          "CREATE INDEX permits_applications_holder ON permits_applications (holder, purpose)",
          "CREATE INDEX permits_applications_employer ON permits_applications (employer) WHERE employer IS NOT NULL",
          """
          CREATE TABLE permits_states (
            application INTEGER NOT NULL REFERENCES permits_applications (id),
            number INTEGER NOT NULL,
            state TEXT NOT NULL,
            reasons TEXT NOT NULL,
            revision INTEGER,
            policy INTEGER NOT NULL REFERENCES store_rules (id),
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            PRIMARY KEY (application, number)) WITHOUT ROWID
          """,
          """
          CREATE TABLE permits_permits (
            id INTEGER NOT NULL PRIMARY KEY,
            application INTEGER NOT NULL REFERENCES permits_applications (id),
            holder BLOB NOT NULL,
            citizen INTEGER,
            employer INTEGER REFERENCES permits_employers (id),
            group_id TEXT NOT NULL,
            purpose TEXT NOT NULL,
            issuer TEXT NOT NULL,
            vintage INTEGER NOT NULL REFERENCES store_vintages (id),
            origin INTEGER NOT NULL,
            destination INTEGER NOT NULL,
            route BLOB NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL,
            first_minute INTEGER NOT NULL,
            end_minute INTEGER NOT NULL,
            weekdays INTEGER NOT NULL,
            vehicle TEXT,
            form TEXT NOT NULL,
            revision INTEGER NOT NULL,
            policy INTEGER NOT NULL REFERENCES store_rules (id),
            kid BLOB NOT NULL,
            code BLOB NOT NULL UNIQUE,
            listed BLOB NOT NULL,
            state TEXT NOT NULL,
            state_at INTEGER NOT NULL,
            by_rules INTEGER NOT NULL,
            issued_at INTEGER NOT NULL,
            issued_by TEXT NOT NULL,
            sealed BLOB NOT NULL)
          """,
          "CREATE UNIQUE INDEX permits_one_live ON permits_permits (holder, purpose) WHERE state IN ('live', 'suspended')",
          "CREATE INDEX permits_permits_application ON permits_permits (application)",
          "CREATE INDEX permits_permits_employer ON permits_permits (employer, state) WHERE employer IS NOT NULL",
          "CREATE INDEX permits_permits_until ON permits_permits (until_at) WHERE state IN ('live', 'suspended')",
          """
          CREATE TABLE permits_changes (
            number INTEGER NOT NULL PRIMARY KEY,
            permit INTEGER NOT NULL REFERENCES permits_permits (id),
            change TEXT NOT NULL,
            reasons TEXT NOT NULL,
            revision INTEGER,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL)
          """,
          "CREATE INDEX permits_changes_permit ON permits_changes (permit, number)",
          """
          CREATE TABLE permits_notices (
            id INTEGER NOT NULL PRIMARY KEY,
            permit INTEGER NOT NULL REFERENCES permits_permits (id),
            change TEXT NOT NULL,
            effective_at INTEGER NOT NULL,
            reasons TEXT NOT NULL,
            revision INTEGER,
            recorded_at INTEGER NOT NULL,
            ended_at INTEGER)
          """,
          "CREATE INDEX permits_notices_permit ON permits_notices (permit)",
          "CREATE INDEX permits_notices_due ON permits_notices (effective_at) WHERE ended_at IS NULL",
          """
          CREATE TABLE permits_reviews (
            decision TEXT NOT NULL,
            corrected INTEGER NOT NULL,
            correction INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            ended_at INTEGER,
            ended_by TEXT,
            ending TEXT,
            PRIMARY KEY (decision, correction)) WITHOUT ROWID
          """,
        ])
    ])
}
