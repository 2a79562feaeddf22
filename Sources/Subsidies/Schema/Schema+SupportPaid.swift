import Store

extension Schema.Step {
  /// What keeps somebody from being paid twice after their claim is deleted.
  ///
  /// `support_paid` has one row for each payment that was not returned, voided or given back, written and taken away in the transaction of
  /// the payment. It holds keyed hashes, the policy and the days: no name, no account, no amount, no row of the register. It outlives the
  /// claim and whoever is forgotten. `reference` is the bank's, so that money that comes back late still frees it.
  static let supportPaid = Schema.Step(
    "what was paid once",
    [
      """
      CREATE TABLE support_paid (
        payment INTEGER NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        claimant BLOB NOT NULL,
        person BLOB NOT NULL,
        policy TEXT NOT NULL,
        period TEXT NOT NULL,
        from_day INTEGER NOT NULL,
        through_day INTEGER NOT NULL,
        UNIQUE (claimant, policy, period),
        UNIQUE (person, policy, period))
      """,
      """
      INSERT INTO support_paid (payment, reference, claimant, person, policy, period, from_day, through_day)
      SELECT id, reference, claimant, person, policy, period, from_day, through_day FROM support_payments
      WHERE state NOT IN ('returned', 'void', 'recovered')
      """,
    ])
}
