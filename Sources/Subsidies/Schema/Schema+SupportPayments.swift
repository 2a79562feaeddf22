import Store

extension Schema.Step {
  /// The tables of payments.
  ///
  /// - `support_batches`: what a treasurer sends to the bank or the post at once. Everything that its file says beside the payments stands
  ///   here, so that the file can be made again, byte for byte.
  /// - `support_payments`: one row a payment. **One at most that was not returned, voided or given back is there of a claimant, policy and period**, and of the
  ///   person who stands for the claimant: two indexes say so. `reference` is what the bank gives back with it, and names nobody. The
  ///   payee stands in `sealed` as it was then.
  static let supportPayments = Schema.Step(
    "payments",
    [
      """
      CREATE TABLE support_batches (
        id INTEGER NOT NULL PRIMARY KEY,
        message TEXT NOT NULL UNIQUE,
        means TEXT NOT NULL,
        payments INTEGER NOT NULL,
        total INTEGER NOT NULL,
        pay_day INTEGER NOT NULL,
        debtor TEXT NOT NULL,
        account TEXT NOT NULL,
        bank TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        settled_at INTEGER,
        CHECK (payments > 0),
        CHECK (total > 0))
      """,
      """
      CREATE TABLE support_payments (
        id INTEGER NOT NULL PRIMARY KEY,
        claim INTEGER NOT NULL REFERENCES support_claims (id),
        claimant BLOB NOT NULL,
        person BLOB NOT NULL,
        policy TEXT NOT NULL,
        period TEXT NOT NULL,
        from_day INTEGER NOT NULL,
        through_day INTEGER NOT NULL,
        ward INTEGER NOT NULL REFERENCES store_wards (id),
        amount INTEGER NOT NULL,
        batch INTEGER NOT NULL REFERENCES support_batches (id),
        reference TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL,
        returned_day INTEGER,
        reason TEXT,
        repaid INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        CHECK (amount > 0),
        CHECK (repaid BETWEEN 0 AND amount),
        CHECK (state <> 'recovered' OR repaid = amount),
        CHECK ((state = 'returned') = (returned_day IS NOT NULL)))
      """,
      """
      CREATE UNIQUE INDEX support_payments_once ON support_payments (claimant, policy, period)
      WHERE state NOT IN ('returned', 'void', 'recovered')
      """,
      """
      CREATE UNIQUE INDEX support_payments_once_a_person ON support_payments (person, policy, period)
      WHERE state NOT IN ('returned', 'void', 'recovered')
      """,
      "CREATE UNIQUE INDEX support_payments_claim ON support_payments (claim) WHERE state NOT IN ('returned', 'void', 'recovered')",
      "CREATE INDEX support_payments_claimant ON support_payments (claimant, policy)",
      "CREATE INDEX support_payments_person ON support_payments (person, policy)",
      "CREATE INDEX support_payments_batch ON support_payments (batch)",
      "CREATE INDEX support_payments_ward ON support_payments (ward, policy)",
    ])
}
