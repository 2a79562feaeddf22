import SigningKeys
public import Credentials
import Criteria
import Quantities
import SpatialCore
public import Store
import Surveillance

extension PermitOffice {
  /// How far ahead a bundle tells of announced changes of levels and of other rules.
  private static let horizonDays = 14

  /// What offline checkers need, whole or since a bundle that they have, signed.
  ///
  /// The number of a bundle is one more than the last change that is in it, so that there is one before the first permit.
  ///
  /// - Parameters:
  ///   - since: the number of the bundle that is continued; `nil`, or a number that there is not, for a whole one.
  ///   - key: signs it; its public half must be in use for bundles.
  ///   - city: as credentials name it.
  ///   - codes: whether typed codes are in it: some 30 bytes a live permit.
  /// - Complexity: O(refused permits, and live ones with codes); of a delta O(changes).
  /// - Throws: `AccessError.refused` without the right to check permits; `PermitError.unusableKey`, `.noZoneMap`; `StoreError`.
  public func bundle(
    since: Int? = nil, with key: SigningKey, city: String, codes: Bool = true, _ rules: PermitRules,
    by access: Access
  ) throws -> (number: Int, since: Int, bytes: [UInt8]) {
    let (number, since, bundle) = try file.read { reading -> (Int, Int, CheckBundle) in
      try access.require(.checkPermits, subject: "check bundle")
      try PermitKeys.require(key.verifyingKey.keyID, for: .bundles, at: rules.instant, reading)
      let last = try reading.first("SELECT max(number) FROM permits_changes") { $0.optionalInt(0) }.flatMap { $0 } ?? 0
      let number = last + 1
      let since = since.flatMap { (1...number).contains($0) ? $0 : nil } ?? 0
      return (number, since, try make(number: number, since: since, city: city, codes: codes, rules, reading))
    }
    try file.write {
      $0.record(access.act("permit.bundle", subject: "bundle \(number)", facts: ["since": String(since)]))
    }
    return (number, since, bundle.signed(by: key))
  }

  private func make(
    number: Int, since: Int, city: String, codes: Bool, _ rules: PermitRules, _ reading: Reading
  ) throws -> CheckBundle {
    let issuedAt = seconds(rules.instant)
    let keys = try checkKeys(reading)
    let policy = try checkPolicy(rules)
    let listed = codes ? try listed(since: since, policy, rules, reading) : nil
    let zones = try checkZones(rules)
    let gate = checkGate(rules)
    if since > 0 {
      var delta = CheckBundle(number: number, issuedAt: issuedAt, since: since, issuer: city)
      delta.keys = keys
      delta.policy = policy
      delta.zones = zones
      delta.gate = gate
      if try hasOtherWards(than: since, rules, reading) { delta.vintage = checkVintage(rules) }
      (delta.refused, delta.reinstated) = try changed(since: since, reading)
      delta.listed = listed
      return delta
    }
    return CheckBundle(
      number: number, issuedAt: issuedAt, issuer: city, keys: keys, policy: policy, vintage: checkVintage(rules),
      zones: zones, gate: gate, refused: try refused(at: rules.instant, reading), listed: listed,
      reasons: Self.refusalWords)
  }

  /// What a check at this moment is made by: as a whole bundle, with the refusal and the code that the check is about.
  func liveBundle(
    city: String, refused: RefusedSerials, listed: ListedCodes?, _ rules: PermitRules, _ reading: Reading
  ) throws -> CheckBundle {
    CheckBundle(
      number: 1, issuedAt: seconds(rules.instant), issuer: city, keys: try checkKeys(reading),
      policy: try checkPolicy(rules), vintage: checkVintage(rules), zones: try checkZones(rules),
      gate: checkGate(rules), refused: refused, listed: listed ?? ListedCodes(salt: [0], iterations: 1, entries: []),
      reasons: Self.refusalWords)
  }

  private func checkKeys(_ reading: Reading) throws -> [CheckKey] {
    try PermitKeys.all(reading).map { entry in
      CheckKey(
        entry.key, from: seconds(entry.from), until: entry.until.map(seconds),
        use: entry.uses, withdrawn: entry.withdrawn.map(seconds))
    }
  }

  private func seconds(_ instant: Instant) -> Int { Int(instant.milliseconds / 1000) }

  // MARK: Permits

