import Criteria
import Quantities
public import Store
import Surveillance

extension SupportOffice {
  /// Decides a claim by the rules in force, from what is known now; another officer has to confirm it.
  ///
  /// The amount comes from the rules alone. An officer may refuse with a ground what the rules would grant, and never grant what they
  /// refuse. The revisions of the zone map that it rests on are cited in the same transaction.
  ///
  /// - Parameter ground: why it is refused whatever the rules say; `nil` to decide by them.
  /// - Throws: `AccessError.refused`; `SupportError.notFound`, `.wrongState`, `.noPolicy`, `.undecidable`, `.papersMissing`,
  ///   `.paysNothing`, `.paidAlready`, `.excluded`, `.unusable`; `CriteriaError`; `StoreError`; `SealingError`; `LogError`.
  @discardableResult
  public func decide(_ number: Int, refusing ground: String? = nil, by access: Access) throws -> ClaimRecord {
    if let ground { try Self.check(ground: ground) }
    return try file.write { writing in
      let claim = try claim(number, for: access, writing)
      // Others can come to be granted again too, by a corrected account, and are not decided by it.
      guard claim.state == .entered || claim.state == .awaitingPapers else {
        throw SupportError.wrongState(what: "claim", state: claim.state.words.en)
      }
      let person = try person(ofClaim: number, writing)
      let today = writing.instant.day(offset: offset)
      let (facts, _) = try facts(of: person, on: today, writing)
      // The claim is judged as of the day on which it came in, whenever somebody finds the time for it.
      let ruling = try self.ruling(
        on: claim.policy, facts, claimDay: claim.day, besides: taken(claim, writing), writing)
      if let ground {
        try decide(claim, .refused, .officer, ground, ruling, by: access, writing)
      } else {
        switch ruling.answer.verdict {
        case .open: throw SupportError.undecidable(missing: ruling.answer.lacking)
        case .notEntitled: try decide(claim, .refused, .rules, "", ruling, by: access, writing)
        case .entitled:
          try checkGrant(claim, ruling, writing)
          try decide(claim, .granted, .rules, "", ruling, by: access, writing)
        }
      }
      return try self.claim(number, writing)
    }
  }

  /// Days for which the claimant has money under the policy of a claim.
  private func taken(_ claim: ClaimRecord, _ reading: Reading) throws -> [DayWindow] {
    let keys = try keys(ofClaim: claim.number, reading)
    // Also what was paid on claims that are deleted since.
    return try reading.all(
      """
      SELECT o.from_day, o.through_day FROM support_claims c JOIN support_claims o
      ON o.claimant = c.claimant AND o.policy = c.policy AND o.id <> c.id
      WHERE c.id = ?1 AND o.state IN ('granted', 'confirmed', 'ordered', 'paid', 'unpaid', 'recovering', 'written-off')
      UNION SELECT from_day, through_day FROM support_paid WHERE claimant = ?2 AND policy = ?3
      """, [SQLValue(claim.number), .bytes(keys.claimant), .text(claim.policy)]
    ) { row in
      DayWindow(
        from: Day(number: Int32(truncatingIfNeeded: row.int(0))),
        through: Day(number: Int32(truncatingIfNeeded: row.int(1))))
    }
  }

  /// What keeps a claim from being granted beside the rules for one person: papers, and money for the same thing.
  private func checkGrant(_ claim: ClaimRecord, _ ruling: ClaimRuling, _ reading: Reading) throws {
    guard ruling.isPaid, let amount = ruling.answer.amount, amount > 0 else {
      throw SupportError.paysNothing(policy: claim.policy)
    }
    let brought = try papers(of: claim.number, reading).filter { $0.brought != nil }.map(\.id)
    let missing = ruling.answer.documents.filter { $0.heldBy == nil && !brought.contains($0.id) }.map(\.id)
    if !missing.isEmpty { throw SupportError.papersMissing(missing) }
    let keys = try keys(ofClaim: claim.number, reading)
    let (from, through) = Self.days(of: ruling)
    if let other = try overlapping(
      claim.number, keys, policy: claim.policy, from: ruling.isOnce ? nil : from, through: through, reading)
    {
      throw SupportError.paidAlready(from: other.from, through: other.through)
    }
    for policy in ruling.excludes where policy != claim.policy {
      if try overlapping(claim.number, keys, policy: policy, from: nil, through: through, reading) != nil {
        throw SupportError.excluded(by: policy)
      }
    }
  }

