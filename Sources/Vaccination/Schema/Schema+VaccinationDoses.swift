import Store

extension Schema.Step {
  /// The register of doses.
  ///
  /// - `vaccination_sources`, `vaccination_products`: names, by number; a product as it was written, for dated rules know its names.
  /// - `vaccination_doses`: a row a dose. `citizen` is empty while nobody knows whose it is, `person` the keyed hash of an identifier
  ///   that was given, `record` its name at its source, `key` the keyed hash of that or of the row, which tells a repeated delivery, `digest` that of what the row said. `ward` is
  ///   where it was given, `home` where the person dwelt on the day: by the register, else as written, else the place of injection
  ///   (`home_basis` 0, 1, 2). What was written (`number`, `said_…`) stands beside what follows from the rules (`place`, `series`, `flags`).
  ///   `sealed` is what was said of the person; a dose whose identifier is a citizen's keeps none, as the register has it.
  /// - `vaccination_versions`: what a dose was before it was corrected, withdrawn or matched, with the ground.
  /// - `vaccination_standings`: a row a citizen, by the rules in force: the days on which the next dose is due stand as columns, so that
  ///   nothing has to be settled anew because a day has passed, and the due list of a ward is a range of an index.
  /// - `vaccination_reactions`: adverse reactions; what was seen is sealed.
  static let vaccinationDoses = Schema.Step(
    "doses",
    [
      "CREATE TABLE vaccination_sources (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
      "CREATE TABLE vaccination_products (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
      """
      CREATE TABLE vaccination_doses (
        id INTEGER NOT NULL PRIMARY KEY,
        version INTEGER NOT NULL,
        citizen INTEGER,
        person BLOB,
        source INTEGER REFERENCES vaccination_sources (id),
        record TEXT,
        key BLOB,
        digest BLOB,
        day INTEGER NOT NULL,
        minute INTEGER,
        product INTEGER NOT NULL REFERENCES vaccination_products (id),
        number INTEGER,
        lot TEXT NOT NULL,
        site TEXT NOT NULL,
        ward INTEGER,
        said_home INTEGER,
        said_age INTEGER,
        said_series INTEGER NOT NULL,
        home INTEGER,
        home_basis INTEGER NOT NULL,
        age INTEGER,
        place INTEGER,
        is_booster INTEGER NOT NULL,
        series INTEGER NOT NULL,
        flags TEXT NOT NULL,
        state INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL,
        sealed BLOB)
      """,
      "CREATE UNIQUE INDEX vaccination_doses_key ON vaccination_doses (key) WHERE key IS NOT NULL",
      "CREATE INDEX vaccination_doses_citizen ON vaccination_doses (citizen, day) WHERE citizen IS NOT NULL",
      """
      CREATE INDEX vaccination_doses_person ON vaccination_doses (person) WHERE citizen IS NULL AND person IS NOT NULL
      """,
      "CREATE INDEX vaccination_doses_unmatched ON vaccination_doses (home, id) WHERE citizen IS NULL AND state = 0",
      "CREATE INDEX vaccination_doses_ward ON vaccination_doses (ward, day) WHERE state <> 1",
      """
      CREATE TABLE vaccination_versions (
        id INTEGER NOT NULL PRIMARY KEY,
        dose INTEGER NOT NULL REFERENCES vaccination_doses (id),
        version INTEGER NOT NULL,
        kind TEXT NOT NULL,
        ground TEXT NOT NULL,
        facts TEXT NOT NULL,
        recorded_at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        sealed BLOB,
        UNIQUE (dose, version))
      """,
      """
      CREATE TABLE vaccination_standings (
        citizen INTEGER NOT NULL PRIMARY KEY,
        ward INTEGER,
        birth_day INTEGER,
        groups INTEGER NOT NULL,
        doses INTEGER NOT NULL,
        status TEXT NOT NULL,
        first_on INTEGER,
        completed_on INTEGER,
        protected_from INTEGER,
        boosted_on INTEGER,
        last_on INTEGER,
        last_product TEXT,
        due_place INTEGER,
        due_booster INTEGER NOT NULL,
        due_product TEXT,
        due_earliest INTEGER,
        due_from INTEGER,
        due_through INTEGER,
        rules INTEGER NOT NULL REFERENCES store_rules (id))
      """,
      """
      CREATE INDEX vaccination_standings_due ON vaccination_standings (ward, due_from, citizen, due_through)
      WHERE due_from IS NOT NULL
      """,
      """
      CREATE INDEX vaccination_standings_overdue ON vaccination_standings (ward, due_through, citizen)
      WHERE due_through IS NOT NULL
      """,
      "CREATE INDEX vaccination_standings_ward ON vaccination_standings (ward, citizen)",
      """
      CREATE TABLE vaccination_reactions (
        id INTEGER NOT NULL PRIMARY KEY,
        dose INTEGER NOT NULL REFERENCES vaccination_doses (id),
        kind TEXT NOT NULL,
        onset INTEGER NOT NULL,
        severity TEXT NOT NULL,
        recorded_at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL,
        sealed BLOB NOT NULL)
      """,
      "CREATE INDEX vaccination_reactions_dose ON vaccination_reactions (dose)",
    ])
}
