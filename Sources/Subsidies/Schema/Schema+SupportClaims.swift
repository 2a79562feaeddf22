import Store

extension Schema.Step {
  /// The tables of claims and decisions.
  ///
  /// Who claims stands in `sealed`, and is found by keyed hashes: `claimant` is what a payment is once for (the person, or the business),
  /// `person` the one who stands for it. Days are numbers since 1970, wards row numbers of `store_wards`, instants milliseconds in UTC,
  /// money whole đồng.
  ///
  /// - `support_lists`: lists that employers sent, each with many claims.
  /// - `support_claims`: what was claimed and how far it is. One claim at most of a claimant and policy is undecided, and one at most of
  ///   a period is granted: two indexes say so, whoever writes at the same time. `clock_from` and `clock_days` are the day from which
  ///   working days count and how many there are for the next step; NULL while no office has to act.
  ///   `decide_days` and `pay_days` are those of the policy; `means` says by account or in cash, `payee_by`
  ///   who corrected where the money goes.
  /// - `support_papers`: papers that a claim needs, and when each was brought.
  /// - `support_decisions`: one row a decision. Who confirms is never who decided: a check says so. What was found is sealed.
  /// - `support_acts`: everything that was done with a claim, with its ground.
  /// - `support_ceilings`: what a policy may cost in a ward (0: everywhere), and what is promised of it: a check keeps it below.
  /// - `support_reviews`: decisions to be looked at again because a map that they stand on was corrected.
  static let supportClaims = Schema.Step(
    "claims",
    [
      """
      CREATE TABLE support_lists (
        id INTEGER NOT NULL PRIMARY KEY,
        ward INTEGER NOT NULL REFERENCES store_wards (id),
        recorded_at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL,
        sealed BLOB NOT NULL)
      """,
      """
      CREATE TABLE support_claims (
        id INTEGER NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        claimant BLOB NOT NULL,
        person BLOB NOT NULL,
        citizen INTEGER,
        policy TEXT NOT NULL,
        ward INTEGER NOT NULL REFERENCES store_wards (id),
        list INTEGER REFERENCES support_lists (id),
        claim_day INTEGER NOT NULL,
        clock_from INTEGER,
        clock_days INTEGER,
        decide_days INTEGER NOT NULL,
        pay_days INTEGER,
        means TEXT NOT NULL,
        payee_by TEXT,
        state TEXT NOT NULL,
        amount INTEGER,
        from_day INTEGER,
        through_day INTEGER,
        period TEXT,
        ended_day INTEGER,
        recorded_at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL,
        sealed BLOB NOT NULL,
        CHECK (amount IS NULL OR amount > 0),
        CHECK (through_day >= from_day),
        CHECK ((clock_from IS NULL) = (clock_days IS NULL)),
        CHECK (state NOT IN ('granted', 'confirmed', 'ordered', 'paid', 'unpaid', 'recovering', 'recovered', 'written-off')
          OR (amount IS NOT NULL AND period IS NOT NULL AND from_day IS NOT NULL AND through_day IS NOT NULL)))
      """,
      """
      CREATE UNIQUE INDEX support_claims_undecided ON support_claims (claimant, policy)
      WHERE state IN ('entered', 'awaiting-papers', 'refused')
      """,
      """
      CREATE UNIQUE INDEX support_claims_granted ON support_claims (claimant, policy, period)
      WHERE state IN ('granted', 'confirmed', 'ordered', 'paid', 'unpaid', 'recovering', 'written-off')
      """,
      "CREATE INDEX support_claims_claimant ON support_claims (claimant, policy)",
      "CREATE INDEX support_claims_person ON support_claims (person, policy)",
      "CREATE INDEX support_claims_citizen ON support_claims (citizen, policy) WHERE citizen IS NOT NULL",
      "CREATE INDEX support_claims_clock ON support_claims (ward, clock_from) WHERE clock_from IS NOT NULL",
      "CREATE INDEX support_claims_payable ON support_claims (clock_from, id) WHERE state = 'confirmed'",
      "CREATE INDEX support_claims_list ON support_claims (list) WHERE list IS NOT NULL",
      "CREATE INDEX support_claims_ended ON support_claims (ended_day) WHERE ended_day IS NOT NULL",
      """
      CREATE TABLE support_papers (
        claim INTEGER NOT NULL REFERENCES support_claims (id),
        paper TEXT NOT NULL,
        brought_day INTEGER,
        PRIMARY KEY (claim, paper)) WITHOUT ROWID
      """,
      """
      CREATE TABLE support_decisions (
        id INTEGER NOT NULL PRIMARY KEY,
        claim INTEGER NOT NULL REFERENCES support_claims (id),
        number INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        basis TEXT NOT NULL,
        ground TEXT NOT NULL,
        rules INTEGER NOT NULL REFERENCES store_rules (id),
        amount INTEGER,
        decided_at INTEGER NOT NULL,
        decided_by TEXT NOT NULL,
        confirmed_at INTEGER,
        confirmed_by TEXT,
        sent_back_at INTEGER,
        sealed BLOB NOT NULL,
        UNIQUE (claim, number),
        CHECK (confirmed_by <> decided_by),
        CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
        CHECK ((verdict = 'granted') = (amount IS NOT NULL)))
      """,
      """
      CREATE TABLE support_acts (
        claim INTEGER NOT NULL REFERENCES support_claims (id),
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        ground TEXT NOT NULL,
        facts TEXT NOT NULL,
        recorded_at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        PRIMARY KEY (claim, number)) WITHOUT ROWID
      """,
      """
      CREATE TABLE support_ceilings (
        policy TEXT NOT NULL,
        ward INTEGER NOT NULL,
        ceiling INTEGER NOT NULL,
        promised INTEGER NOT NULL,
        PRIMARY KEY (policy, ward),
        CHECK (promised <= ceiling))
      """,
      """
      CREATE TABLE support_reviews (
        decision TEXT NOT NULL,
        claim INTEGER NOT NULL REFERENCES support_claims (id),
        corrected INTEGER NOT NULL,
        correction INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        ended_at INTEGER,
        ended_by TEXT,
        ending TEXT,
        PRIMARY KEY (decision, correction)) WITHOUT ROWID
      """,
      "CREATE INDEX support_reviews_claim ON support_reviews (claim)",
    ])
}
