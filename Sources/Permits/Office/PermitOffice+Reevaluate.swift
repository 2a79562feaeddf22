import Criteria
public import Quantities
public import Store
import Surveillance

/// What looking at all live permits again came to.
public struct ReevaluationResult: Hashable, Sendable {
  /// Live permits, and those that an earlier look suspended.
  public var looked = 0
  public var suspended = 0
  public var revoked = 0
  public var reinstated = 0
  /// Holders who are told that something will be done at a later moment.
  public var notices = 0
  public var expired = 0
  /// Permits of wards of another vintage, which the map says nothing of: they are for officers.
  public var otherVintage = 0
  /// Decisions on maps that were corrected.
  public var reviews = 0
}

extension PermitOffice {
  /// Looks at all live permits by the map and the rules of now, does what the policy says, and writes down whom to tell.
  ///
  /// One transaction and one act of the decision log, which names the changes by their numbers.
  ///
  /// - Complexity: O(live permits); a million take some seconds.
  /// - Throws: `AccessError.refused` to whoever may neither publish maps nor issue permits in the whole city; `StoreError`; `LogError`.
  public func reevaluate(_ rules: PermitRules, by access: Access) throws -> ReevaluationResult {
    if !access.rights.contains(.publishRevisions) {
      try file.read { _ in try access.require(.issuePermits, ward: nil, subject: "all permits") }
    }
    return try reevaluate(rules, actor: access.officer.name)
  }

  /// - Parameter actor: a program of the city itself, as the server after a publication.
  public func reevaluate(_ rules: PermitRules, actor: String) throws -> ReevaluationResult {
    try file.write { writing in
      var result = ReevaluationResult()
      result.expired = try expireAll(writing)
      let now = writing.instant.moment(offset: rules.offset)
      let held = try quarantine.citizens(underOrdersAt: now, writing)
      let (permits, serials, quarantined, others) = try live(rules, held, writing)
      result.looked = permits.count + quarantined.count
      result.otherVintage = others
      let verdicts = Reevaluation(rules.policy, in: rules.outlook, at: now).verdicts(of: permits)
      var texts = VerdictTexts(rules)
      let first = try nextChange(writing)
      for verdict in verdicts {
        let permit = serials[verdict.permit]
        let text = texts.text(verdict)
        switch verdict.action {
        case .keep: continue
        case .suspend:
          result.suspended += 1
          try enter(.suspended, permit, text, rules, actor, writing)
        case .revoke:
          result.revoked += 1
          try enter(.revoked, permit, text, rules, actor, writing)
        case .reinstate:
          result.reinstated += 1
          try endNotices(of: permit, writing)
          try enter(.reinstated, permit, text, rules, actor, writing)
        case .notice:
          let change: PermitChange = verdict.then == .revoke ? .revoked : .suspended
          try endNotices(of: permit, writing)
          try notify(
            permit, change, at: Instant(verdict.effective, offset: rules.offset), text, rules, isOver: false, writing)
          result.notices += 1
        }
      }
      let ordered = StoredReason.text([OfficeReason.Withdrawal.quarantine.reason], rules.vintage)
      for permit in quarantined where permit.isLive {
        result.suspended += 1
        try enter(.suspended, permit.serial, ordered, rules, actor, writing)
      }
      result.reviews = try listCorrected(actor: actor, writing)
      try writing.set("permits_evaluated", to: "\(rules.snapshot.revision) \(rules.policyNumber)")
      writing.record(
        Act(
          actor: actor, kind: "permit.reevaluate", subject: "live permits", reason: Purpose.travelPermit.rawValue,
          facts: [
            "revision": String(rules.snapshot.revision), "policy": String(rules.policyNumber),
            "looked": String(result.looked), "suspended": String(result.suspended),
            "revoked": String(result.revoked), "reinstated": String(result.reinstated),
            "notices": String(result.notices), "expired": String(result.expired),
            "other_vintage": String(others), "first_change": String(first),
            "last_change": String(try nextChange(writing) - 1),
          ]))
      return result
    }
  }

  /// The next moment at which something becomes of a permit by what was announced; `nil` when nothing is.
  ///
  /// - Throws: `StoreError`.
  public func nextDue() throws -> Instant? {
    try file.read { reading in
      try reading.first("SELECT min(effective_at) FROM permits_notices WHERE ended_at IS NULL") { $0.optionalInt(0) }
        .flatMap { $0 }
    }.map { Instant(milliseconds: Int64($0)) }
  }

  private func nextChange(_ reading: Reading) throws -> Int {
    (try reading.first("SELECT last FROM store_sequences WHERE name = 'permits_changes'") { $0.int(0) } ?? 0) + 1
  }

