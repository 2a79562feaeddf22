import Quantities
public import Store

extension SupportOffice {
  /// What waits to be paid, by policy and means.
  ///
  /// - Throws: `AccessError.refused` without the right to pay; `SupportError.unreadable`; `StoreError`.
  public func payable(by access: Access) throws -> [PayableSum] {
    try file.read { reading in
      try access.require(.paySupport, subject: "claims to pay")
      return try reading.all(
        """
        SELECT policy, means, count(*), sum(amount) FROM support_claims WHERE state = 'confirmed'
        GROUP BY policy, means ORDER BY policy, means
        """
      ) { row in
        guard let means = Payee.Means(rawValue: row.text(1)) else { throw SupportError.unreadable }
        return PayableSum(policy: row.text(0), means: means, claims: row.int(2), total: row.int(3))
      }
    }
  }

  /// Makes a batch of confirmed claims: one transaction, and each claim is in one batch at most, whoever makes another at the same time.
  ///
  /// Nothing leaves the file by it: the batch is written out afterwards, and again if need be, always the same bytes under the same name,
  /// so a bank that has it does not take it twice. Claims that the treasurer decided or confirmed in another role are left to others.
  ///
  /// - Throws: `AccessError.refused` without the right to pay; `SupportError.nothingToPay`, `.unusable`; `StoreError`; `SealingError`;
  ///   `LogError`.
  public func pay(_ order: PaymentOrder, by access: Access) throws -> BatchReceipt {
    try order.debtor.check()
    guard (1...100_000).contains(order.most) else { throw SupportError.unusable("a batch has 1 to 100,000 payments") }
    return try file.write { writing in
      try access.require(.paySupport, subject: "payment batch")
      let today = writing.instant.day(offset: offset)
      guard (today...today + 366).contains(order.payDay) else {
        throw SupportError.unusable(
          "the day of payment is \(order.payDay); give today or a later day of the year to come")
      }
      var claims = try confirmed(order, by: access, writing)
      if let asked = order.claims { claims = claims.filter { asked.contains($0.number) } }
      claims = Array(claims.prefix(order.most))
      var (ready, left): ([ClaimRecord], [Int]) = ([], [])
      for claim in claims {
        if try hasPayment(claim, writing) { left.append(claim.number) } else { ready.append(claim) }
      }
      guard !ready.isEmpty else { throw SupportError.nothingToPay }
      let batch = try writing.nextNumber(of: "support_batches")
      let message = message(ofBatch: batch, at: writing.instant)
      let total = ready.reduce(0) { $0 + ($1.amount ?? 0) }
      try writing.run(
        """
        INSERT INTO support_batches (id, message, means, payments, total, pay_day, debtor, account, bank, made_at, made_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(batch), .text(message), .text(order.means.rawValue), SQLValue(ready.count), SQLValue(total),
          SQLValue(order.payDay), .text(order.debtor.name), .text(order.debtor.account), .text(order.debtor.bank),
          .integer(writing.instant.milliseconds), .text(access.officer.name),
        ])
      for claim in ready { try pay(claim, in: batch, message, by: access, writing) }
      writing.record(
        access.act(
          "support.batch", subject: "support batch \(batch)",
          facts: ["payments": String(ready.count), "total": String(total), "means": order.means.rawValue]))
      return BatchReceipt(batch: try self.batch(batch, writing), left: left)
    }
  }

  private func confirmed(_ order: PaymentOrder, by access: Access, _ reading: Reading) throws -> [ClaimRecord] {
    try reading.all(
      """
      SELECT \(ClaimRecord.columns) FROM support_claims c
      WHERE state = 'confirmed' AND means = ?1 AND (?2 IS NULL OR policy = ?2) AND (?3 IS NULL OR ward = ?3)
      AND NOT EXISTS (SELECT 1 FROM support_decisions d WHERE d.claim = c.id AND (d.decided_by = ?4 OR d.confirmed_by = ?4))
      ORDER BY clock_from, id
      """,
      [
        .text(order.means.rawValue), SQLValue(order.policy), SQLValue(order.ward), .text(access.officer.name),
      ], ClaimRecord.init)
  }

  /// Whether the claimant, or who stands for them, has money under the policy for days that overlap.
  private func hasPayment(_ claim: ClaimRecord, _ reading: Reading) throws -> Bool {
    let keys = try keys(ofClaim: claim.number, reading)
    guard let from = claim.from, let through = claim.through else { throw SupportError.unreadable }
    for (column, key) in [("claimant", keys.claimant), ("person", keys.person)] {
      let found = try reading.first(
        """
        SELECT 1 FROM support_paid p JOIN support_claims c ON c.id = ?4
        WHERE p.\(column) = ?1 AND p.policy = c.policy
        AND (p.period = c.period OR (p.from_day <= ?3 AND p.through_day >= ?2)) LIMIT 1
        """, [.bytes(key), SQLValue(from), SQLValue(through), SQLValue(claim.number)]
      ) { _ in true }
      if found == true { return true }
    }
    return false
  }

  private func pay(
    _ claim: ClaimRecord, in batch: Int, _ message: String, by access: Access, _ writing: Writing
  ) throws {
    let payment = try writing.nextNumber(of: Self.payments)
    let person = try person(ofClaim: claim.number, writing)
    do {
      try writing.run(
        """
        INSERT INTO support_payments (id, claim, claimant, person, policy, period, from_day, through_day, ward, amount, batch,
          reference, state, repaid, recorded_at, sealed)
        SELECT ?1, id, claimant, person, policy, period, from_day, through_day, ward, amount, ?2, ?3, 'ordered', 0, ?4, ?5
        FROM support_claims WHERE id = ?6
        """,
        [
          SQLValue(payment), SQLValue(batch), .text("\(message)-\(payment)"),
          .integer(writing.instant.milliseconds),
          .bytes(sealer.seal(SealedText.encode(PaidPerson(person)), table: Self.payments, row: payment)),
          SQLValue(claim.number),
        ])
      try keepPaid(payment, writing)
    } catch let error as StoreError {
      // The indexes of what is paid once. Nothing of the batch is made.
      if case .constraint = error, let from = claim.from, let through = claim.through {
        throw SupportError.paidAlready(from: from, through: through)
      }
      throw error
    }
    try move(claim, to: .ordered, clock: nil, writing, keepsClock: true)
    try record(.ordered, of: claim.number, ["batch": String(batch), "payment": String(payment)], by: access, writing)
  }

  /// A name for a batch that a file restored from a backup does not give to another one.
  private func message(ofBatch batch: Int, at instant: Instant) -> String {
    let hash = sealer.keyedHash(label: "support batch")("\(batch) \(instant.milliseconds)")
    return "HT\(batch)-" + hash.prefix(5).map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined().uppercased()
  }

  func batch(_ number: Int, _ reading: Reading) throws -> PaymentBatch {
    let found = try reading.first(
      "SELECT \(PaymentBatch.columns) FROM support_batches WHERE id = ?", [SQLValue(number)], PaymentBatch.init)
    guard let found else { throw SupportError.notFound }
    return found
  }
}
