public import Quantities
import Registry
public import Store

extension VaccinationOffice {
  /// Invites people to a session until it is full: those of the officer's wards to whom its product can be given on its day, in the
  /// order of `InvitationOrder`. Who has an open invitation, was invited to this session before, or came for this dose is passed over.
  ///
  /// - Parameters:
  ///   - urgency: of the published zone map; its revision is kept with each invitation.
  ///   - leastRank: who dwells where the level in force has a lower rank is not invited.
  ///   - most: how many at the most; `nil` for all free places.
  ///   - today: sessions of before are over.
  /// - Returns: the new invitations in their order; empty when nobody is to be invited.
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`, `.wrongState` for a session that was cancelled or is over or full,
  ///   `.noRules`; `StoreError`.
  public func invite(
    toSession number: Int, _ urgency: WardUrgency, leastRank: Int, most: Int? = nil, on today: Day,
    by access: Access
  ) throws -> [Invitation] {
    try file.write { writing in
      let session = try session(number, for: access, .recordDoses, writing)
      guard !session.isCancelled else {
        throw VaccinationError.wrongState(what: "session", state: "cancelled")
      }
      guard session.day >= today else {
        throw VaccinationError.wrongState(what: "session", state: "over")
      }
      guard session.free > 0 else {
        throw VaccinationError.wrongState(what: "session", state: "full")
      }
      let rules = try cache.rules(writing).rules
      let wards = urgency.ranks.filter { $0.value >= leastRank && access.covers(ward: $0.key) }.keys
        .sorted()
      let order = InvitationOrder(ranks: urgency.ranks, leastRank: leastRank, rules: rules)
      let candidates = try candidates(for: number, in: wards, on: session.day, rules, writing)
      let chosen = order.order(candidates, product: session.product, on: session.day)
        .prefix(max(0, min(session.free, most ?? .max)))
      var invitations: [Invitation] = []
      for candidate in chosen {
        let id = try writing.nextNumber(of: "vaccination_invitations")
        try writing.run(
          """
          INSERT INTO vaccination_invitations (id, session, citizen, ward, dose, revision, state, recorded_at, changed_at)
          VALUES (?, ?, ?, ?, ?, ?, 'invited', ?, ?)
          """,
          [
            SQLValue(id), SQLValue(number), SQLValue(candidate.citizen), SQLValue(candidate.ward),
            SQLValue(candidate.due.place), SQLValue(urgency.revision),
            .integer(writing.instant.milliseconds),
            .integer(writing.instant.milliseconds),
          ])
        invitations.append(
          Invitation(
            number: id, session: number, citizen: candidate.citizen, ward: candidate.ward,
            dose: candidate.due.place,
            revision: urgency.revision, state: .invited, invited: writing.instant))
      }
      try writing.run(
        "UPDATE vaccination_sessions SET taken = taken + ? WHERE id = ?",
        [SQLValue(invitations.count), SQLValue(number)])
      writing.record(
        access.act(
          "vaccination.invite", subject: "vaccination session \(number)",
          facts: ["count": String(invitations.count), "revision": String(urgency.revision)]))
      return invitations
    }
  }

  /// Those of some wards to whom a dose is due on the day of a session and who can be invited to it.
  func candidates(
    for session: Int, in wards: [Int], on day: Day, _ rules: VaccinationRules, _ reading: Reading
  ) throws -> [InvitationCandidate] {
    let sessionDay = day
    let codes = Dictionary(try PriorityGroup.all(reading).map { ($0.number, $0.code) }) {
      first, _ in first
    }
    var candidates: [InvitationCandidate] = []
    for ward in wards {
      candidates += try reading.all(
        """
        SELECT citizen, birth_day, groups, last_product, due_place, due_booster, due_earliest, due_from, due_through
        FROM vaccination_standings v
        WHERE ward = ? AND due_from <= ? AND due_place IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM vaccination_invitations i WHERE i.citizen = v.citizen AND (i.session = ?
            OR i.state IN ('invited', 'accepted') OR i.state = 'came' AND i.dose = v.due_place))
        """, [SQLValue(ward), SQLValue(Int(day.number)), SQLValue(session)]
      ) { row in
        func day(_ column: Int) -> Day? {
          row.optionalInt(column).map { Day(number: Int32(truncatingIfNeeded: $0)) }
        }
        let birth = day(1).map { BirthDate($0) }
        let from = day(7) ?? Day(number: 0)
        let isBooster = row.int(5) != 0
        let mask = UInt64(bitPattern: Int64(row.int(2)))
        return InvitationCandidate(
          citizen: row.int(0), ward: ward,
          groups: Set(
            PriorityGroups.numbers.filter { mask & 1 << UInt64($0) != 0 }.compactMap { codes[$0] }),
          birth: birth,
          due: DueDose(
            place: row.int(4), isBooster: isBooster,
            products: rules.products(
              after: row.optionalText(3), isBooster: isBooster, birth: birth, on: sessionDay),
            earliest: day(6) ?? from, recommendedFrom: from, recommendedThrough: day(8),
            citation: ""))
      }
    }
    return candidates
  }

  /// Changes the state of an invitation; one that is withdrawn gives its place back.
  ///
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`, `.wrongState`; `StoreError`.
  public func change(invitation number: Int, to state: InvitationState, by access: Access) throws {
    try file.write { writing in
      try access.requireAnywhere(.recordDoses, subject: "invitation")
      let found = try writing.first(
        "SELECT session, ward, state FROM vaccination_invitations WHERE id = ?", [SQLValue(number)]
      ) { ($0.int(0), $0.int(1), $0.text(2)) }
      guard let (session, ward, word) = found else { throw VaccinationError.notFound }
      try access.require(.recordDoses, ward: ward, subject: "invitation \(number)")
      guard let before = InvitationState(rawValue: word) else { throw VaccinationError.unreadable }
      guard before.next.contains(state) else {
        throw VaccinationError.wrongState(what: "invitation", state: before.rawValue)
      }
      try writing.run(
        "UPDATE vaccination_invitations SET state = ?, changed_at = ? WHERE id = ?",
        [.text(state.rawValue), .integer(writing.instant.milliseconds), SQLValue(number)])
      if state == .withdrawn {
        try writing.run(
          "UPDATE vaccination_sessions SET taken = taken - 1 WHERE id = ?", [SQLValue(session)])
      }
      writing.record(
        access.act(
          "vaccination.invitation", subject: "invitation \(number)",
          facts: ["state": state.rawValue]))
    }
  }

