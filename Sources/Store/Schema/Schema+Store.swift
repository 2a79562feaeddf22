extension Schema {
  /// The tables that every database has.
  ///
  /// - `store_settings`: facts about the city and the file by name.
  /// - `store_sequences`: the last number given in each table.
  /// - `store_keys`: data keys, wrapped by the master key.
  /// - `store_rotations`: how far the sealing of each column by a new key came.
  /// - `store_log`, `store_log_nodes`, `store_heads`: the decision log.
  /// - `store_officers`: who may do what, and where.
  /// - `store_retention`: how many days records of each kind are kept.
  /// - `store_rules`: texts of dated rules as they were when the city adopted them; decisions name the row.
  /// - `store_vintages`, `store_wards`: which wards there are. A ward is (code, vintage), since codes are re-used.
  static let store = Schema(
    name: "store",
    steps: [
      Step(
        "settings, sequences and wards",
        [
          "CREATE TABLE store_settings (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
          "CREATE TABLE store_sequences (name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL)",
          """
          CREATE TABLE store_vintages (
            id INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            first_day INTEGER,
            last_day INTEGER,
            digest TEXT NOT NULL,
            recorded_at INTEGER NOT NULL)
          """,
          """
          CREATE TABLE store_wards (
            id INTEGER NOT NULL PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES store_vintages (id),
            place INTEGER NOT NULL,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            district TEXT,
            district_code TEXT,
            area BLOB NOT NULL,
            UNIQUE (vintage, code),
            UNIQUE (vintage, place))
          """,
        ]),
      Step(
        "data keys",
        [
          """
          CREATE TABLE store_keys (
            purpose TEXT NOT NULL,
            number INTEGER NOT NULL,
            wrapped BLOB NOT NULL,
            master TEXT NOT NULL,
            public_key BLOB,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (purpose, number))
          """,
          """
          CREATE TABLE store_rotations (
            table_name TEXT NOT NULL,
            column_name TEXT NOT NULL,
            key_number INTEGER NOT NULL,
            position INTEGER,
            resealed INTEGER NOT NULL,
            complete INTEGER NOT NULL,
            PRIMARY KEY (table_name, column_name))
          """,
        ]),
      Step(
        "decision log",
        [
          """
          CREATE TABLE store_log (
            number INTEGER NOT NULL PRIMARY KEY,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            reason TEXT NOT NULL,
            facts TEXT NOT NULL,
            leaf BLOB NOT NULL)
          """,
          """
          CREATE TABLE store_log_nodes (
            level INTEGER NOT NULL,
            place INTEGER NOT NULL,
            hash BLOB NOT NULL,
            PRIMARY KEY (level, place))
          """,
          """
          CREATE TABLE store_heads (
            size INTEGER NOT NULL PRIMARY KEY,
            root BLOB NOT NULL,
            recorded_at INTEGER NOT NULL,
            previous BLOB NOT NULL,
            key_number INTEGER,
            signature BLOB)
          """,
        ]),
      Step(
        "officers and retention",
        [
          """
          CREATE TABLE store_officers (
            id INTEGER NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL,
            area TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            ended_at INTEGER)
          """,
          """
          CREATE TABLE store_retention (
            kind TEXT NOT NULL PRIMARY KEY,
            days INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL)
          """,
        ]),
      Step(
        "adopted rules",
        [
          """
          CREATE TABLE store_rules (
            id INTEGER NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            digest TEXT NOT NULL,
            body TEXT NOT NULL,
            adopted_at INTEGER NOT NULL,
            adopted_by TEXT NOT NULL)
          """,
          "CREATE INDEX store_rules_kind ON store_rules (kind, id)",
        ]),
    ])
}
