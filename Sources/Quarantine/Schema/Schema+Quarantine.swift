public import Store

extension Schema {
  /// The tables of quarantine orders and what happens under them.
  ///
  /// - `quarantine_keys`: public keys with which certificates are signed; the private ones are never in the file.
  /// - `quarantine_orders`: who must stay where from which day to which. The person stands in `sealed`, with the address and its
  ///   position, and is found by a keyed hash of the identifier. One running order at most is a person's: an index says so, which holds
  ///   whoever writes at the same time. Days are numbers since 1970, wards row numbers of `store_wards`, instants milliseconds in UTC.
  ///   `next_test` and `next_check` are the days on which something is due next: a ward's list of a day is three ranges of indexes.
  /// - `quarantine_acts`: everything that was done with an order, with its ground.
  /// - `quarantine_tests`: the days on which tests are due, and the result that each was answered by.
  /// - `quarantine_results`: results of tests.
  /// - `quarantine_reports`: what people said of themselves on a day; the answers are sealed.
  /// - `quarantine_check_ins`: how far from the order's place somebody was; positions are not kept.
  /// - `quarantine_alerts`: what an officer must look at; one of a kind for an order and day.
  /// - `quarantine_certificates`: signed certificates of completion; one that holds at most for an order.
  public static let quarantine = Schema(
    name: "quarantine",
    steps: [
      Step(
        "orders, tests, check-ins, alerts and certificates",
        [
          """
          CREATE TABLE quarantine_keys (
            id INTEGER NOT NULL PRIMARY KEY,
            kid BLOB NOT NULL UNIQUE,
            public_key BLOB NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER,
            withdrawn_at INTEGER)
          """,
          """
          CREATE TABLE quarantine_orders (
            id INTEGER NOT NULL PRIMARY KEY,
            code BLOB NOT NULL UNIQUE,
            person BLOB NOT NULL,
            citizen INTEGER,
            kind TEXT NOT NULL,
            facts TEXT NOT NULL,
            jurisdiction TEXT NOT NULL,
            ward INTEGER NOT NULL REFERENCES store_wards (id),
            place TEXT NOT NULL,
            authority TEXT NOT NULL,
            act TEXT NOT NULL,
            policy INTEGER NOT NULL REFERENCES store_rules (id),
            rule TEXT,
            is_stated INTEGER NOT NULL,
            start_day INTEGER NOT NULL,
            planned_end INTEGER NOT NULL,
            watch_days INTEGER NOT NULL,
            next_test INTEGER,
            next_check INTEGER NOT NULL,
            state TEXT NOT NULL,
            ended_day INTEGER,
            recorded_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            sealed BLOB NOT NULL,
            CHECK (planned_end >= start_day),
            CHECK (ended_day >= start_day),
            CHECK ((state = 'running') = (ended_day IS NULL)))
          """,
          "CREATE UNIQUE INDEX quarantine_one_running ON quarantine_orders (person) WHERE state = 'running'",
          "CREATE INDEX quarantine_orders_person ON quarantine_orders (person)",
          "CREATE INDEX quarantine_orders_citizen ON quarantine_orders (citizen, start_day) WHERE citizen IS NOT NULL",
          "CREATE INDEX quarantine_orders_end ON quarantine_orders (ward, planned_end) WHERE state = 'running'",
          "CREATE INDEX quarantine_orders_test ON quarantine_orders (ward, next_test) WHERE state = 'running'",
          "CREATE INDEX quarantine_orders_check ON quarantine_orders (ward, next_check) WHERE state = 'running'",
          "CREATE INDEX quarantine_orders_ended ON quarantine_orders (ended_day) WHERE ended_day IS NOT NULL",
          """
          CREATE TABLE quarantine_acts (
            order_id INTEGER NOT NULL REFERENCES quarantine_orders (id),
            number INTEGER NOT NULL,
            kind TEXT NOT NULL,
            ground TEXT NOT NULL,
            facts TEXT NOT NULL,
            policy INTEGER REFERENCES store_rules (id),
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            PRIMARY KEY (order_id, number)) WITHOUT ROWID
          """,
          """
          CREATE TABLE quarantine_results (
            id INTEGER NOT NULL PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES quarantine_orders (id),
            kind TEXT NOT NULL,
            sampled_at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            ct INTEGER,
            laboratory TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL)
          """,
          "CREATE INDEX quarantine_results_order ON quarantine_results (order_id, sampled_at)",
          """
          CREATE TABLE quarantine_tests (
            order_id INTEGER NOT NULL REFERENCES quarantine_orders (id),
            day INTEGER NOT NULL,
            result INTEGER REFERENCES quarantine_results (id),
            PRIMARY KEY (order_id, day)) WITHOUT ROWID
          """,
          """
          CREATE TABLE quarantine_reports (
            id INTEGER NOT NULL PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES quarantine_orders (id),
            day INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            sealed BLOB NOT NULL)
          """,
          "CREATE INDEX quarantine_reports_order ON quarantine_reports (order_id, day)",
          """
          CREATE TABLE quarantine_check_ins (
            id INTEGER NOT NULL PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES quarantine_orders (id),
            day INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            distance INTEGER,
            accuracy INTEGER,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL)
          """,
          "CREATE INDEX quarantine_check_ins_order ON quarantine_check_ins (order_id, day)",
          """
          CREATE TABLE quarantine_alerts (
            id INTEGER NOT NULL PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES quarantine_orders (id),
            ward INTEGER NOT NULL,
            kind TEXT NOT NULL,
            day INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            closed_at INTEGER,
            closed_by TEXT,
            ground TEXT,
            UNIQUE (order_id, kind, day))
          """,
          "CREATE INDEX quarantine_alerts_open ON quarantine_alerts (ward, id) WHERE closed_at IS NULL",
          """
          CREATE TABLE quarantine_certificates (
            id INTEGER NOT NULL PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES quarantine_orders (id),
            code BLOB NOT NULL UNIQUE,
            kid BLOB NOT NULL,
            issued_at INTEGER NOT NULL,
            issued_by TEXT NOT NULL,
            revoked_at INTEGER,
            revoked_by TEXT,
            ground TEXT,
            sealed BLOB NOT NULL)
          """,
          "CREATE UNIQUE INDEX quarantine_one_certificate ON quarantine_certificates (order_id) WHERE revoked_at IS NULL",
        ])
    ])
}
