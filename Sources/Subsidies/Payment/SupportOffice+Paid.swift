import Quantities
import Store

extension SupportOffice {
  /// Keeps that a payment was made, for longer than its claim is kept.
  ///
  /// - Throws: `StoreError.constraint` when the claimant, or who stands for them, has money for the same period.
  func keepPaid(_ payment: Int, _ writing: Writing) throws {
    try writing.run(
      """
      INSERT INTO support_paid (payment, reference, claimant, person, policy, period, from_day, through_day)
      SELECT id, reference, claimant, person, policy, period, from_day, through_day FROM support_payments WHERE id = ?
      """, [SQLValue(payment)])
  }

  /// Frees what a payment kept from being paid again: it came back, was never sent, or was given back in full.
  func freePaid(_ payment: Int, _ writing: Writing) throws {
    try writing.run("DELETE FROM support_paid WHERE payment = ?", [SQLValue(payment)])
  }

  /// Frees what a payment keeps that came back after its claim was deleted; a new claim can then be paid.
  ///
  /// - Returns: whether a payment of that reference is known, and its claim is not.
  func freePaid(reference: String, by access: Access, _ writing: Writing) throws -> Bool {
    let payment = try writing.first(
      """
      SELECT payment FROM support_paid WHERE reference = ?1
      AND NOT EXISTS (SELECT 1 FROM support_payments WHERE reference = ?1)
      """, [.text(reference)]
    ) { $0.int(0) }
    guard let payment else { return false }
    try freePaid(payment, writing)
    writing.record(access.act("support.returned-late", subject: "support payment \(payment)"))
    return true
  }

  /// Days for which the claimant, or who stands for them, was paid under a policy, whether the claim is still there or not.
  ///
  /// - Parameter from: the first of the days that are asked for; `nil` for any.
  func paid(
    _ keys: (claimant: [UInt8], person: [UInt8]), policy: String, from: Day?, through: Day, _ reading: Reading
  ) throws -> DayWindow? {
    try reading.first(
      """
      SELECT from_day, through_day FROM support_paid
      WHERE payment IN (
        SELECT payment FROM support_paid WHERE claimant = ?1 AND policy = ?3
        UNION SELECT payment FROM support_paid WHERE person = ?2 AND policy = ?3)
      AND (?4 IS NULL OR (from_day <= ?5 AND through_day >= ?4)) ORDER BY from_day LIMIT 1
      """,
      [.bytes(keys.claimant), .bytes(keys.person), .text(policy), SQLValue(from), SQLValue(through)]
    ) {
      DayWindow(
        from: Day(number: Int32(truncatingIfNeeded: $0.int(0))),
        through: Day(number: Int32(truncatingIfNeeded: $0.int(1))))
    }
  }
}
