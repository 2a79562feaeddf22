public import Store

extension Schema {
  /// The tables of cases, their contacts and what is known of them.
  ///
  /// Wards are row numbers of `store_wards`, instants milliseconds in UTC, days those of `Day.number`; what nobody said is NULL.
  ///
  /// - `cases_sources`: who tells of people: the office itself (`own`), laboratories, other systems.
  /// - `cases_records`: one person under follow-up in one episode. What was said: where they live and were reported, ages, days, outcome,
  ///   `asked` (bit 1: about exposures, bit 2: about symptoms; what was asked and not told is known to be absent), and the class that
  ///   its source `stated`, which holds until something else is entered. What was derived by
  ///   acts: `class`, its `basis`, the `definition` in force then, the infectious window, `distance` (the number of F0, F1 …) and whether
  ///   a question is open. `ward` is the one that the person counts in: of residence, else of the report. `merged_into` is the record
  ///   under which a duplicate is now read. `key` is the keyed hash of the identifier, `likeness` that of name, year of birth and ward.
  /// - `cases_classes`: every class that a record had, with its reasons; the last is the present one.
  /// - `cases_contacts`: two people who met: `from_record` named `to_record`. Who infected whom is not said.
  /// - `cases_exposures`: exposures to something else than a person of these tables: an area of outbreak, a case of elsewhere.
  /// - `cases_symptoms`: symptoms that were said to be present or absent.
  /// - `cases_tests`: samples and their results; `ct` in hundredths of a cycle.
  /// - `cases_markers`: places in a time where cases were; a position in 1e-7 degrees. Its name may be published, so it stands open.
  /// - `cases_visits`: who was at a marker, and when.
  /// - `cases_merges`: which record was put under which, by whom, and what was undone; pairs looked at and found to be two people too.
  /// - `cases_decisions`: classes that an officer decided, with the ground, until withdrawn.
  public static let cases = Schema(
    name: "cases",
    steps: [
      Step(
        "records, contacts, symptoms, tests, markers and merges",
        [
          """
          CREATE TABLE cases_sources (
            id INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE)
          """,
          """
          CREATE TABLE cases_records (
            id INTEGER NOT NULL PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES cases_sources (id),
            name TEXT NOT NULL,
            citizen INTEGER,
            key BLOB,
            likeness BLOB,
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            residence INTEGER REFERENCES store_wards (id),
            report_ward INTEGER REFERENCES store_wards (id),
            birth_year INTEGER,
            age INTEGER,
            sex INTEGER NOT NULL,
            transmission INTEGER NOT NULL,
            report_day INTEGER NOT NULL,
            onset_day INTEGER,
            exposure_day INTEGER,
            asked INTEGER NOT NULL,
            doses INTEGER,
            last_dose_day INTEGER,
            recovered_day INTEGER,
            outcome INTEGER NOT NULL,
            outcome_day INTEGER,
            stated INTEGER,
            class INTEGER NOT NULL,
            basis INTEGER NOT NULL,
            definition INTEGER REFERENCES store_rules (id),
            infectious_from INTEGER,
            infectious_until INTEGER,
            distance INTEGER,
            is_open INTEGER NOT NULL,
            merged_into INTEGER REFERENCES cases_records (id),
            recorded_at INTEGER NOT NULL,
            sealed BLOB)
          """,
          "CREATE UNIQUE INDEX cases_records_name ON cases_records (source, name)",
          "CREATE INDEX cases_records_ward ON cases_records (ward, report_day)",
          "CREATE INDEX cases_records_open ON cases_records (ward) WHERE is_open = 1",
          "CREATE INDEX cases_records_key ON cases_records (key) WHERE key IS NOT NULL",
          "CREATE INDEX cases_records_citizen ON cases_records (citizen) WHERE citizen IS NOT NULL",
          "CREATE INDEX cases_records_likeness ON cases_records (likeness) WHERE likeness IS NOT NULL",
          "CREATE INDEX cases_records_merged ON cases_records (merged_into) WHERE merged_into IS NOT NULL",
          """
          CREATE TABLE cases_classes (
            record INTEGER NOT NULL REFERENCES cases_records (id),
            number INTEGER NOT NULL,
            class INTEGER NOT NULL,
            basis INTEGER NOT NULL,
            definition INTEGER REFERENCES store_rules (id),
            reasons TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            PRIMARY KEY (record, number)) WITHOUT ROWID
          """,
          """
          CREATE TABLE cases_contacts (
            id INTEGER NOT NULL PRIMARY KEY,
            from_record INTEGER NOT NULL REFERENCES cases_records (id),
            to_record INTEGER NOT NULL REFERENCES cases_records (id),
            kind INTEGER NOT NULL,
            from_at INTEGER,
            until_at INTEGER,
            distance_cm INTEGER,
            masked INTEGER,
            minutes INTEGER,
            touched INTEGER,
            recorded_at INTEGER NOT NULL,
            sealed BLOB)
          """,
          "CREATE INDEX cases_contacts_from ON cases_contacts (from_record)",
          "CREATE INDEX cases_contacts_to ON cases_contacts (to_record)",
          """
          CREATE TABLE cases_exposures (
            id INTEGER NOT NULL PRIMARY KEY,
            record INTEGER NOT NULL REFERENCES cases_records (id),
            kind INTEGER NOT NULL,
            ward INTEGER REFERENCES store_wards (id),
            from_day INTEGER,
            until_day INTEGER,
            recorded_at INTEGER NOT NULL,
            sealed BLOB)
          """,
          "CREATE INDEX cases_exposures_record ON cases_exposures (record)",
          """
          CREATE TABLE cases_symptoms (
            record INTEGER NOT NULL REFERENCES cases_records (id),
            symptom TEXT NOT NULL,
            present INTEGER NOT NULL,
            from_day INTEGER,
            until_day INTEGER,
            PRIMARY KEY (record, symptom)) WITHOUT ROWID
          """,
          """
          CREATE TABLE cases_tests (
            id INTEGER NOT NULL PRIMARY KEY,
            record INTEGER NOT NULL REFERENCES cases_records (id),
            kind INTEGER NOT NULL,
            sample TEXT,
            result INTEGER NOT NULL,
            ct INTEGER,
            laboratory TEXT,
            sampled_at INTEGER,
            resulted_at INTEGER,
            recorded_at INTEGER NOT NULL)
          """,
          "CREATE INDEX cases_tests_record ON cases_tests (record)",
          """
          CREATE TABLE cases_markers (
            id INTEGER NOT NULL PRIMARY KEY,
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            place TEXT NOT NULL,
            longitude INTEGER,
            latitude INTEGER,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL)
          """,
          "CREATE INDEX cases_markers_ward ON cases_markers (ward, from_at)",
          """
          CREATE TABLE cases_visits (
            marker INTEGER NOT NULL REFERENCES cases_markers (id),
            record INTEGER NOT NULL REFERENCES cases_records (id),
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (marker, record, from_at)) WITHOUT ROWID
          """,
          "CREATE INDEX cases_visits_record ON cases_visits (record)",
          """
          CREATE TABLE cases_merges (
            id INTEGER NOT NULL PRIMARY KEY,
            record INTEGER NOT NULL REFERENCES cases_records (id),
            into_record INTEGER NOT NULL REFERENCES cases_records (id),
            is_same INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            undone_at INTEGER,
            undone_by TEXT)
          """,
          "CREATE INDEX cases_merges_record ON cases_merges (record)",
          "CREATE INDEX cases_merges_into ON cases_merges (into_record)",
          """
          CREATE TABLE cases_decisions (
            id INTEGER NOT NULL PRIMARY KEY,
            record INTEGER NOT NULL REFERENCES cases_records (id),
            class INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            withdrawn_at INTEGER,
            withdrawn_by TEXT,
            sealed BLOB NOT NULL)
          """,
          "CREATE INDEX cases_decisions_record ON cases_decisions (record)",
        ])
    ])
}
