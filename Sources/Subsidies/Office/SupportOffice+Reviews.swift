import Quantities
public import Store
import Surveillance

extension SupportOffice {
  /// Lists decisions to be looked at again: those that stand on revisions which were corrected since the last time, and, where asked for,
  /// those of which the rules say something else from what is known now. No claim changes by it.
  ///
  /// - Parameter compares: whether the rules are asked again for every claim that money is promised or paid for, or that they refused.
  /// - Returns: how many were added.
  /// - Complexity: O(citations of corrected maps); with `compares` as many evaluations as there are such claims.
  /// - Throws: `AccessError.refused` without the right to decide anywhere; `CriteriaError`; `StoreError`; `SealingError`; `LogError`.
  @discardableResult
  public func findReviews(comparing compares: Bool = false, by access: Access) throws -> Int {
    try file.write { writing in
      try access.requireAnywhere(.decideSupport, subject: "claims to review")
      var added = 0
      for revision in try Archive.revisions(published: true, writing) {
        guard let corrected = revision.corrects else { continue }
        for name in try Archive.decisions(citing: corrected, writing) {
          guard let (claim, decision) = Self.claim(ofCitation: name) else { continue }
          if try add(claim, decision, corrected: corrected, correction: revision.number, writing) { added += 1 }
        }
      }
      if compares {
        for (claim, decision) in try differing(writing) {
          if try add(claim, decision, corrected: 0, correction: 0, writing) { added += 1 }
        }
      }
      if added > 0 {
        writing.record(
          access.act("support.review", subject: "claims to review", facts: ["count": String(added)]))
      }
      return added
    }
  }

  private func add(
    _ claim: Int, _ decision: Int, corrected: Int, correction: Int, _ writing: Writing
  ) throws -> Bool {
    let name = "\(claim).\(decision)"
    let known = try writing.first(
      "SELECT 1 FROM support_reviews WHERE decision = ? AND correction = ? AND (correction <> 0 OR ended_at IS NULL)",
      [.text(name), SQLValue(correction)]
    ) { _ in true }
    // A claim whose time of keeping is over is not there any more.
    let isThere = try writing.first("SELECT 1 FROM support_claims WHERE id = ?", [SQLValue(claim)]) { _ in true }
    guard known == nil, isThere == true else { return false }
    try writing.run(
      """
      INSERT INTO support_reviews (decision, claim, corrected, correction, recorded_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (decision, correction) DO UPDATE SET
        recorded_at = excluded.recorded_at, ended_at = NULL, ended_by = NULL, ending = NULL
      """,
      [
        .text(name), SQLValue(claim), SQLValue(corrected), SQLValue(correction),
        .integer(writing.instant.milliseconds),
      ])
    return true
  }

  /// Claims whose last decision by the rules would be otherwise now.
  private func differing(_ reading: Reading) throws -> [(claim: Int, decision: Int)] {
    let today = try reading.all(
      """
      SELECT c.id FROM support_claims c
      WHERE c.state IN ('granted', 'confirmed', 'ordered', 'paid', 'unpaid', 'rejected') ORDER BY c.id
      """
    ) { $0.int(0) }
    var found: [(claim: Int, decision: Int)] = []
    for number in today {
      let claim = try claim(number, reading)
      let last = try reading.first(
        "SELECT number, basis, amount FROM support_decisions WHERE claim = ? ORDER BY number DESC LIMIT 1",
        [SQLValue(number)]
      ) { ($0.int(0), $0.text(1), $0.optionalInt(2)) }
      guard let (decision, basis, amount) = last, basis == ClaimDecision.Basis.rules.rawValue else { continue }
      let facts = try facts(of: person(ofClaim: number, reading), on: claim.day, reading).facts
      let answer = try ruling(on: claim.policy, facts, claimDay: claim.day, besides: [], reading).answer
      let isSame: Bool
      if let amount {
        isSame =
          answer.verdict == .entitled && answer.amount == amount && answer.from == claim.from
          && answer.through == claim.through
      } else {
        isSame = answer.verdict != .entitled
      }
      if !isSame { found.append((number, decision)) }
    }
    return found
  }

  /// Decisions of the officer's area that wait to be looked at again.
  ///
  /// - Throws: `AccessError.refused` without the right to read claims anywhere; `SupportError.unreadable`; `StoreError`.
  public func reviews(by access: Access) throws -> [ClaimReview] {
    try file.read { reading in
      try access.requireAnywhere(.readSupport, subject: "claims to review")
      return try reading.all(
        """
        SELECT r.claim, r.decision, c.ward, c.state, r.corrected, r.correction, d.amount
        FROM support_reviews r JOIN support_claims c ON c.id = r.claim
        LEFT JOIN support_decisions d ON d.claim = r.claim AND r.decision = r.claim || '.' || d.number
        WHERE r.ended_at IS NULL ORDER BY r.claim, r.decision, r.correction
        """
      ) { row in
        guard let state = ClaimState(rawValue: row.text(3)),
          let decision = row.text(1).split(separator: ".").last.flatMap({ Int($0) })
        else { throw SupportError.unreadable }
        return ClaimReview(
          claim: row.int(0), decision: decision, ward: row.int(2), state: state,
          corrected: row.int(4) == 0 ? nil : row.int(4), correction: row.int(5) == 0 ? nil : row.int(5),
          amount: row.optionalInt(6))
      }.filter { access.covers(ward: $0.ward) }
    }
  }

  /// Says that all open reviews of a claim are done: its decision stands, or another act follows.
  ///
  /// - Throws: `AccessError.refused`; `SupportError.notFound` without an open review; `StoreError`; `LogError`.
  public func endReview(ofClaim number: Int, _ ending: ClaimReviewEnding, by access: Access) throws {
    try file.write { writing in
      _ = try claim(number, for: access, writing)
      let isOpen = try writing.first(
        "SELECT 1 FROM support_reviews WHERE claim = ? AND ended_at IS NULL", [SQLValue(number)]
      ) { _ in true }
      guard isOpen == true else { throw SupportError.notFound }
      try writing.run(
        "UPDATE support_reviews SET ended_at = ?, ended_by = ?, ending = ? WHERE claim = ? AND ended_at IS NULL",
        [
          .integer(writing.instant.milliseconds), .text(access.officer.name), .text(ending.rawValue), SQLValue(number),
        ])
      try record(.reviewed, of: number, ["ending": ending.rawValue], by: access, writing)
    }
  }
}
