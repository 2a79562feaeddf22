public import Quantities
public import Store

/// The records that people have to match, with the citizens they may be of.
///
/// What the record said is held sealed; everything else of an entry gives nobody away: row numbers, scores, which fields agree how.
/// Each decision is an act in the decision log.
public enum MatchQueue {
  /// What has been decided of an entry.
  public enum State: Int, Hashable, Sendable, CaseIterable {
    case open = 0
    /// The record is of a citizen.
    case linked = 1
    /// The record is of nobody in the register.
    case unmatched = 2
    /// Somebody looked, and more has to be found out first.
    case later = 3
  }

  /// A record in the queue.
  public struct Entry: Hashable, Sendable {
    public var number: Int
    /// Which table or file the record is of, `doses`.
    public var source: String
    /// The record's own name in it.
    public var record: String
    /// Row number of the ward that the record says; 0 where it says none. Who may see the entry depends on it.
    public var ward: Int
    public var reasons: [QueueReason]
    /// The best first.
    public var candidates: [MatchCandidate]
    public var state: State
    /// The citizen that it is linked to.
    public var citizen: Int?
    public var enqueuedAt: Instant
    /// Officer and instant of the last decision.
    public var decidedBy: String?
    public var decidedAt: Instant?
    /// What the record said, sealed for this row of `registry_matches`.
    public var sealed: [UInt8]
  }

  public enum Decision: Hashable, Sendable {
    case link(citizen: Int)
    case unmatched
    case later
  }

  // MARK: Putting records in

