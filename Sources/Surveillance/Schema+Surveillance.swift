public import Store

extension Schema {
  /// The tables of the living map.
  ///
  /// - `surveillance_reports`: every version of every report of cases and doses; nothing is ever changed or taken out.
  /// - `surveillance_records`: which version of a record holds now, by a key made of its source and identifier.
  /// - `surveillance_tally`: counts by ward (0 for none), day known, day and stratum; always the sum of what the reports say.
  /// - `surveillance_population`, `surveillance_measures`: figures, each import with its number; the last one of a source holds.
  /// - `surveillance_findings`: of each import of reports how many findings of a kind there were; what was wrong in a row is never kept.
  /// - `surveillance_decrees`: decreed areas and overrides; an ended one stays.
  /// - `surveillance_criteria`: criteria sets as they were when a map was made by them.
  /// - `surveillance_revisions`, `surveillance_statuses`, `surveillance_announcements`: zone maps, of each ward what differs from
  ///   the map before.
  /// - `surveillance_citations`: which decisions stand on which revision.
  public static let surveillance = Schema(
    name: "surveillance",
    steps: [
      Step(
        "reports and their counts",
        [
          "CREATE TABLE surveillance_sources (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
          "CREATE TABLE surveillance_products (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
          """
          CREATE TABLE surveillance_imports (
            id INTEGER NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            source INTEGER NOT NULL REFERENCES surveillance_sources (id),
            file TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            finished_at INTEGER,
            row_count INTEGER NOT NULL)
          """,
          """
          CREATE TABLE surveillance_reports (
            id INTEGER NOT NULL PRIMARY KEY,
            import INTEGER NOT NULL REFERENCES surveillance_imports (id),
            record TEXT,
            version INTEGER NOT NULL,
            replaces INTEGER,
            known_at INTEGER NOT NULL,
            vintage INTEGER NOT NULL,
            ward INTEGER NOT NULL,
            day INTEGER NOT NULL,
            stratum INTEGER NOT NULL,
            age INTEGER,
            count INTEGER NOT NULL,
            product INTEGER,
            person BLOB)
          """,
          // Clustered by the key where the engine can, so that a record costs one entry and not two.
          "CREATE TABLE surveillance_records (key BLOB NOT NULL PRIMARY KEY, report INTEGER NOT NULL) WITHOUT ROWID",
          """
          CREATE TABLE surveillance_tally (
            vintage INTEGER NOT NULL,
            ward INTEGER NOT NULL,
            known_day INTEGER NOT NULL,
            day INTEGER NOT NULL,
            stratum INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (vintage, ward, known_day, day, stratum)) WITHOUT ROWID
          """,
        ]),
      Step(
        "figures and decrees",
        [
          """
          CREATE TABLE surveillance_population (
            import INTEGER NOT NULL REFERENCES surveillance_imports (id),
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            age_from INTEGER,
            age_to INTEGER,
            first_day INTEGER,
            thousandths INTEGER NOT NULL)
          """,
          "CREATE INDEX surveillance_population_import ON surveillance_population (import)",
          """
          CREATE TABLE surveillance_measures (
            import INTEGER NOT NULL REFERENCES surveillance_imports (id),
            measure TEXT NOT NULL,
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            day INTEGER NOT NULL,
            millionths INTEGER NOT NULL,
            PRIMARY KEY (ward, measure, day, import)) WITHOUT ROWID
          """,
          """
          CREATE TABLE surveillance_decrees (
            number INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            import INTEGER REFERENCES surveillance_imports (id),
            recorded_at INTEGER NOT NULL,
            name TEXT NOT NULL,
            place TEXT NOT NULL,
            area BLOB,
            level TEXT NOT NULL,
            authority TEXT NOT NULL,
            act TEXT NOT NULL,
            article TEXT NOT NULL,
            citation TEXT NOT NULL,
            reason TEXT NOT NULL,
            approver TEXT NOT NULL,
            from_moment INTEGER NOT NULL,
            until_moment INTEGER,
            repeals TEXT NOT NULL,
            UNIQUE (id, version))
          """,
        ]),
      Step(
        "published maps",
        [
          """
          CREATE TABLE surveillance_criteria (
            id INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            digest TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL,
            recorded_at INTEGER NOT NULL)
          """,
          """
          CREATE TABLE surveillance_revisions (
            number INTEGER NOT NULL PRIMARY KEY,
            base INTEGER REFERENCES surveillance_revisions (number),
            depth INTEGER NOT NULL,
            follows INTEGER,
            corrects INTEGER REFERENCES surveillance_revisions (number),
            vintage INTEGER NOT NULL REFERENCES store_vintages (id),
            criteria INTEGER NOT NULL REFERENCES surveillance_criteria (id),
            on_day INTEGER NOT NULL,
            as_in_force_on INTEGER,
            known_at INTEGER NOT NULL,
            data_through INTEGER,
            case_window INTEGER NOT NULL,
            inputs_digest TEXT NOT NULL,
            population_source TEXT NOT NULL,
            state TEXT NOT NULL,
            drafted_at INTEGER NOT NULL,
            drafted_by TEXT NOT NULL,
            reviewed_at INTEGER,
            reviewed_by TEXT,
            published_at INTEGER,
            approved_by TEXT,
            in_force_from INTEGER,
            act TEXT NOT NULL,
            reason TEXT NOT NULL)
          """,
          """
          CREATE TABLE surveillance_statuses (
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            revision INTEGER NOT NULL REFERENCES surveillance_revisions (number),
            class INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (ward, revision))
          """,
          "CREATE INDEX surveillance_statuses_revision ON surveillance_statuses (revision)",
          """
          CREATE TABLE surveillance_announcements (
            revision INTEGER NOT NULL REFERENCES surveillance_revisions (number),
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            class INTEGER NOT NULL,
            effective_at INTEGER NOT NULL,
            PRIMARY KEY (revision, ward, effective_at))
          """,
          """
          CREATE TABLE surveillance_citations (
            decision TEXT NOT NULL PRIMARY KEY,
            revision INTEGER NOT NULL REFERENCES surveillance_revisions (number),
            recorded_at INTEGER NOT NULL)
          """,
          "CREATE INDEX surveillance_citations_revision ON surveillance_citations (revision)",
        ]),
      Step(
        "what imports brought and what they could not take",
        [
          "ALTER TABLE surveillance_imports ADD COLUMN last_day INTEGER",
          "ALTER TABLE surveillance_imports ADD COLUMN rejected INTEGER",
          "ALTER TABLE surveillance_imports ADD COLUMN unlocated INTEGER",
          """
          UPDATE surveillance_imports SET last_day = kept.day
          FROM (SELECT import, max(day) AS day FROM surveillance_reports GROUP BY import) AS kept
          WHERE kept.import = surveillance_imports.id
          """,
          """
          CREATE TABLE surveillance_findings (
            import INTEGER NOT NULL REFERENCES surveillance_imports (id),
            code TEXT NOT NULL,
            severity TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (import, code)) WITHOUT ROWID
          """,
          // Few reports are in no ward, and few are replaced: the indexes hold these alone.
          "CREATE INDEX surveillance_reports_unlocated ON surveillance_reports (import) WHERE ward = 0",
          "CREATE INDEX surveillance_reports_replaced ON surveillance_reports (replaces) WHERE replaces IS NOT NULL",
        ]),
    ])
}
