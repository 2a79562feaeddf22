public import Store

extension Schema {
  /// The tables of areas under restriction.
  ///
  /// - `areas_areas`: an area as its last act left it. `areas_versions`: every act on it with the place as it was from then on; a shape
  ///   is well-known binary, a list of addresses is sealed, since one of a single house says who is ill. `areas_wards`: the wards under
  ///   each version.
  /// - `areas_dwellings`: where the houses of addresses stand, by a keyed hash of the normalised address; whose house it is stands sealed in
  ///   the register. Positions are in units of 0.000 000 1 degree.
  /// - `areas_needs`: what persons or households need, and whether it was brought.
  /// - `areas_codes`: codes to pass checkpoints with, by a keyed hash. `areas_passages`: who passed or was turned away, by a keyed hash
  ///   of the person, never by name.
  /// - `areas_proposals`: areas that were suggested from cases; the cases' positions are not kept.
  ///
  /// Wards are rows of `store_wards`, instants milliseconds in UTC, days those of the civil calendar.
  public static let areas = Schema(
    name: "areas",
    steps: [
      Step(
        "areas with their acts, dwellings, needs, passages and proposals",
        [
          """
          CREATE TABLE areas_proposals (
            id INTEGER NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            place TEXT NOT NULL,
            shape BLOB,
            figures TEXT NOT NULL,
            policy INTEGER NOT NULL REFERENCES store_rules (id),
            proposed_at INTEGER NOT NULL,
            proposed_by TEXT NOT NULL,
            decided_at INTEGER,
            decided_by TEXT,
            reason TEXT NOT NULL)
          """,
          """
          CREATE TABLE areas_proposal_wards (
            proposal INTEGER NOT NULL REFERENCES areas_proposals (id),
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            whole INTEGER NOT NULL,
            PRIMARY KEY (proposal, ward)) WITHOUT ROWID
          """,
          """
          CREATE TABLE areas_areas (
            id INTEGER NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            proposal INTEGER REFERENCES areas_proposals (id),
            zone_decree TEXT,
            released_at INTEGER)
          """,
          """
          CREATE TABLE areas_versions (
            id INTEGER NOT NULL PRIMARY KEY,
            area INTEGER NOT NULL REFERENCES areas_areas (id),
            version INTEGER NOT NULL,
            act_kind TEXT NOT NULL,
            place TEXT NOT NULL,
            shape BLOB,
            sealed BLOB,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL CHECK (until_at > from_at),
            measures TEXT NOT NULL,
            authority TEXT NOT NULL,
            act TEXT NOT NULL,
            reason TEXT NOT NULL,
            finding TEXT NOT NULL,
            policy INTEGER NOT NULL REFERENCES store_rules (id),
            revision INTEGER,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            UNIQUE (area, version))
          """,
          """
          CREATE TABLE areas_wards (
            area INTEGER NOT NULL REFERENCES areas_areas (id),
            version INTEGER NOT NULL,
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            whole INTEGER NOT NULL,
            PRIMARY KEY (area, version, ward)) WITHOUT ROWID
          """,
          "CREATE INDEX areas_wards_ward ON areas_wards (ward, area)",
          """
          CREATE TABLE areas_dwellings (
            id INTEGER NOT NULL PRIMARY KEY,
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            key BLOB NOT NULL,
            longitude INTEGER NOT NULL,
            latitude INTEGER NOT NULL,
            source TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (ward, key))
          """,
          """
          CREATE TABLE areas_needs (
            id INTEGER NOT NULL PRIMARY KEY,
            area INTEGER NOT NULL REFERENCES areas_areas (id),
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            citizen INTEGER,
            whole_household INTEGER NOT NULL,
            need TEXT NOT NULL,
            urgent INTEGER NOT NULL,
            due_day INTEGER,
            state TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            ended_at INTEGER,
            ended_by TEXT,
            sealed BLOB NOT NULL)
          """,
          "CREATE INDEX areas_needs_area ON areas_needs (area, state, id)",
          "CREATE INDEX areas_needs_citizen ON areas_needs (citizen) WHERE citizen IS NOT NULL",
          """
          CREATE TABLE areas_codes (
            id INTEGER NOT NULL PRIMARY KEY,
            area INTEGER NOT NULL REFERENCES areas_areas (id),
            key BLOB NOT NULL UNIQUE,
            person BLOB NOT NULL,
            citizen INTEGER,
            ground TEXT NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL CHECK (until_at > from_at),
            issued_at INTEGER NOT NULL,
            issued_by TEXT NOT NULL,
            withdrawn_at INTEGER)
          """,
          "CREATE INDEX areas_codes_area ON areas_codes (area)",
          """
          CREATE TABLE areas_passages (
            id INTEGER NOT NULL PRIMARY KEY,
            area INTEGER NOT NULL REFERENCES areas_areas (id),
            at INTEGER NOT NULL,
            direction TEXT NOT NULL,
            person BLOB NOT NULL,
            citizen INTEGER,
            resident INTEGER,
            credential TEXT NOT NULL,
            ground TEXT NOT NULL,
            verdict TEXT NOT NULL,
            reasons TEXT NOT NULL,
            checkpoint TEXT NOT NULL,
            policy INTEGER NOT NULL REFERENCES store_rules (id),
            actor TEXT NOT NULL)
          """,
          "CREATE INDEX areas_passages_person ON areas_passages (area, person, id)",
          "CREATE INDEX areas_passages_at ON areas_passages (at)",
          "CREATE INDEX areas_passages_citizen ON areas_passages (citizen) WHERE citizen IS NOT NULL",
        ])
    ])
}
