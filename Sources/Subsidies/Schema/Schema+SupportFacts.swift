import Store

extension Schema.Step {
  /// What lists of other offices say of people: social insurance, tax, social protection.
  ///
  /// Nobody's name or number is in them: `person` is the keyed hash of the identifier, `employer` that of the employer's. Days are numbers
  /// since 1970.
  ///
  /// - `support_fact_lists`: the files that were read, with what they are of.
  /// - `support_fact_names`: ids of spells and questions, by small numbers.
  /// - `support_facts`: one row for each spell of a person from a day, and for each answer (`first_day` is then -2147483648, and `value` not
  ///   NULL). `citizen` is the row in the register, where there was one.
  static let supportFacts = Schema.Step(
    "facts of lists",
    [
      """
      CREATE TABLE support_fact_lists (
        id INTEGER NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        kept INTEGER NOT NULL,
        repeated INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL)
      """,
      "CREATE TABLE support_fact_names (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
      """
      CREATE TABLE support_facts (
        person BLOB NOT NULL,
        fact INTEGER NOT NULL REFERENCES support_fact_names (id),
        first_day INTEGER NOT NULL,
        last_day INTEGER,
        value INTEGER,
        citizen INTEGER,
        employer BLOB,
        list INTEGER NOT NULL REFERENCES support_fact_lists (id),
        line INTEGER NOT NULL,
        PRIMARY KEY (person, fact, first_day),
        CHECK (value IS NULL OR first_day = -2147483648),
        CHECK (last_day IS NULL OR last_day >= first_day)) WITHOUT ROWID
      """,
      "CREATE INDEX support_facts_citizen ON support_facts (citizen) WHERE citizen IS NOT NULL",
    ])
}
