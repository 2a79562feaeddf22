import Store

extension Schema.Step {
  /// What claimants said before they corrected it.
  ///
  /// `support_said` has the claimant as of before an act of the claim's history, sealed; it goes with the claim.
  static let supportSaid = Schema.Step(
    "what was said before",
    [
      """
      CREATE TABLE support_said (
        id INTEGER NOT NULL PRIMARY KEY,
        claim INTEGER NOT NULL REFERENCES support_claims (id),
        act INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        UNIQUE (claim, act))
      """
    ])
}