  /// The invitations to a session in the order in which they were made, with the people, whose reading is in the log.
  ///
  /// - Throws: `AccessError.refused`; `VaccinationError.notFound`; `SealingError`; `StoreError`; `LogError`.
  public func invitations(toSession number: Int, by access: Access) throws -> [Invitation] {
    let found = try file.disclose(.readVaccination, to: access, kind: "vaccination.read") {
      reading in
      let session = try session(number, for: access, .readVaccination, reading)
      var invitations = try reading.all(
        """
        SELECT id, session, citizen, ward, dose, revision, state, recorded_at FROM vaccination_invitations
        WHERE session = ? ORDER BY id
        """, [SQLValue(number)]
      ) { row in
        guard let state = InvitationState(rawValue: row.text(6)) else {
          throw VaccinationError.unreadable
        }
        return Invitation(
          number: row.int(0), session: row.int(1), citizen: row.optionalInt(2), ward: row.int(3),
          dose: row.int(4),
          revision: row.int(5), state: state, invited: Instant(milliseconds: Int64(row.int(7))))
      }
      for place in invitations.indices where access.covers(ward: invitations[place].ward) {
        guard let citizen = invitations[place].citizen else { continue }
        invitations[place].person = try register.record(ofCitizen: citizen, reading).map {
          DosePerson($0)
        }
      }
      return Disclosure(
        invitations, subject: "vaccination session \(number)", wards: [session.ward],
        facts: ["count": String(invitations.count)])
    }
    guard let found else { throw VaccinationError.notFound }
    return found
  }

  /// Takes a citizen who is forgotten out of invitations, which stay as numbers.
  ///
  /// - Throws: `StoreError`.
  static func forgetInvitations(of citizen: Int, _ writing: Writing) throws {
    try writing.run(
      "UPDATE vaccination_invitations SET citizen = NULL WHERE citizen = ?", [SQLValue(citizen)])
  }
}
