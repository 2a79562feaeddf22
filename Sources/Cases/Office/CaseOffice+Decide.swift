import Quantities
public import Store

extension CaseOffice {
  /// Decides a class otherwise than the definition says, until the decision is withdrawn.
  ///
  /// - Parameter ground: why; kept sealed, since it may tell of the person.
  /// - Throws: `AccessError.refused`; `CaseError.notFound`, `.noGround`, `.unusable`; `StoreError`.
  public func decide(
    _ number: Int, _ caseClass: CaseClass, ground: String, _ rules: CaseRules, by access: Access
  ) throws -> CaseReceipt {
    try file.write { writing in
      _ = try changeable(number, by: access, writing)
      guard !ground.allSatisfy(\.isWhitespace) else { throw CaseError.noGround }
      guard caseClass != .unclassified else {
        throw CaseError.unusable(
          what: "the class", why: "a decision says what somebody is; withdraw it to leave it open")
      }
      let entry = try writing.nextNumber(of: CaseTables.decisions)
      try writing.run(
        "INSERT INTO cases_decisions (id, record, class, recorded_at, actor, sealed) VALUES (?, ?, ?, ?, ?, ?)",
        [
          SQLValue(entry), SQLValue(number), SQLValue(caseClass.rawValue), .integer(writing.instant.milliseconds),
          .text(access.officer.name),
          .bytes(sealer.seal(Array(ground.utf8), table: CaseTables.decisions, row: entry)),
        ])
      let verdict = try settle(number, rules, access, writing)
      writing.record(
        access.act(
          "case.decide", subject: "case \(number)",
          facts: ["class": caseClass.name, "decision": String(entry), "now": verdict.caseClass.name]))
      return CaseReceipt(number: number, verdict: verdict, alike: [], entry: entry)
    }
  }

  /// Withdraws what officers decided of a record, so that the definition holds again.
  ///
  /// - Throws: `AccessError.refused`; `CaseError.notFound`, `.notInForce`; `StoreError`.
  public func withdrawDecisions(of number: Int, _ rules: CaseRules, by access: Access) throws -> CaseReceipt {
    try file.write { writing in
      _ = try changeable(number, by: access, writing)
      try writing.run(
        "UPDATE cases_decisions SET withdrawn_at = ?, withdrawn_by = ? WHERE record = ? AND withdrawn_at IS NULL",
        [.integer(writing.instant.milliseconds), .text(access.officer.name), SQLValue(number)])
      let verdict = try settle(number, rules, access, writing)
      writing.record(
        access.act("case.withdraw", subject: "case \(number)", facts: ["class": verdict.caseClass.name]))
      return CaseReceipt(number: number, verdict: verdict, alike: [], entry: nil)
    }
  }
}