  /// Permits that are refused though their time is not over.
  private func refused(at now: Instant, _ reading: Reading) throws -> RefusedSerials {
    var list: [Int: UInt8] = [:]
    let statement = try reading.statement(
      """
      SELECT p.id, (SELECT c.change FROM permits_changes c WHERE c.permit = p.id ORDER BY c.number DESC LIMIT 1)
      FROM permits_permits p WHERE p.state IN ('suspended', 'revoked', 'replaced') AND p.until_at > ?
      """)
    // A day more than its time, for clocks that are behind.
    statement.bind(all: [.integer(now.milliseconds - 86_400_000)])
    defer { statement.reset() }
    while try statement.step() {
      list[statement.int(0)] = PermitChange(rawValue: statement.optionalText(1) ?? "")?.refusal ?? 1
    }
    return RefusedSerials(list)
  }

  /// What came to the list of refused permits and what left it; the last change of each permit counts.
  private func changed(since: Int, _ reading: Reading) throws -> (RefusedSerials, [Int]) {
    var list: [Int: UInt8] = [:]
    var reinstated: Set<Int> = []
    let statement = try reading.statement(
      "SELECT permit, change FROM permits_changes WHERE number >= ? ORDER BY number")
    statement.bind(all: [SQLValue(since)])
    defer { statement.reset() }
    while try statement.step() {
      let permit = statement.int(0)
      guard let change = PermitChange(rawValue: statement.text(1)) else { throw PermitError.unreadable }
      if let reason = change.refusal {
        list[permit] = reason
        reinstated.remove(permit)
      } else if change == .reinstated {
        list[permit] = nil
        reinstated.insert(permit)
      }
    }
    return (RefusedSerials(list), reinstated.sorted())
  }

  /// The typed codes of permits whose time is not over; of a delta those of permits that were issued since.
  private func listed(
    since: Int, _ policy: CheckPolicy, _ rules: PermitRules, _ reading: Reading
  ) throws -> ListedCodes? {
    guard let salt = try PermitListing.kept(reading) else { return nil }
    let groups = Dictionary(uniqueKeysWithValues: policy.groupOrder.enumerated().map { ($0.element, $0.offset) })
    var entries: [(key: [UInt8], permit: ListedPermit)] = []
    let new = "id IN (SELECT permit FROM permits_changes WHERE number >= ? AND change = 'issued')"
    let statement = try reading.statement(
      """
      SELECT listed, id, from_at, until_at, group_id, first_minute, end_minute, weekdays, origin, destination
      FROM permits_permits WHERE vintage = ? AND until_at > ? AND state <> 'expired'\(since > 0 ? " AND " + new : "")
      """)
    statement.bind(
      all: [SQLValue(rules.vintage.number), .integer(rules.instant.milliseconds)]
        + (since > 0 ? [SQLValue(since)] : []))
    defer { statement.reset() }
    while try statement.step() {
      guard let group = groups[statement.text(4)], let origin = rules.vintage.ward(row: statement.int(8)),
        let destination = rules.vintage.ward(row: statement.int(9))
      else { continue }
      let permit = ListedPermit(
        serial: UInt32(clamping: statement.int(1)), from: UInt32(clamping: statement.int(2) / 1000),
        until: UInt32(clamping: statement.int(3) / 1000), group: UInt8(clamping: group),
        hours: ClockSpan(from: statement.int(5), until: statement.int(6)), weekdays: UInt8(clamping: statement.int(7)),
        origin: UInt16(clamping: origin), destination: UInt16(clamping: destination))
      entries.append((statement.bytes(0), permit))
    }
    return ListedCodes(salt: salt, iterations: PermitListing.iterations, entries: entries)
  }

  /// What holders of refused permits are told at a checkpoint.
  private static let refusalWords: [UInt8: Localized] = [
    1: Localized(english: "The permit was revoked.", vietnamese: "Giấy đã bị thu hồi."),
    2: Localized(english: "The permit is suspended.", vietnamese: "Giấy đang tạm dừng hiệu lực."),
    3: Localized(english: "Another permit stands in its place.", vietnamese: "Giấy đã được thay bằng giấy khác."),
    4: Localized(english: "The permit was reported lost.", vietnamese: "Giấy đã được báo mất."),
  ]

  // MARK: Rules and map

