import Credentials
import Quantities
import Store
import Surveillance

extension PermitOffice {
  /// - Throws: `PermitError.notFound`.
  func application(_ number: Int, _ reading: Reading) throws -> PermitApplication {
    let found = try reading.first(
      "SELECT \(PermitApplication.columns) FROM permits_applications WHERE id = ?", [SQLValue(number)],
      PermitApplication.init)
    guard let found else { throw PermitError.notFound }
    return found
  }

  /// - Throws: `PermitError.notFound`, also for what is no reference.
  func application(reference: String, _ reading: Reading) throws -> PermitApplication {
    guard let code = TypedCode(reference) else { throw PermitError.notFound }
    let found = try reading.first(
      "SELECT \(PermitApplication.columns) FROM permits_applications WHERE reference = ?",
      [.bytes(hashes.key(ofReference: code))], PermitApplication.init)
    guard let found else { throw PermitError.notFound }
    return found
  }

  /// Puts an application into a state: its row, its history, the revision that the decision stands on, and the log.
  func enter(
    _ state: ApplicationState, of number: Int, _ reasons: [PermitReason], _ revision: Int?, _ rules: PermitRules,
    actor: String, first: Bool = false, facts: [String: String] = [:], _ writing: Writing
  ) throws {
    let text = StoredReason.text(reasons, rules.vintage)
    let last =
      first
      ? 0
      : try writing.first("SELECT max(number) FROM permits_states WHERE application = ?", [SQLValue(number)]) {
        $0.int(0)
      } ?? 0
    try writing.run(
      """
      INSERT INTO permits_states (application, number, state, reasons, revision, policy, recorded_at, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), SQLValue(last + 1), .text(state.rawValue), .text(text), SQLValue(revision),
        SQLValue(rules.policyNumber), .integer(writing.instant.milliseconds), .text(actor),
      ])
    if !first {
      try writing.run(
        "UPDATE permits_applications SET state = ?, decided_at = ? WHERE id = ?",
        [
          .text(state.rawValue), state.isOpen ? .null : .integer(writing.instant.milliseconds), SQLValue(number),
        ])
    }
    if let revision { try Archive.cite(revision, by: "application \(number).\(last + 1)", writing) }
    var facts = facts
    facts["codes"] = reasons.map(\.code).joined(separator: " ")
    facts["policy"] = String(rules.policyNumber)
    if let revision { facts["revision"] = String(revision) }
    writing.record(
      Act(
        actor: actor, kind: "application.\(state.rawValue)", subject: "application \(number)",
        reason: Purpose.travelPermit.rawValue, facts: facts))
  }

  /// Decides an application by the rules of now, and puts it into the state that follows.
  func redecide(
    _ row: PermitApplication, _ request: TravelRequest, _ rules: PermitRules, byOfficer: Bool, actor: String,
    _ writing: Writing
  ) throws -> (state: ApplicationState, decision: PermitDecision) {
    var decision = try decide(row, request, rules, at: writing.instant, writing)
    if !byOfficer { decision = Self.told(decision) }
    let state = Self.state(after: decision.outcome)
    try keep(decision, of: row.number, rules, writing)
    try enter(state, of: row.number, decision.reasons, decision.revision, rules, actor: actor, writing)
    return (state, decision)
  }

  func keep(_ decision: PermitDecision, of number: Int, _ rules: PermitRules, _ writing: Writing) throws {
    try writing.run(
      """
      UPDATE permits_applications SET outcome = ?, reasons = ?, second = ?, group_id = ?, issuer = ?, from_at = ?,
        until_at = ?, policy = ?, revision = ? WHERE id = ?
      """,
      [
        .text(decision.outcome.rawValue), .text(StoredReason.text(decision.reasons, rules.vintage)),
        SQLValue(decision.needsSecondOfficer ? 1 : 0), SQLValue(decision.group), SQLValue(decision.issuer),
        instant(decision.from, rules), instant(decision.until, rules), SQLValue(rules.policyNumber),
        SQLValue(decision.revision), SQLValue(number),
      ])
  }
}
