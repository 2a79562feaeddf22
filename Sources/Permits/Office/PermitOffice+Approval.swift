import Quantities
public import Store
import Surveillance

extension PermitOffice {
  /// An officer agrees to an application.
  ///
  /// It is decided by the rules of now: what they refuse is refused, whatever they said when it came in. Where the policy asks for a
  /// second pair of eyes, the first agreement waits for another officer's.
  ///
  /// - Returns: the state after it.
  /// - Throws: `AccessError.refused` where neither ward of the journey is the officer's; `PermitError.notFound`, `.wrongState`,
  ///   `.sameOfficer`; `StoreError`; `LogError`.
  public func approve(_ number: Int, _ rules: PermitRules, by access: Access) throws -> ApplicationState {
    try file.write { writing in
      let row = try application(number, writing)
      try access.require(.issuePermits, among: row.wards, subject: "application \(number)")
      guard row.state == .received || row.state == .seconding else {
        throw PermitError.wrongState(what: "application", state: row.state.words.en)
      }
      let officer = access.officer.name
      if row.state == .seconding, row.approvedBy == officer { throw PermitError.sameOfficer }
      let request = try row.request(rules.vintage)
      let decision = try decide(row, request, rules, at: writing.instant, writing)
      try keep(decision, of: number, rules, writing)
      guard decision.outcome == .allowed || decision.outcome == .review else {
        let state = Self.state(after: decision.outcome)
        try enter(state, of: number, decision.reasons, decision.revision, rules, actor: officer, writing)
        return state
      }
      let state: ApplicationState =
        decision.needsSecondOfficer && row.state == .received ? .seconding : .approved
      if row.state == .received {
        try writing.run(
          "UPDATE permits_applications SET approved_by = ? WHERE id = ?", [.text(officer), SQLValue(number)])
      }
      try enter(state, of: number, decision.reasons, decision.revision, rules, actor: officer, writing)
      return state
    }
  }

  /// An officer refuses an application.
  ///
  /// - Throws: as `approve`.
  public func refuse(
    _ number: Int, because ground: OfficeReason.Refusal, _ rules: PermitRules, by access: Access
  ) throws {
    try file.write { writing in
      let row = try application(number, writing)
      try access.require(.issuePermits, among: row.wards, subject: "application \(number)")
      guard row.state.isOpen else { throw PermitError.wrongState(what: "application", state: row.state.words.en) }
      try writing.run(
        "UPDATE permits_applications SET reasons = ? WHERE id = ?",
        [.text(StoredReason.text([ground.reason], rules.vintage)), SQLValue(number)])
      try enter(
        .refused, of: number, [ground.reason], row.revision, rules, actor: access.officer.name, writing)
    }
  }

  /// Decides an application anew by the rules and the map of now, as they are.
  ///
  /// - Throws: as `approve`.
  public func decideAnew(_ number: Int, _ rules: PermitRules, by access: Access) throws -> PermitDecision {
    try file.write { writing in
      let row = try application(number, writing)
      try access.require(.issuePermits, among: row.wards, subject: "application \(number)")
      guard row.state.isOpen || row.state == .refused || row.state == .needless else {
        throw PermitError.wrongState(what: "application", state: row.state.words.en)
      }
      return try redecide(
        row, row.request(rules.vintage), rules, byOfficer: true, actor: access.officer.name, writing
      ).decision
    }
  }
}