  /// - Throws: `PermitError.unusable` where the policy does not say how old a bundle may be.
  func checkPolicy(_ rules: PermitRules) throws -> CheckPolicy {
    guard let limits = rules.edition.offline else {
      throw PermitError.unusable(
        "the policy \(rules.policy.id) does not say how old a check bundle may be, so nothing can be checked offline")
    }
    func words(_ terms: [(String, Localized)]) -> [String: Localized] {
      Dictionary(terms, uniquingKeysWith: { first, _ in first })
    }
    return CheckPolicy(
      id: rules.policy.id, version: rules.policy.version, maxAge: limits.bundleMaxAgeMinutes * 60,
      clockSkew: limits.clockSkewSeconds, groups: words(rules.policy.groups.map { ($0.id, $0.name) }),
      purposes: words(rules.policy.purposes.map { ($0.id, $0.name) }),
      issuers: words(rules.policy.issuers.map { ($0.id, $0.name) }), clockOffset: rules.offset)
  }

  private func checkVintage(_ rules: PermitRules) -> CheckVintage {
    CheckVintage(
      digest: Self.mark(of: rules.vintage),
      wards: rules.vintage.wards.map { CheckVintage.Ward(code: $0.code, name: $0.name, district: $0.district ?? "") })
  }

  /// Whether the wards of the map became others after a bundle was made.
  private func hasOtherWards(than since: Int, _ rules: PermitRules, _ reading: Reading) throws -> Bool {
    let made = try reading.first("SELECT recorded_at FROM permits_changes WHERE number = ?", [SQLValue(since - 1)]) {
      $0.int(0)
    }
    let first = try reading.first(
      "SELECT min(published_at) FROM surveillance_revisions WHERE vintage = ?", [SQLValue(rules.vintage.number)]
    ) { $0.optionalInt(0) }.flatMap { $0 }
    guard let made, let first else { return true }
    return first >= made
  }

  /// The levels that the policy knows, then those that the map has beside them; with bits for 32 the rest is as no data.
  private func levels(_ rules: PermitRules) -> [String] {
    let known = rules.policy.levels.map(\.id)
    let others = Set(
      rules.outlook.places.indices.compactMap { rules.outlook.span(ofWard: $0, at: rules.outlook.from).level })
    return Array((known + others.subtracting(known + [rules.policy.noData.id]).sorted()).prefix(32))
  }

  private func checkZones(_ rules: PermitRules) throws -> CheckZones {
    let outlook = rules.outlook
    guard let revision = outlook.revision(at: outlook.from) else { throw PermitError.noZoneMap }
    let levels = levels(rules)
    let numbers = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($0.element, UInt8($0.offset)) })
    let drawn = rules.snapshot.levelsByID
    func number(_ span: ZoneOutlook.Span) -> UInt8 {
      guard let level = span.level, !span.isUnranked else { return CheckZones.noData }
      return numbers[level] ?? CheckZones.noData
    }
    var turns: [CheckZones.Turn] = []
    for ward in outlook.places.indices {
      for span in outlook.spans[ward].dropFirst() {
        turns.append(
          CheckZones.Turn(ward: ward, at: seconds(Instant(span.from, offset: rules.offset)), level: number(span)))
      }
    }
    return CheckZones(
      revision: revision,
      levels: levels.map { id in
        CheckZones.Level(
          id: id, letter: drawn[id]?.letter ?? String(id.prefix(1)).uppercased(), color: drawn[id]?.color ?? "#808080",
          words: rules.edition.name(ofLevel: id))
      },
      wards: outlook.places.indices.map { number(outlook.span(ofWard: $0, at: outlook.from)) }, turns: turns)
  }

  private func checkGate(_ rules: PermitRules) -> [CheckGate] {
    let from = rules.outlook.from
    let tables = rules.policy.gateTables(
      from: from, until: Moment(seconds: from.seconds + Int64(Self.horizonDays) * 86_400), levels: levels(rules))
    // The rules of now hold since they came into force: a checker whose clock is behind is not left without any.
    let since = rules.policy.turns.last { $0 <= from } ?? from
    return tables.enumerated().map { place, table in
      CheckGate(
        from: seconds(Instant(place == 0 ? since : table.from, offset: rules.offset)),
        until: table.until.map { seconds(Instant($0, offset: rules.offset)) },
        groups: Dictionary(
          uniqueKeysWithValues: table.table.rows.map { row in
            (
              row.group,
              CheckGate.Masks(
                origin: row.origin, destination: row.destination, through: row.through, needed: row.needed)
            )
          }))
    }
  }
}
