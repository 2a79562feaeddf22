import Quantities
public import Store

extension SupportOffice {
  /// Demands money back that was wrongly paid.
  ///
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`, `.unusable`; `StoreError`; `LogError`.
  @discardableResult
  public func demand(_ number: Int, because ground: String, by access: Access) throws -> ClaimRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      try move(claim, to: .recovering, clock: nil, writing)
      try set(.recovering, payment(.paid, of: number, writing), writing)
      try record(
        .demanded, of: number, ground: ground, ["amount": String(claim.amount ?? 0)], by: access, writing)
      return try self.claim(number, writing)
    }
  }

  /// Takes in money that was given back; with the last of it the claim is recovered.
  ///
  /// - Parameter amount: whole đồng, not more than is left.
  /// - Throws: as `demand`.
  @discardableResult
  public func repay(_ number: Int, amount: Int, by access: Access) throws -> ClaimRecord {
    try file.write { writing in
      try access.require(.paySupport, subject: "money given back")
      let claim = try claim(number, writing)
      guard claim.state == .recovering else {
        throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
      }
      let payment = try payment(.recovering, of: number, writing)
      let left = payment.amount - payment.repaid
      guard amount > 0, amount <= left else {
        throw SupportError.unusable("\(left) đồng are still to be given back; enter an amount from 1 to that")
      }
      try writing.run(
        "UPDATE support_payments SET repaid = repaid + ? WHERE id = ?", [SQLValue(amount), SQLValue(payment.number)])
      if amount == left {
        try set(.recovered, payment, writing)
        try move(claim, to: .recovered, clock: nil, writing)
        try promise(-payment.amount, claim, writing)
      }
      try record(
        amount == left ? .recovered : .repaid, of: number,
        ["amount": String(amount), "left": String(left - amount)], by: access, writing)
      return try self.claim(number, writing)
    }
  }

  /// Gives up what is left of a demand; not by the officer who made it.
  ///
  /// - Throws: as `demand`; `SupportError.sameOfficer`.
  @discardableResult
  public func writeOff(_ number: Int, because ground: String, by access: Access) throws -> ClaimRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      let demand = try acts(of: number, writing).last { $0.kind == .demanded }
      try move(claim, to: .writtenOff, clock: nil, writing)
      if demand?.actor == access.officer.name { throw SupportError.sameOfficer }
      try set(.writtenOff, payment(.recovering, of: number, writing), writing)
      try record(.writtenOff, of: number, ground: ground, by: access, writing)
      return try self.claim(number, writing)
    }
  }

  private func payment(_ state: PaymentRecord.State, of claim: Int, _ reading: Reading) throws -> PaymentRecord {
    let found = try reading.first(
      "SELECT \(PaymentRecord.columns) FROM support_payments WHERE claim = ? AND state = ?",
      [SQLValue(claim), .text(state.rawValue)], PaymentRecord.init)
    guard let found else { throw SupportError.unreadable }
    return found
  }
}
