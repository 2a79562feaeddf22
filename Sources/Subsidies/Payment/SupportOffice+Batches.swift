public import Quantities
public import Store

extension SupportOffice {
  /// Batches, the last one first.
  ///
  /// - Throws: `AccessError.refused` without the right to pay; `SupportError.unreadable`; `StoreError`.
  public func batches(limit: Int = 100, by access: Access) throws -> [PaymentBatch] {
    try file.read { reading in
      try access.require(.paySupport, subject: "payment batches")
      return try reading.all(
        "SELECT \(PaymentBatch.columns) FROM support_batches ORDER BY id DESC LIMIT ?", [SQLValue(max(1, limit))],
        PaymentBatch.init)
    }
  }

  /// The payments of a batch; nobody's name is in them.
  ///
  /// - Throws: as `batches`; `SupportError.notFound`.
  public func payments(ofBatch number: Int, by access: Access) throws -> [PaymentRecord] {
    try file.read { reading in
      try access.require(.paySupport, subject: "support batch \(number)")
      _ = try batch(number, reading)
      return try payments(ofBatch: number, reading)
    }
  }

  func payments(ofBatch number: Int, _ reading: Reading) throws -> [PaymentRecord] {
    try reading.all(
      "SELECT \(PaymentRecord.columns) FROM support_payments WHERE batch = ? ORDER BY id", [SQLValue(number)],
      PaymentRecord.init)
  }

  /// Takes in that the bank or the post has paid a batch: what has not come back is paid.
  ///
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`; `StoreError`; `LogError`.
  @discardableResult
  public func settle(batch number: Int, by access: Access) throws -> PaymentBatch {
    try file.write { writing in
      try access.require(.paySupport, subject: "support batch \(number)")
      guard try batch(number, writing).settledAt == nil else {
        throw SupportError.wrongState(what: "batch", state: "settled")
      }
      let ordered = try payments(ofBatch: number, writing).filter { $0.state == .ordered }
      guard !ordered.isEmpty else { throw SupportError.wrongState(what: "batch", state: "void or all returned") }
      for payment in ordered {
        try set(.paid, payment, writing)
        try move(claim(payment.claim, writing), to: .paid, clock: nil, writing)
        try record(.paid, of: payment.claim, ["payment": String(payment.number)], by: access, writing)
      }
      try writing.run(
        "UPDATE support_batches SET settled_at = ? WHERE id = ?",
        [.integer(writing.instant.milliseconds), SQLValue(number)])
      writing.record(
        access.act("support.settled", subject: "support batch \(number)", facts: ["payments": String(ordered.count)]))
      return try batch(number, writing)
    }
  }

  /// Takes back a batch that was never sent: its claims wait to be paid again.
  ///
  /// - Throws: as `settle`; `SupportError.unusable`.
  public func void(batch number: Int, because ground: String, by access: Access) throws {
    try Self.check(ground: ground)
    try file.write { writing in
      try access.require(.paySupport, subject: "support batch \(number)")
      let payments = try payments(ofBatch: number, writing)
      guard try batch(number, writing).settledAt == nil, payments.allSatisfy({ $0.state == .ordered }) else {
        throw SupportError.wrongState(what: "batch", state: "void, settled, or answered by the bank")
      }
      for payment in payments {
        try set(.void, payment, writing)
        try move(claim(payment.claim, writing), to: .confirmed, clock: nil, writing, keepsClock: true)
        try record(
          .voided, of: payment.claim, ground: ground, ["payment": String(payment.number)], by: access, writing)
      }
      writing.record(
        access.act("support.void", subject: "support batch \(number)", facts: ["payments": String(payments.count)]))
    }
  }

  func set(_ state: PaymentRecord.State, _ payment: PaymentRecord, _ writing: Writing) throws {
    try writing.run(
      "UPDATE support_payments SET state = ? WHERE id = ?", [.text(state.rawValue), SQLValue(payment.number)])
    if !state.stands { try freePaid(payment.number, writing) }
  }

  // MARK: What comes back

  /// Takes in that a payment came back; when the account is corrected and confirmed, the claim is paid anew for the same period.
  ///
  /// - Parameters:
  ///   - reference: what the bank gave back.
  ///   - reason: the bank's, naming nobody: a code such as `AC01` of ISO 20022, or words.
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`, `.inFuture`, `.unusable`; `StoreError`; `LogError`.
  @discardableResult
  public func bounce(_ reference: String, on day: Day, because reason: String, by access: Access) throws
    -> PaymentRecord
  {
    try Self.check(ground: reason)
    return try file.write { writing in
      try access.require(.paySupport, subject: "returned payment")
      return try bounce(reference, on: day, because: reason, by: access, writing)
    }
  }

  func bounce(
    _ reference: String, on day: Day, because reason: String, by access: Access, _ writing: Writing
  ) throws -> PaymentRecord {
    let found = try writing.first(
      "SELECT \(PaymentRecord.columns) FROM support_payments WHERE reference = ?", [.text(reference)],
      PaymentRecord.init)
    guard let payment = found else { throw SupportError.notFound }
    guard payment.state == .ordered || payment.state == .paid else {
      throw SupportError.wrongState(what: "payment", state: payment.state.words.en)
    }
    if day > writing.instant.day(offset: offset) { throw SupportError.inFuture(day) }
    try writing.run(
      "UPDATE support_payments SET state = 'returned', returned_day = ?, reason = ? WHERE id = ?",
      [SQLValue(day), .text(reason), SQLValue(payment.number)])
    try freePaid(payment.number, writing)
    try move(claim(payment.claim, writing), to: .unpaid, clock: nil, writing)
    try record(
      .bounced, of: payment.claim, ground: reason, ["payment": String(payment.number)], by: access, writing)
    let after = try writing.first(
      "SELECT \(PaymentRecord.columns) FROM support_payments WHERE id = ?", [SQLValue(payment.number)],
      PaymentRecord.init)
    guard let after else { throw SupportError.unreadable }
    return after
  }
}
