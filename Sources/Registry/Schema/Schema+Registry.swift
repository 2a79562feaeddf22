public import Store

extension Schema {
  /// The tables of people.
  ///
  /// - `registry_sources`: who keeps the records that come in, by number.
  /// - `registry_imports`: files that are or were read, and how far; `registry_entries`: who changed records, when, on whose word.
  /// - `registry_citizens`: a row a citizen as of now; everything personal stands in `sealed`. Birth day, sex and groups stand
  ///   beside it for questions about many. `registry_versions`: what a changed row was before.
  /// - `registry_keys`: keyed hashes of identifiers (kind 0), former numbers (1) and households (2) to row numbers.
  /// - `registry_residences`: who lives where from day to day, derived from the records.
  /// - `registry_conflicts`: rows that say otherwise than another source, for people to decide.
  ///
  /// `registry_keys` and `registry_residences` are WITHOUT ROWID, which PostgreSQL leaves out: they are their own index, and half
  /// as large. They point at citizens without a foreign key, since an index for it would double them; they are written in one
  /// place, `RecordIndex`.
  public static let registry = Schema(
    name: "registry",
    steps: [
      Step(
        "sources, citizens and their versions, keys, residences, conflicts, groups",
        [
          "CREATE TABLE registry_sources (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
          """
          CREATE TABLE registry_imports (
            id INTEGER NOT NULL PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES registry_sources (id),
            file TEXT NOT NULL,
            options TEXT NOT NULL,
            rows_done INTEGER NOT NULL,
            digest BLOB NOT NULL,
            counts TEXT NOT NULL,
            actor TEXT NOT NULL,
            began_at INTEGER NOT NULL,
            ended_at INTEGER)
          """,
          """
          CREATE TABLE registry_entries (
            id INTEGER NOT NULL PRIMARY KEY,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            source INTEGER REFERENCES registry_sources (id),
            import_id INTEGER REFERENCES registry_imports (id))
          """,
          """
          CREATE TABLE registry_citizens (
            id INTEGER NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES registry_entries (id),
            birth_day INTEGER,
            sex INTEGER NOT NULL,
            groups INTEGER NOT NULL,
            household INTEGER,
            deceased_day INTEGER,
            moved_day INTEGER,
            sealed BLOB NOT NULL)
          """,
          "CREATE INDEX registry_citizens_household ON registry_citizens (household) WHERE household IS NOT NULL",
          "CREATE INDEX registry_citizens_deceased ON registry_citizens (deceased_day) WHERE deceased_day IS NOT NULL",
          "CREATE INDEX registry_citizens_moved ON registry_citizens (moved_day) WHERE moved_day IS NOT NULL",
          """
          CREATE TABLE registry_versions (
            id INTEGER NOT NULL PRIMARY KEY,
            citizen INTEGER NOT NULL REFERENCES registry_citizens (id),
            version INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES registry_entries (id),
            sealed BLOB NOT NULL,
            UNIQUE (citizen, version))
          """,
          """
          CREATE TABLE registry_keys (
            kind INTEGER NOT NULL,
            key BLOB NOT NULL,
            id INTEGER NOT NULL,
            PRIMARY KEY (kind, key, id)) WITHOUT ROWID
          """,
          """
          CREATE TABLE registry_residences (
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            kind INTEGER NOT NULL,
            citizen INTEGER NOT NULL,
            first_day INTEGER NOT NULL,
            last_day INTEGER,
            dwelling INTEGER NOT NULL,
            birth_day INTEGER,
            PRIMARY KEY (ward, kind, citizen, first_day)) WITHOUT ROWID
          """,
          """
          CREATE TABLE registry_conflicts (
            id INTEGER NOT NULL PRIMARY KEY,
            citizen INTEGER NOT NULL REFERENCES registry_citizens (id),
            source INTEGER NOT NULL REFERENCES registry_sources (id),
            version INTEGER NOT NULL,
            fields INTEGER NOT NULL,
            state INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES registry_entries (id),
            decided INTEGER REFERENCES registry_entries (id),
            sealed BLOB NOT NULL)
          """,
          "CREATE INDEX registry_conflicts_citizen ON registry_conflicts (citizen, source, state)",
          "CREATE INDEX registry_conflicts_open ON registry_conflicts (id) WHERE state = 0",
          "CREATE TABLE registry_groups (id INTEGER NOT NULL PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL)",
        ]),
      .registryMatches, .registryLinks, .registryGroups,
    ])
}
