import Credentials
import Quantities
public import Store
import Surveillance

extension PermitOffice {
  /// An officer revokes a permit, suspends it, lets it hold again, or enters that it was lost.
  ///
  /// - Throws: `AccessError.refused`; `PermitError.notFound`, `.wrongState`; `StoreError`; `LogError`.
  public func change(
    _ number: Int, to change: PermitChange, because ground: OfficeReason.Withdrawal, _ rules: PermitRules,
    by access: Access
  ) throws {
    try file.write { writing in
      let permit = try permit(number, writing)
      try access.require(.issuePermits, among: permit.wards, subject: "permit \(number)")
      let state = permit.state(at: writing.instant)
      let fits =
        switch change {
        case .suspended: state == .live
        case .reinstated: state == .suspended
        case .revoked, .lost, .replaced: state == .live || state == .suspended
        case .issued, .expired: false
        }
      guard fits else { throw PermitError.wrongState(what: "permit", state: state.words.en) }
      try set(
        change, of: number, codes: ground.rawValue, StoredReason.text([ground.reason], rules.vintage), revision: nil,
        actor: access.officer.name, writing)
    }
  }

  /// - Throws: `PermitError.notFound`.
  func permit(_ number: Int, _ reading: Reading) throws -> IssuedPermit {
    let found = try reading.first(
      "SELECT \(IssuedPermit.columns) FROM permits_permits WHERE id = ?", [SQLValue(number)], IssuedPermit.init)
    guard let found else { throw PermitError.notFound }
    return found
  }

  /// Puts a permit into a state.
  ///
  /// - Parameters:
  ///   - reasons: as `StoredReason` has them.
  ///   - byRules: whether a re-evaluation does it, which writes one entry into the log for all.
  func set(
    _ change: PermitChange, of permit: Int, codes: String, _ reasons: String, revision: Int?, byRules: Bool = false,
    actor: String, _ writing: Writing
  ) throws {
    try writing.run(
      "UPDATE permits_permits SET state = ?, by_rules = ?, state_at = ? WHERE id = ?",
      [
        .text(change.state.rawValue), SQLValue(byRules && change == .suspended ? 1 : 0),
        .integer(writing.instant.milliseconds), SQLValue(permit),
      ])
    let number = try record(change, of: permit, reasons, revision: revision, actor: actor, writing)
    if !byRules { log(change, of: permit, number: number, codes: codes, revision: revision, actor: actor, writing) }
  }

  /// Puts a change into the sequence that checkers follow.
  ///
  /// - Returns: its number.
  @discardableResult
  func record(
    _ change: PermitChange, of permit: Int, _ reasons: String, revision: Int?, actor: String, _ writing: Writing
  ) throws -> Int {
    let number = try writing.nextNumber(of: "permits_changes")
    try writing.run(
      """
      INSERT INTO permits_changes (number, permit, change, reasons, revision, recorded_at, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), SQLValue(permit), .text(change.rawValue), .text(reasons), SQLValue(revision),
        .integer(writing.instant.milliseconds), .text(actor),
      ])
    return number
  }

  func log(
    _ change: PermitChange, of permit: Int, number: Int, codes: String, revision: Int?, actor: String,
    _ writing: Writing
  ) {
    var facts = ["change": String(number), "codes": codes]
    if let revision { facts["revision"] = String(revision) }
    writing.record(
      Act(
        actor: actor, kind: "permit.\(change.rawValue)", subject: "permit \(permit)",
        reason: Purpose.travelPermit.rawValue, facts: facts))
  }

  /// Says of a person's permits whose time is over that it is, so that another can be issued for the purpose.
  func expire(holder: [UInt8], at now: Instant, _ writing: Writing) throws {
    try writing.run(
      """
      UPDATE permits_permits SET state = 'expired', state_at = until_at
      WHERE holder = ? AND until_at <= ? AND state IN ('live', 'suspended')
      """, [.bytes(holder), .integer(now.milliseconds)])
  }
}
