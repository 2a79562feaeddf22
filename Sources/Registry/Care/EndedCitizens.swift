import Quantities
public import Store

/// Why the register need not know a citizen for ever: the kinds of records whose deletion is timed.
public enum EndedCitizens: String, Sendable, CaseIterable {
  case deceased
  case moved

  /// The column with the day from which the time runs.
  private var column: String {
    switch self {
    case .deceased: "deceased_day"
    case .moved: "moved_day"
    }
  }

  /// The deletion for `Retention`, under the kinds `citizen.deceased` and `citizen.moved`.
  ///
  /// It goes by some thousand citizens at a time, so that memory does not grow with their number.
  ///
  /// - Parameter forgetting: what else points at a citizen by row number and is to be removed before: it is called with each number.
  public func deletion(
    sealer: Sealer, forgetting: @escaping @Sendable (_ citizen: Int, _ writing: Writing) throws -> Void = { _, _ in }
  ) -> TimedDeletion {
    let keys = RegisterKeys(sealer)
    return TimedDeletion(kind: "citizen.\(rawValue)") { day, reading in
      try reading.first(
        "SELECT count(*) FROM registry_citizens WHERE \(column) < ?", [SQLValue(Int(day.number))]
      ) { $0.int(0) } ?? 0
    } delete: { day, writing in
      var total = 0
      while true {
        let count = try remove(before: day, limit: 5000, writing, keys, forgetting: forgetting)
        total += count
        if count < 5000 { return total }
      }
    }
  }

  /// Removes some of the citizens who ended before a day, with their versions, keys, residences and conflicts.
  ///
  /// - Returns: how many were removed; fewer than the limit when none is left.
  /// - Throws: `StoreError`, `SealingError`, `RegistryError.unreadable`.
  func remove(
    before day: Day, limit: Int, _ writing: Writing, _ keys: RegisterKeys,
    forgetting: (Int, Writing) throws -> Void = { _, _ in }
  ) throws -> Int {
    let rows = try writing.all(
      "SELECT id, household, sealed FROM registry_citizens WHERE \(column) < ? ORDER BY \(column), id LIMIT ?",
      [SQLValue(Int(day.number)), SQLValue(limit)]
    ) { ($0.int(0), $0.optionalInt(1), $0.bytes(2)) }
    var index = RecordIndex()
    var households: [Int: LookupKey] = [:]
    for (number, household, sealed) in rows {
      let opened = try keys.sealer.open(sealed, table: "registry_citizens", row: number)
      let record = try CitizenRecord.decode(opened).record
      index.remove(record, number, keys)
      if let household { households[household] = keys.key(ofHousehold: record.household) }
      try forgetting(number, writing)
      try MatchQueue.forget(number, writing)
      try RegisterSink.forget(number, sealer: keys.sealer, writing)
      for statement in [
        "DELETE FROM registry_versions WHERE citizen = ?", "DELETE FROM registry_conflicts WHERE citizen = ?",
        "DELETE FROM registry_citizens WHERE id = ?",
      ] { try writing.run(statement, [SQLValue(number)]) }
    }
    for (household, key) in households
    where try writing.first(
      "SELECT id FROM registry_citizens WHERE household = ? LIMIT 1", [SQLValue(household)], { _ in true }) == nil
    {
      index.remove(.household, key, household)
    }
    try index.write(writing)
    return rows.count
  }
}
