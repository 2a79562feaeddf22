import Quantities
public import Store

/// The records that people have to match, with the citizens they may be of.
///
/// What a record said is sealed; everything else that is kept of it gives nobody away: row numbers, scores, which fields agree how.
/// An officer sees the records of the wards of the area, and of their candidates those who live in it; every look and every
/// decision is an act in the decision log. Safe for use from any thread.
public struct MatchQueue: Sendable {
  private let file: DatabaseFile
  private let sealer: Sealer
  private static let table = "registry_matches"

  /// What must be sealed anew when the keys change.
  public static let sealedColumns = [SealedColumn(table: table)]

  public init(_ file: DatabaseFile, sealer: Sealer) {
    self.file = file
    self.sealer = sealer
  }

  // MARK: Putting records in

  /// Puts a record into the queue, once by source and record, in the transaction of the import that it came with.
  ///
  /// An entry on which nobody has decided takes the new candidates; one that is decided is left as it is, so that matching again
  /// undoes nobody's decision.
  ///
  /// - Parameters:
  ///   - record: its name in the source, which gives nobody away.
  ///   - ward: the row number of the ward that it says.
  ///   - right: what whoever brings the record in must have, in that ward where the right is bound to areas.
  /// - Returns: the number of the entry, and whether it was put in or renewed.
  /// - Throws: `AccessError.refused` without the right; `StoreError`.
  @discardableResult
  public func enqueue(
    source: String, record: String, ward: Int?, said: WrittenRecord, candidates: [MatchCandidate],
    reasons: [QueueReason], right: Right = .importReports, by access: Access, _ writing: Writing
  ) throws -> (number: Int, isTaken: Bool) {
    try access.require(right, ward: ward, subject: "queue of matches")
    let known = try writing.first(
      "SELECT id, state FROM registry_matches WHERE source = ? AND record = ?", [.text(source), .text(record)]
    ) { (number: $0.int(0), state: $0.int(1)) }
    if let known, known.state != QueuedMatch.State.open.rawValue { return (known.number, false) }
    let number = try known?.number ?? writing.nextNumber(of: Self.table)
    let sealed = SQLValue.bytes(sealer.seal(said.bytes, table: Self.table, row: number))
    let words = SQLValue.text(reasons.map(\.rawValue).joined(separator: ","))
    if known != nil {
      try writing.run("DELETE FROM registry_match_candidates WHERE match = ?", [SQLValue(number)])
      try writing.run(
        "UPDATE registry_matches SET ward = ?, reasons = ?, sealed = ? WHERE id = ?",
        [SQLValue(ward), words, sealed, SQLValue(number)])
    } else {
      try writing.run(
        """
        INSERT INTO registry_matches (id, source, record, ward, reasons, state, enqueued_at, sealed)
        VALUES (?, ?, ?, ?, ?, 0, ?, ?)
        """,
        [
          SQLValue(number), .text(source), .text(record), SQLValue(ward), words,
          .integer(writing.instant.milliseconds), sealed,
        ])
    }
    for (place, candidate) in candidates.enumerated() {
      try writing.run(
        """
        INSERT INTO registry_match_candidates (match, place, citizen, score, evidence, wards) VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), SQLValue(place), SQLValue(candidate.citizen),
          SQLValue(Int((candidate.score * 10).rounded())),
          .text(candidate.evidence.map(\.description).joined(separator: "; ")),
          .text(candidate.wards.map(String.init).joined(separator: " ")),
        ])
    }
    return (number, true)
  }

  // MARK: Looking

  /// Entries of a state in the officer's area, in the order in which they came.
  ///
  /// - Parameter after: the number of the last entry seen; 0 to begin.
  /// - Complexity: reads the entries of the state up to the last one given.
  /// - Throws: `AccessError.refused`; `StoreError`, `SealingError`, `RegistryError.unreadable`.
  public func list(
    _ state: QueuedMatch.State, after: Int = 0, limit: Int = 100, _ access: Access
  ) throws -> [QueuedMatch] {
    let found = try file.disclose(.matchCitizens, to: access, kind: "match.read") { reading in
      var found: [QueuedMatch] = []
      var last = after
      while found.count < limit {
        let page = try reading.all(
          "\(Self.rows) WHERE state = ? AND id > ? ORDER BY id LIMIT ?",
          [SQLValue(state.rawValue), SQLValue(last), SQLValue(limit)], Row.init)
        guard let end = page.last else { break }
        last = end.number
        for row in page where access.has(.matchCitizens, among: row.wards) {
          found.append(try entry(row, access, reading))
        }
      }
      found = Array(found.prefix(limit))
      return Disclosure(
        found, subject: "matches after \(after)", wards: Array(access.wards ?? []),
        facts: ["shown": found.map { String($0.number) }.joined(separator: " "), "state": "\(state)"])
    }
    return found ?? []
  }

  /// One entry.
  ///
  /// - Throws: `MatchQueueError.unknown` when there is none; `AccessError.refused` outside the area, which is logged;
  ///   `StoreError`, `SealingError`, `RegistryError.unreadable`.
  public func match(_ number: Int, _ access: Access) throws -> QueuedMatch {
    let found = try file.disclose(.matchCitizens, to: access, kind: "match.read") { reading in
      try row(number, reading).map {
        Disclosure(try entry($0, access, reading), subject: "match \(number)", wards: $0.wards)
      }
    }
    guard let found else { throw MatchQueueError.unknown(number: number) }
    return found
  }

  /// How many entries there are in each state, of all areas: numbers only.
  ///
  /// - Throws: `StoreError`.
  public func counts() throws -> [QueuedMatch.State: Int] {
    let rows = try file.read { reading in
      try reading.all("SELECT state, count(*) FROM registry_matches GROUP BY state") { ($0.int(0), $0.int(1)) }
    }
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in QueuedMatch.State(rawValue: row.0).map { ($0, row.1) } })
  }

  // MARK: Deciding

  /// Records what an officer decided; a later decision takes the place of an earlier one, and the log has both.
  ///
  /// A record is linked to one of the candidates that the officer sees; who is responsible for the whole city may link it to any
  /// citizen.
  ///
  /// - Parameters:
  ///   - reason: why, in words that give nobody away.
  ///   - follow: what the source of the record does about it, in the same transaction; it is given the entry as it was and as it is.
  /// - Returns: the entry as it is now.
  /// - Throws: `MatchQueueError.unknown`, `.noCandidate`; `AccessError.refused`, which is logged; `StoreError`, `SealingError`,
  ///   `RegistryError.unreadable`; what `follow` throws, and nothing is decided then.
  @discardableResult
  public func decide(
    _ number: Int, _ decision: MatchDecision, reason: String, _ access: Access,
    _ follow: (_ before: QueuedMatch, _ after: QueuedMatch, Writing) throws -> Void = { _, _, _ in }
  ) throws -> QueuedMatch {
    try file.write { writing in
      guard let row = try row(number, writing) else {
        // Who has the right nowhere learns not even whether there is such an entry.
        try access.require(.matchCitizens, among: access.wards ?? [], subject: "match \(number)")
        throw MatchQueueError.unknown(number: number)
      }
      try access.require(.matchCitizens, among: row.wards, subject: "match \(number)")
      let before = try entry(row, access, writing)
      var entry = before
      // The record's own name stays out: the log keeps for ever what it is told.
      var facts = ["before": "\(before.state)"]
      (entry.state, entry.citizen) =
        switch decision {
        case .link(let citizen): (.linked, citizen)
        case .unmatched: (.unmatched, nil)
        case .later: (.later, nil)
        }
      if let citizen = entry.citizen {
        let place = entry.candidates.firstIndex { $0.citizen == citizen }
        let isKnown = try writing.first("SELECT 1 FROM registry_citizens WHERE id = ?", [SQLValue(citizen)]) { _ in true
        }
        guard isKnown == true, place != nil || access.wards == nil else {
          throw MatchQueueError.noCandidate(citizen: citizen, number: number)
        }
        facts["citizen"] = String(citizen)
        facts["place"] = place.map { String($0 + 1) } ?? "none"
      }
      (entry.decidedBy, entry.decidedAt) = (access.officer.name, writing.instant)
      try writing.run(
        "UPDATE registry_matches SET state = ?, citizen = ?, decided_by = ?, decided_at = ? WHERE id = ?",
        [
          SQLValue(entry.state.rawValue), SQLValue(entry.citizen), .text(access.officer.name),
          .integer(writing.instant.milliseconds), SQLValue(number),
        ])
      var act = access.act("match.decide", subject: "match \(number)", facts: facts)
      act.facts["decision"] = "\(entry.state)"
      act.reason = "\(access.purpose.rawValue): \(reason)"
      writing.record(act)
      try follow(before, entry, writing)
      return entry
    }
  }

  // MARK: Rows

  private struct Row {
    let number: Int
    let source: String
    let record: String
    let ward: Int?
    let reasons: [QueueReason]
    let state: QueuedMatch.State
    let citizen: Int?
    let enqueuedAt: Instant
    let decidedBy: String?
    let decidedAt: Instant?
    let sealed: [UInt8]

    init(_ row: Statement) {
      number = row.int(0)
      source = row.text(1)
      record = row.text(2)
      ward = row.optionalInt(3)
      reasons = row.text(4).split(separator: ",").compactMap { QueueReason(rawValue: String($0)) }
      state = QueuedMatch.State(rawValue: row.int(5)) ?? .open
      citizen = row.optionalInt(6)
      enqueuedAt = Instant(milliseconds: Int64(row.int(7)))
      decidedBy = row.optionalText(8)
      decidedAt = row.optionalInt(9).map { Instant(milliseconds: Int64($0)) }
      sealed = row.bytes(10)
    }

    var wards: [Int] { ward.map { [$0] } ?? [] }
  }

  private static let rows = """
    SELECT id, source, record, ward, reasons, state, citizen, enqueued_at, decided_by, decided_at, sealed
    FROM registry_matches
    """

  private func row(_ number: Int, _ reading: Reading) throws -> Row? {
    try reading.first("\(Self.rows) WHERE id = ?", [SQLValue(number)], Row.init)
  }

  /// The entry as an officer may see it.
  private func entry(_ row: Row, _ access: Access, _ reading: Reading) throws -> QueuedMatch {
    let candidates = try reading.all(
      "SELECT citizen, score, evidence, wards FROM registry_match_candidates WHERE match = ? ORDER BY place",
      [SQLValue(row.number)]
    ) {
      MatchCandidate(
        citizen: $0.int(0), score: Double($0.int(1)) / 10,
        evidence: $0.text(2).split(separator: ";").compactMap { Evidence($0) },
        wards: $0.text(3).split(separator: " ").compactMap { Int($0) })
    }
    let shown = candidates.filter { access.has(.matchCitizens, among: $0.wards) }
    return QueuedMatch(
      number: row.number, source: row.source, record: row.record, ward: row.ward,
      said: try WrittenRecord(bytes: sealer.open(row.sealed, table: Self.table, row: row.number)),
      reasons: row.reasons, candidates: shown, withheld: candidates.count - shown.count, state: row.state,
      citizen: row.citizen, enqueuedAt: row.enqueuedAt, decidedBy: row.decidedBy, decidedAt: row.decidedAt)
  }
}
