import Quantities
public import Store

extension CitizenRegister {
  /// How many conflicts are open, of all areas: a number only.
  ///
  /// - Throws: `StoreError`.
  public func openConflicts() throws -> Int {
    try file.read { reading in
      try reading.first("SELECT count(*) FROM registry_conflicts WHERE state = 0", []) { $0.int(0) } ?? 0
    }
  }

  /// The open conflicts, oldest first; of those outside the officer's area it is only told that there are.
  ///
  /// - Parameter after: the last number of the page before.
  /// - Throws: `StoreError`, `SealingError`, `RegistryError.unreadable`.
  public func conflicts(after: Int = 0, limit: Int = 100, _ access: Access) throws -> [Conflict] {
    let found = try file.read { reading -> [Conflict] in
      try requireAnywhere(.matchCitizens, access, "open conflicts")
      let rows = try reading.all(
        "\(Self.conflictRows) WHERE x.id > ? AND x.state = 0 ORDER BY x.id LIMIT ?",
        [SQLValue(after), SQLValue(limit)], ConflictRow.init)
      return try rows.map { try conflict($0, reading) }
    }
    return try file.write { writing in
      let today = writing.instant.day(offset: offset)
      let shown = found.map { $0.redacted(for: access, on: today) }
      let open = shown.compactMap { $0.versions?.recorded.number }
      writing.record(
        access.act(
          "conflict.read", subject: "open conflicts after \(after)",
          facts: [
            "shown": open.map(String.init).joined(separator: " "), "withheld": String(shown.count - open.count),
          ]))
      return shown
    }
  }

  /// Decides a conflict: the record becomes what was chosen, what was not chosen changes nothing when it is said again.
  ///
  /// What the statement says beside the contested fields is taken in any case. The version of before stays readable.
  ///
  /// - Parameter reason: why, in words for the decision log, without anything personal.
  /// - Throws: `RegistryError.noConflict` when it is not open or not of the officer's area, which is put into the log as refused;
  ///   `.undecidedFields` when a merge names a field that is not contested; `StoreError`, `SealingError`.
  public func decide(_ number: Int, _ decision: ConflictDecision, reason: String, _ access: Access) throws {
    let isDone = try file.write { writing -> Bool in
      try requireAnywhere(.matchCitizens, access, "conflict \(number)")
      let today = writing.instant.day(offset: offset)
      let row = try writing.first(
        "\(Self.conflictRows) WHERE x.id = ? AND x.state = 0", [SQLValue(number)], ConflictRow.init)
      guard let row, let versions = try conflict(row, writing).redacted(for: access, on: today).versions else {
        writing.record(access.act("conflict.refuse", subject: "conflict \(number)"))
        return false
      }
      try apply(decision, versions, row, reason, access, writing)
      return true
    }
    if !isDone { throw RegistryError.noConflict(number: number) }
  }

  private func apply(
    _ decision: ConflictDecision, _ versions: Conflict.Versions, _ row: ConflictRow, _ reason: String, _ access: Access,
    _ writing: Writing
  ) throws {
    if case .merge(let fields) = decision, !fields.allSatisfy(versions.contested.contains) {
      throw RegistryError.undecidedFields(versions.contested.list.map { "\($0)" })
    }
    let before = versions.recorded.record
    var record = before
    for field in versions.contested.list {
      if decision.takes(field) {
        record.decide(for: versions.said, field)
      } else {
        record.decide(against: versions.said, field)
      }
    }
    if case .changed(let changed) = record.amended(by: versions.said) { record = changed }
    var writer = try CitizenWriter(writing, keys, actor: access.officer.name, kind: "decision")
    if record != before {
      var known = BatchResolution.Known(number: versions.recorded.number, before: before, record: record, row: 0)
      known.version = versions.recorded.version
      known.entry = row.citizenEntry
      try writer.replace(known)
      try writer.finish()
    }
    let isTaken = versions.contested.list.contains(where: decision.takes)
    try ConflictQueue.close(row.number, isTaken ? .taken : .kept, entry: writer.entry, writing)
    try ConflictQueue.settle(versions.recorded.number, record, entry: writer.entry, writing, keys)
    var act = access.act(
      "conflict.decide", subject: "conflict \(row.number)",
      facts: ["citizen": String(versions.recorded.number), "decision": decision.word])
    act.reason = "\(access.purpose.rawValue): \(reason)"
    writing.record(act)
  }

  // MARK: Rows

  private struct ConflictRow {
    let number: Int
    let citizen: Int
    let fields: CitizenFields
    let source: String
    let found: Instant
    let sealed: [UInt8]
    let citizenEntry: Int

    init(_ row: Statement) {
      number = row.int(0)
      citizen = row.int(1)
      fields = CitizenFields(rawValue: row.int(2))
      source = row.text(3)
      found = Instant(milliseconds: Int64(row.int(4)))
      sealed = row.bytes(5)
      citizenEntry = row.int(6)
    }
  }

  private static let conflictRows = """
    SELECT x.id, x.citizen, x.fields, s.name, e.recorded_at, x.sealed, c.entry FROM registry_conflicts x
    JOIN registry_sources s ON s.id = x.source JOIN registry_entries e ON e.id = x.entry
    JOIN registry_citizens c ON c.id = x.citizen
    """

  private func conflict(_ row: ConflictRow, _ reading: Reading) throws -> Conflict {
    let said = try ConflictQueue.statement(row.sealed, number: row.number, keys)
    guard let recorded = try find(row.citizen, reading).first else { throw RegistryError.unreadable }
    var contested: CitizenFields = []
    if case .contradicted(let fields) = recorded.record.amended(by: said) { contested = fields }
    return Conflict(
      number: row.number, source: row.source, fields: row.fields, found: row.found,
      versions: Conflict.Versions(recorded: recorded, said: said, contested: contested))
  }
}

extension Conflict {
  /// Without what officers of other areas must not see.
  fileprivate func redacted(for access: Access, on day: Day) -> Conflict {
    let isShown =
      versions.map { access.has(.matchCitizens, among: Citizen.wards(of: $0.recorded.record, on: day)) } ?? false
    return Conflict(
      number: number, source: source, fields: fields, found: found, versions: isShown ? versions : nil)
  }
}