  /// Days of another claim of the same claimant or person that holds money under a policy, or of a payment whose claim is deleted.
  ///
  /// - Parameter from: `nil` for any days.
  private func overlapping(
    _ claim: Int, _ keys: (claimant: [UInt8], person: [UInt8]), policy: String, from: Day?, through: Day,
    _ reading: Reading
  ) throws -> DayWindow? {
    if let paid = try paid(keys, policy: policy, from: from, through: through, reading) { return paid }
    return try reading.first(
      """
      SELECT from_day, through_day FROM support_claims
      WHERE id IN (
        SELECT id FROM support_claims WHERE claimant = ?1 AND policy = ?3
        UNION SELECT id FROM support_claims WHERE person = ?2 AND policy = ?3)
      AND id <> ?4 AND state IN ('granted', 'confirmed', 'ordered', 'paid', 'unpaid', 'recovering', 'written-off')
      AND (?5 IS NULL OR (from_day <= ?6 AND through_day >= ?5)) LIMIT 1
      """,
      [
        .bytes(keys.claimant), .bytes(keys.person), .text(policy), SQLValue(claim), SQLValue(from), SQLValue(through),
      ]
    ) {
      DayWindow(
        from: Day(number: Int32(truncatingIfNeeded: $0.int(0))),
        through: Day(number: Int32(truncatingIfNeeded: $0.int(1))))
    }
  }

  /// The days that a payment is for; the day of the claim for a policy that is for nothing that lasted.
  static func days(of ruling: ClaimRuling) -> (from: Day, through: Day) {
    let from = ruling.answer.from ?? ruling.answer.through ?? Day(number: 0)
    return (from, ruling.answer.through ?? from)
  }

  private func decide(
    _ claim: ClaimRecord, _ verdict: ClaimDecision.Verdict, _ basis: ClaimDecision.Basis, _ ground: String,
    _ ruling: ClaimRuling, by access: Access, _ writing: Writing
  ) throws {
    let isGrant = verdict == .granted
    try move(claim, to: isGrant ? .granted : .refused, clock: nil, writing, keepsClock: true) {
      guard isGrant else { return [] }
      let (from, through) = Self.days(of: ruling)
      return [
        ("amount", SQLValue(ruling.answer.amount)), ("from_day", SQLValue(from)), ("through_day", SQLValue(through)),
        ("period", .text(ruling.period)), ("pay_days", SQLValue(ruling.payDays)),
      ]
    }
    let last = try writing.first(
      "SELECT max(number) FROM support_decisions WHERE claim = ?", [SQLValue(claim.number)]
    ) { $0.optionalInt(0) }.flatMap { $0 }
    let number = (last ?? 0) + 1
    let row = try writing.nextNumber(of: Self.decisions)
    try writing.run(
      """
      INSERT INTO support_decisions (id, claim, number, verdict, basis, ground, rules, amount, decided_at, decided_by, sealed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(row), SQLValue(claim.number), SQLValue(number), .text(verdict.rawValue), .text(basis.rawValue),
        .text(ground), SQLValue(ruling.rules), isGrant ? SQLValue(ruling.answer.amount) : .null,
        .integer(writing.instant.milliseconds), .text(access.officer.name),
        .bytes(sealer.seal(SealedText.encode(KeptAnswer(ruling.answer)), table: Self.decisions, row: row)),
      ])
    for revision in Set(ruling.answer.revisions).sorted() {
      try Archive.cite(revision, by: Self.citation(claim.number, decision: number, revision: revision), writing)
    }
    var told = ["decision": String(number), "rules": String(ruling.rules), "basis": basis.rawValue]
    if isGrant {
      told["amount"] = ruling.answer.amount.map(String.init) ?? ""
      told["period"] = ruling.period
    }
    if !ruling.answer.revisions.isEmpty {
      told["revisions"] = Set(ruling.answer.revisions).sorted().map(String.init).joined(separator: " ")
    }
    try record(isGrant ? .granted : .refused, of: claim.number, ground: ground, told, by: access, writing)
  }

  /// As the archive of zone maps names a decision; one that rests on several maps has a name for each.
  static func citation(_ claim: Int, decision: Int, revision: Int) -> String {
    "support claim \(claim).\(decision) on \(revision)"
  }

  /// The claim that a name in the archive is of; `nil` for what is none of this room.
  static func claim(ofCitation name: String) -> (claim: Int, decision: Int)? {
    let words = name.split(separator: " ")
    guard words.count == 5, words[0] == "support", words[1] == "claim" else { return nil }
    let numbers = words[2].split(separator: ".").compactMap { Int($0) }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }
}

extension SupportAnswer {
  /// What would decide it: facts, or where no fact would, the conditions of which nobody knows whether they hold.
  fileprivate var lacking: [String] {
    missing.isEmpty ? reasons.filter { $0.holds == nil }.map { "'\($0.finding.english)'" } : missing
  }
}
