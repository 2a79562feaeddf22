public import Quantities
public import Store

extension SupportOffice {
  /// Claims in the order of their numbers, those of the officer's area; nobody's name is in them.
  ///
  /// - Complexity: reads the claims after the given one until enough are found.
  /// - Throws: `AccessError.refused`; `SupportError.unreadable`; `StoreError`.
  public func list(_ filter: ClaimFilter, by access: Access) throws -> [ClaimRecord] {
    try file.read { reading in
      if let ward = filter.ward {
        try access.require(.readSupport, among: [ward], subject: "claims for support in ward \(ward)")
      } else {
        try access.requireAnywhere(.readSupport, subject: "claims for support")
      }
      let statement = try reading.statement(
        """
        SELECT \(ClaimRecord.columns) FROM support_claims
        WHERE id > ?1 AND (?2 IS NULL OR ward = ?2) AND (?3 IS NULL OR policy = ?3) AND (?4 IS NULL OR list = ?4)
        ORDER BY id
        """)
      statement.bind(all: [
        SQLValue(filter.after), SQLValue(filter.ward), SQLValue(filter.policy), SQLValue(filter.list),
      ])
      defer { statement.reset() }
      var found: [ClaimRecord] = []
      while found.count < max(1, min(filter.limit, 10_000)), try statement.step() {
        let claim = try ClaimRecord(statement)
        if access.covers(ward: claim.ward), filter.states.isEmpty || filter.states.contains(claim.state) {
          found.append(claim)
        }
      }
      return found
    }
  }

  /// The last day on which the next step of a claim is in time; `nil` while no office has to act, and where no calendar is known for it.
  public func due(_ claim: ClaimRecord) -> Day? {
    guard let clock = claim.clock else { return nil }
    return try? calendar?.adding(clock.days, to: clock.from)
  }

  /// Claims of the officer's area for which an office has to act, the most urgent first; working days are counted by the calendar.
  ///
  /// - Parameters:
  ///   - ward: row number in `store_wards`; `nil` for the whole area.
  ///   - today: by the clock of the city.
  /// - Throws: `AccessError.refused`; `SupportError.unknownYear` where the calendar does not have a year that is needed, `.unreadable`;
  ///   `StoreError`.
  public func deadlines(
    ward: Int? = nil, on today: Day, limit: Int = 1_000, by access: Access
  ) throws -> [ClaimDeadline] {
    try file.read { reading in
      if let ward {
        try access.require(.readSupport, among: [ward], subject: "deadlines of claims in ward \(ward)")
      } else {
        try access.requireAnywhere(.readSupport, subject: "deadlines of claims")
      }
      guard let calendar else { throw SupportError.unknownYear(today.components.year, known: []) }
      let waiting = try reading.all(
        """
        SELECT \(ClaimRecord.columns) FROM support_claims
        WHERE clock_from IS NOT NULL AND (?1 IS NULL OR ward = ?1) ORDER BY clock_from, id
        """, [SQLValue(ward)], ClaimRecord.init)
      var dues: [ClaimRecord.Clock: Day] = [:]
      var found: [ClaimDeadline] = []
      for claim in waiting where access.covers(ward: claim.ward) {
        guard let clock = claim.clock else { continue }
        let due = try dues[clock] ?? calendar.adding(clock.days, to: clock.from)
        dues[clock] = due
        found.append(ClaimDeadline(claim: claim, due: due, isOverdue: due < today))
      }
      found.sort { ($0.due, $0.claim.number) < ($1.due, $1.claim.number) }
      return Array(found.prefix(max(1, limit)))
    }
  }

  /// Whether somebody has claimed under a policy, for lists of those who have not: anything but a withdrawn claim counts, and a payment
  /// whose claim is deleted.
  ///
  /// - Parameter person: the keyed hash of the identifier, `Sealer.lookup` of its digits.
  /// - Throws: `StoreError`.
  public static func hasClaimed(person: [UInt8], policy: String, _ reading: Reading) throws -> Bool {
    try reading.first(
      """
      SELECT 1 FROM support_claims WHERE person = ?1 AND policy = ?2 AND state <> 'withdrawn'
      UNION ALL SELECT 1 FROM support_paid WHERE person = ?1 AND policy = ?2 LIMIT 1
      """, [.bytes(person), .text(policy)]
    ) { _ in true } ?? false
  }

  /// The citizens who have claimed under a policy, by their rows in the register.
  ///
  /// - Complexity: reads the claims of the policy.
  /// - Throws: `StoreError`.
  public static func citizens(whoClaimed policy: String, _ reading: Reading) throws -> Set<Int> {
    Set(
      try reading.all(
        "SELECT citizen FROM support_claims WHERE citizen IS NOT NULL AND policy = ? AND state <> 'withdrawn'",
        [.text(policy)]
      ) { $0.int(0) })
  }
}