  /// Puts a record into the queue, once by source and record.
  ///
  /// An entry on which nobody has decided takes the new candidates; one that is decided is left as it is, so that matching again
  /// undoes nobody's decision.
  ///
  /// - Parameters:
  ///   - record: a name that gives nobody away.
  ///   - seal: makes the sealed bytes of what the record said, for the number of the row.
  /// - Returns: the number of the entry, and whether it was put in or renewed.
  /// - Throws: `StoreError`, what `seal` throws.
  @discardableResult
  public static func enqueue(
    source: String, record: String, ward: Int = 0, candidates: [MatchCandidate], reasons: [QueueReason],
    _ writing: Writing, seal: (Int) throws -> [UInt8]
  ) throws -> (number: Int, isTaken: Bool) {
    let known = try writing.first(
      "SELECT id, state FROM registry_matches WHERE source = ? AND record = ?", [.text(source), .text(record)]
    ) { (number: $0.int(0), state: $0.int(1)) }
    let texts = SQLValue.text(reasons.map(\.rawValue).joined(separator: ","))
    let number: Int
    if let known {
      guard known.state == State.open.rawValue else { return (known.number, false) }
      number = known.number
      try writing.run("DELETE FROM registry_match_candidates WHERE match = ?", [SQLValue(number)])
      try writing.run(
        "UPDATE registry_matches SET ward = ?, reasons = ?, sealed = ? WHERE id = ?",
        [SQLValue(ward), texts, .bytes(try seal(number)), SQLValue(number)])
    } else {
      number = try writing.nextNumber(of: "registry_matches")
      try writing.run(
        """
        INSERT INTO registry_matches (id, source, record, ward, reasons, state, enqueued_at, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(number), .text(source), .text(record), SQLValue(ward), texts, SQLValue(State.open.rawValue),
          .integer(writing.instant.milliseconds), .bytes(try seal(number)),
        ])
    }
    for (place, candidate) in candidates.enumerated() {
      try writing.run(
        "INSERT INTO registry_match_candidates (match, place, citizen, score, evidence) VALUES (?, ?, ?, ?, ?)",
        [
          SQLValue(number), SQLValue(place), SQLValue(candidate.citizen),
          SQLValue(Int((candidate.score * 10).rounded())),
          .text(candidate.evidence.map(\.description).joined(separator: "; ")),
        ])
    }
    return (number, true)
  }

  // MARK: Looking

  /// Entries of a state in the order in which they came.
  ///
  /// - Parameters:
  ///   - wards: only entries of these wards; `nil` for all, those without a ward included.
  ///   - after: the number of the last entry seen; 0 to begin.
  /// - Complexity: reads the entries of the state up to the last one given.
  /// - Throws: `StoreError`.
  public static func list(
    _ state: State, wards: Set<Int>? = nil, after: Int = 0, limit: Int = 100, _ reading: Reading
  ) throws -> [Entry] {
    var entries: [Entry] = []
    var last = after
    while entries.count < limit {
      let page = try reading.all(
        "\(selection) WHERE state = ? AND id > ? ORDER BY id LIMIT ?",
        [SQLValue(state.rawValue), SQLValue(last), SQLValue(limit)], entry)
      guard let end = page.last else { break }
      last = end.number
      entries += page.filter { wards?.contains($0.ward) ?? true }
    }
    return try entries.prefix(limit).map { try withCandidates($0, reading) }
  }

  /// - Returns: `nil` when there is no such entry.
  /// - Throws: `StoreError`.
  public static func entry(_ number: Int, _ reading: Reading) throws -> Entry? {
    try reading.first("\(selection) WHERE id = ?", [SQLValue(number)], entry).map { try withCandidates($0, reading) }
  }

  /// How many entries there are in each state.
  public static func counts(_ reading: Reading) throws -> [State: Int] {
    let rows = try reading.all("SELECT state, count(*) FROM registry_matches GROUP BY state") { ($0.int(0), $0.int(1)) }
    return Dictionary(uniqueKeysWithValues: rows.compactMap { row in State(rawValue: row.0).map { ($0, row.1) } })
  }

  private static let selection = """
    SELECT id, source, record, ward, reasons, state, citizen, enqueued_at, decided_by, decided_at, sealed
    FROM registry_matches
    """

  private static func entry(_ row: Statement) -> Entry {
    Entry(
      number: row.int(0), source: row.text(1), record: row.text(2), ward: row.int(3),
      reasons: row.text(4).split(separator: ",").compactMap { QueueReason(rawValue: String($0)) }, candidates: [],
      state: State(rawValue: row.int(5)) ?? .open, citizen: row.optionalInt(6),
      enqueuedAt: Instant(milliseconds: Int64(row.int(7))), decidedBy: row.optionalText(8),
      decidedAt: row.optionalInt(9).map { Instant(milliseconds: Int64($0)) }, sealed: row.bytes(10))
  }

  private static func withCandidates(_ entry: Entry, _ reading: Reading) throws -> Entry {
    var entry = entry
    entry.candidates = try reading.all(
      "SELECT citizen, score, evidence FROM registry_match_candidates WHERE match = ? ORDER BY place",
      [SQLValue(entry.number)]
    ) { row in
      MatchCandidate(
        citizen: row.int(0), score: Double(row.int(1)) / 10,
        evidence: row.text(2).split(separator: ";").compactMap { Evidence($0) })
    }
    return entry
  }

  // MARK: Deciding

  /// Records what somebody decided; a later decision takes the place of an earlier one, and the log has both.
  ///
  /// - Parameters:
  ///   - officer: who decided.
  ///   - reason: why, in words that give nobody away.
  /// - Returns: the entry as it is now.
  /// - Throws: `MatchQueueError.unknown`; `StoreError`.
  @discardableResult
  public static func decide(
    _ number: Int, _ decision: Decision, officer: String, reason: String, _ writing: Writing
  ) throws -> Entry {
    guard var entry = try entry(number, writing) else { throw MatchQueueError.unknown(number: number) }
    let before = entry.state
    (entry.state, entry.citizen) =
      switch decision {
      case .link(let citizen): (.linked, citizen)
      case .unmatched: (.unmatched, nil)
      case .later: (.later, nil)
      }
    (entry.decidedBy, entry.decidedAt) = (officer, writing.instant)
    try writing.run(
      "UPDATE registry_matches SET state = ?, citizen = ?, decided_by = ?, decided_at = ? WHERE id = ?",
      [
        SQLValue(entry.state.rawValue), SQLValue(entry.citizen), .text(officer), .integer(writing.instant.milliseconds),
        SQLValue(number),
      ])
    var facts = ["source": entry.source, "record": entry.record, "before": "\(before)"]
    if let citizen = entry.citizen {
      facts["citizen"] = String(citizen)
      facts["place"] = entry.candidates.firstIndex { $0.citizen == citizen }.map { String($0 + 1) } ?? "no candidate"
    }
    writing.record(
      Act(actor: officer, kind: "match.\(entry.state)", subject: "match \(number)", reason: reason, facts: facts))
    return entry
  }
}