  private func expireAll(_ writing: Writing) throws -> Int {
    let now = SQLValue.integer(writing.instant.milliseconds)
    let which = "until_at <= ? AND state IN ('live', 'suspended')"
    let count = try writing.first("SELECT count(*) FROM permits_permits WHERE \(which)", [now]) { $0.int(0) } ?? 0
    if count > 0 {
      try writing.run("UPDATE permits_permits SET state = 'expired', state_at = until_at WHERE \(which)", [now])
      try writing.run(
        """
        UPDATE permits_notices SET ended_at = ? WHERE ended_at IS NULL
          AND permit IN (SELECT id FROM permits_permits WHERE state = 'expired')
        """, [now])
    }
    return count
  }

  /// Live permits, and those that were suspended by rules.
  ///
  /// - Parameter held: citizens under quarantine orders, whose permits stand apart: no map lets them hold.
  private func live(
    _ rules: PermitRules, _ held: Set<Int>, _ reading: Reading
  ) throws -> (permits: LivePermits, serials: [Int], quarantined: [(serial: Int, isLive: Bool)], others: Int) {
    let vintage = rules.vintage
    var noticed: [Int: Instant] = [:]
    for (permit, at) in try reading.all(
      "SELECT permit, min(effective_at) FROM permits_notices WHERE ended_at IS NULL GROUP BY permit", [],
      { ($0.int(0), $0.int(1)) })
    { noticed[permit] = Instant(milliseconds: Int64(at)) }
    var permits = LivePermits()
    var serials: [Int] = []
    var quarantined: [(serial: Int, isLive: Bool)] = []
    let statement = try reading.statement(
      """
      SELECT id, group_id, form, origin, destination, route, from_at, until_at, state, citizen FROM permits_permits
      WHERE vintage = ? AND (state = 'live' OR (state = 'suspended' AND by_rules = 1))
      """)
    statement.bind(all: [SQLValue(vintage.number)])
    defer { statement.reset() }
    while try statement.step() {
      let number = statement.int(0)
      if let citizen = statement.optionalInt(9), held.contains(citizen) {
        quarantined.append((number, statement.text(8) == PermitState.live.rawValue))
        continue
      }
      guard let origin = vintage.ward(row: statement.int(3)), let destination = vintage.ward(row: statement.int(4)),
        let route = AscendingNumbers.decode(statement.bytes(5), most: vintage.wards.count - 1)
      else { throw PermitError.unreadable }
      func moment(_ column: Int) -> Moment {
        Instant(milliseconds: Int64(statement.int(column))).moment(offset: rules.offset)
      }
      let state: LivePermits.State =
        statement.text(8) == PermitState.suspended.rawValue
        ? .suspended : noticed[number].map { .noticed($0.moment(offset: rules.offset)) } ?? .live
      permits.append(
        serial: Int64(number), group: statement.text(1), form: statement.text(2), origin: origin,
        destination: destination, route: route.filter { $0 != origin && $0 != destination }, from: moment(6),
        until: moment(7), state: state)
      serials.append(number)
    }
    let others =
      try reading.first(
        "SELECT count(*) FROM permits_permits WHERE vintage <> ? AND state = 'live'", [SQLValue(vintage.number)]
      ) { $0.int(0) } ?? 0
    return (permits, serials, quarantined, others)
  }

  private func enter(
    _ change: PermitChange, _ permit: Int, _ reasons: String, _ rules: PermitRules, _ actor: String, _ writing: Writing
  ) throws {
    try set(
      change, of: permit, codes: "", reasons, revision: rules.snapshot.revision, byRules: true, actor: actor, writing)
    if change != .reinstated { try endNotices(of: permit, writing) }
    try notify(permit, change, at: writing.instant, reasons, rules, isOver: true, writing)
  }

  private func endNotices(of permit: Int, _ writing: Writing) throws {
    try writing.run(
      "UPDATE permits_notices SET ended_at = ? WHERE permit = ? AND ended_at IS NULL",
      [.integer(writing.instant.milliseconds), SQLValue(permit)])
  }

  /// - Parameter isOver: whether it has come to pass already, so that it is told and not waited for.
  private func notify(
    _ permit: Int, _ change: PermitChange, at effective: Instant, _ reasons: String, _ rules: PermitRules, isOver: Bool,
    _ writing: Writing
  ) throws {
    let number = try writing.nextNumber(of: "permits_notices")
    try writing.run(
      """
      INSERT INTO permits_notices (id, permit, change, effective_at, reasons, revision, recorded_at, ended_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), SQLValue(permit), .text(change.rawValue), .integer(effective.milliseconds), .text(reasons),
        SQLValue(rules.snapshot.revision), .integer(writing.instant.milliseconds),
        isOver ? .integer(writing.instant.milliseconds) : .null,
      ])
  }
}
