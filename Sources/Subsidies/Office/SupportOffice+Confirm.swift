import Quantities
public import Store

extension SupportOffice {
  /// Agrees with another officer's decision: a grant is then to be paid, and a refusal stands.
  ///
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`, `.sameOfficer`, `.overCeiling`; `StoreError`; `LogError`.
  @discardableResult
  public func confirm(_ number: Int, by access: Access) throws -> ClaimRecord {
    try file.write { writing in
      let claim = try claim(number, for: access, writing)
      guard claim.state == .granted || claim.state == .refused else {
        throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
      }
      let decision = try lastDecision(of: number, writing)
      let payeeBy = try writing.first("SELECT payee_by FROM support_claims WHERE id = ?", [SQLValue(number)]) {
        $0.optionalText(0)
      }.flatMap { $0 }
      // Whoever changed where the money goes is not the second pair of eyes on it either.
      guard ![decision.by, payeeBy].contains(access.officer.name) else { throw SupportError.sameOfficer }
      if claim.state == .granted {
        try promise(claim.amount ?? 0, claim, writing)
        let days = try writing.first("SELECT pay_days FROM support_claims WHERE id = ?", [SQLValue(number)]) {
          $0.int(0)
        }
        try move(claim, to: .confirmed, clock: days ?? 0, writing)
      } else {
        try move(claim, to: .rejected, clock: nil, writing)
      }
      try writing.run(
        "UPDATE support_decisions SET confirmed_at = ?, confirmed_by = ? WHERE id = ?",
        [.integer(writing.instant.milliseconds), .text(access.officer.name), SQLValue(decision.row)])
      try record(.confirmed, of: number, ["decision": String(decision.number)], by: access, writing)
      return try self.claim(number, writing)
    }
  }

  /// Sends a decision back to be made anew: the second officer does not agree, or what was confirmed and is not on its way yet turned
  /// out to be wrong.
  ///
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`, `.duplicate` when the claimant has
  ///   claimed again, `.unusable`; `StoreError`; `LogError`.
  @discardableResult
  public func sendBack(_ number: Int, because ground: String, by access: Access) throws -> ClaimRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      guard [.granted, .refused, .confirmed].contains(claim.state) else {
        throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
      }
      try reopen(claim, writing)
      let decision = try lastDecision(of: number, writing)
      try writing.run(
        "UPDATE support_decisions SET sent_back_at = ? WHERE id = ?",
        [.integer(writing.instant.milliseconds), SQLValue(decision.row)])
      try record(.sentBack, of: number, ground: ground, ["decision": String(decision.number)], by: access, writing)
      return try self.claim(number, writing)
    }
  }

  /// Takes an appeal against a refusal: the claim is decided anew, by a new decision.
  ///
  /// - Throws: as `sendBack`.
  @discardableResult
  public func appeal(_ number: Int, because ground: String, by access: Access) throws -> ClaimRecord {
    try Self.check(ground: ground)
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      guard claim.state == .rejected else {
        throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
      }
      try reopen(claim, writing)
      try record(.appealed, of: number, ground: ground, by: access, writing)
      return try self.claim(number, writing)
    }
  }

  /// Brings a claim back to where it is decided, with nothing promised.
  ///
  /// - Throws: `SupportError.wrongState`, `.duplicate`; `StoreError`.
  func reopen(_ claim: ClaimRecord, _ writing: Writing) throws {
    if claim.state == .confirmed { try promise(-(claim.amount ?? 0), claim, writing) }
    let days = try writing.first("SELECT decide_days FROM support_claims WHERE id = ?", [SQLValue(claim.number)]) {
      $0.int(0)
    }
    do { try move(claim, to: .entered, clock: days ?? 0, writing) { Self.nothingGranted } } catch let error
      as StoreError
    {
      // The claimant has entered another one in the meantime.
      if case .constraint = error { throw SupportError.duplicate }
      throw error
    }
  }

  static let nothingGranted: [(String, SQLValue)] = ["amount", "from_day", "through_day", "period", "pay_days"].map {
    ($0, .null)
  }

  func lastDecision(of claim: Int, _ reading: Reading) throws -> (row: Int, number: Int, by: String) {
    let found = try reading.first(
      "SELECT id, number, decided_by FROM support_decisions WHERE claim = ? ORDER BY number DESC LIMIT 1",
      [SQLValue(claim)]
    ) { ($0.int(0), $0.int(1), $0.text(2)) }
    guard let found else { throw SupportError.unreadable }
    return found
  }

  /// Promises money of the ceilings that a policy has in a ward and everywhere, or gives it back.
  ///
  /// - Throws: `SupportError.overCeiling`, by a check of the table, which holds whoever confirms at the same time.
  func promise(_ amount: Int, _ claim: ClaimRecord, _ writing: Writing) throws {
    do {
      try writing.run(
        "UPDATE support_ceilings SET promised = promised + ? WHERE policy = ? AND ward IN (0, ?)",
        [SQLValue(amount), .text(claim.policy), SQLValue(claim.ward)])
    } catch {
      guard case .constraint = error else { throw error }
      let left = try writing.first(
        "SELECT min(ceiling - promised) FROM support_ceilings WHERE policy = ? AND ward IN (0, ?)",
        [.text(claim.policy), SQLValue(claim.ward)]
      ) { $0.int(0) }
      throw SupportError.overCeiling(policy: claim.policy, left: left ?? 0)
    }
  }
}
