import Quantities
import Store

/// Writes records of citizens within one transaction, on the word of one source or officer.
struct CitizenWriter {
  let writing: Writing
  let keys: RegisterKeys
  /// Number in `registry_entries`.
  let entry: Int
  private var index = RecordIndex()
  private var households: [LookupKey: Int] = [:]

  /// Notes who changes records, when, on whose word.
  ///
  /// - Throws: `StoreError`.
  init(
    _ writing: Writing, _ keys: RegisterKeys, actor: String, kind: String, source: RecordSource? = nil,
    importing: Int? = nil
  ) throws {
    self.writing = writing
    self.keys = keys
    entry = try writing.nextNumber(of: "registry_entries")
    try writing.run(
      "INSERT INTO registry_entries (id, recorded_at, actor, kind, source, import_id) VALUES (?, ?, ?, ?, ?, ?)",
      [
        SQLValue(entry), .integer(writing.instant.milliseconds), .text(actor), .text(kind), SQLValue(source?.number),
        SQLValue(importing),
      ])
  }

  /// Writes what a batch comes to.
  ///
  /// - Returns: numbers of the conflicts that were put into the queue or stand in it already, as the resolution lists them.
  /// - Throws: `StoreError`, `SealingError`.
  mutating func write(_ resolution: BatchResolution, of batch: CitizenBatch) throws -> [Int] {
    let newKnown = resolution.known.indices.filter { resolution.known[$0].number == nil }
    let fresh =
      (resolution.plain.map { (row: $0, known: -1) } + newKnown.map { (row: resolution.known[$0].row, known: $0) })
      .sorted { $0.row < $1.row }
    let changed = resolution.known.filter { $0.number != nil && $0.isChanged }
    try findHouseholds(
      resolution.plain.compactMap { batch.rows[$0].household }
        + (newKnown.map { resolution.known[$0] } + changed).compactMap { $0.record.flatMap(householdKey) })
    var numbers = resolution.known.map(\.number)
    if !fresh.isEmpty {
      let first = try writing.nextNumber(of: "registry_citizens", count: fresh.count)
      // Asked for once, since finding a kept statement by its text costs as much as a row.
      let insertion = try writing.statement(Self.insertion)
      for (offset, (row, known)) in fresh.enumerated() {
        let number = first + offset
        if known < 0 {
          try addPlain(batch, row, number, insertion)
        } else {
          numbers[known] = number
          try add(resolution.known[known].record!, number, insertion)
        }
      }
    }
    if !changed.isEmpty {
      let first = try writing.nextNumber(of: "registry_versions", count: changed.count)
      for (offset, citizen) in changed.enumerated() { try replace(citizen, keeping: first + offset) }
    }
    try finish()
    var conflicts: [Int] = []
    for conflict in resolution.conflicts {
      conflicts.append(
        try ConflictQueue.put(
          try batch.statement(conflict.row), against: numbers[conflict.known]!, version: version(resolution, conflict),
          fields: conflict.fields, entry: entry, writing, keys))
    }
    for citizen in changed { try ConflictQueue.settle(citizen.number!, citizen.record!, entry: entry, writing, keys) }
    return conflicts
  }

  private func version(_ resolution: BatchResolution, _ conflict: BatchResolution.Conflict) -> Int {
    let citizen = resolution.known[conflict.known]
    return citizen.number == nil ? 1 : citizen.version + (citizen.isChanged ? 1 : 0)
  }

  /// Writes the tables that lead to citizens.
  ///
  /// - Throws: `StoreError`.
  mutating func finish() throws { try index.write(writing) }

  private func householdKey(_ record: CitizenRecord) -> LookupKey? {
    record.household.isEmpty ? nil : keys.key(ofHousehold: record.household)
  }

  /// Finds the numbers of households; those that there are not yet get theirs in the order in which they are named.
  private mutating func findHouseholds(_ named: [LookupKey]) throws {
    let probe = try writing.statement("SELECT id FROM registry_keys WHERE kind = 2 AND key = ?")
    let wanted = Set(named)
    for key in wanted.sorted() where households[key] == nil {
      key.withBytes { probe.bind(0, $0) }
      if try probe.step() {
        households[key] = probe.int(0)
        probe.reset()
      }
    }
    let missing = wanted.count { households[$0] == nil }
    guard missing > 0 else { return }
    var next = try writing.nextNumber(of: "registry_households", count: missing)
    for key in named where households[key] == nil {
      households[key] = next
      index.add(.household, key, next)
      next += 1
    }
  }

  // MARK: Rows

  private static let insertion = """
    INSERT INTO registry_citizens
    (version, entry, birth_day, sex, groups, household, deceased_day, moved_day, sealed, id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private mutating func addPlain(_ batch: CitizenBatch, _ row: Int, _ number: Int, _ insertion: Statement) throws {
    let citizen = batch.rows[row]
    let sealed = batch.bytes.withUnsafeBytes {
      keys.sealer.seal(
        UnsafeRawBufferPointer(rebasing: $0[citizen.range]), table: "registry_citizens",
        row: number)
    }
    try run(insertion, number, 1, citizen.columns, citizen.household.map { households[$0]! }, sealed)
    index.add(.identifier, citizen.key, number)
    if let former = citizen.former { index.add(.former, former, number) }
    if let presence = citizen.presence { index.add(presence, of: number, birth: citizen.columns.birth) }
  }

  private mutating func add(_ record: CitizenRecord, _ number: Int, _ insertion: Statement) throws {
    let sealed = keys.sealer.seal(record.encoded(version: 1), table: "registry_citizens", row: number)
    try run(
      insertion, number, 1, CitizenColumnsOfTable(record), householdKey(record).map { households[$0]! }, sealed)
    index.add(record, number, keys)
  }

  /// Puts a record in the place of an earlier one, which stays readable as a version.
  ///
  /// - Throws: `StoreError`.
  mutating func replace(_ citizen: BatchResolution.Known) throws {
    try replace(citizen, keeping: try writing.nextNumber(of: "registry_versions"))
  }

  private mutating func replace(_ citizen: BatchResolution.Known, keeping earlier: Int) throws {
    let number = citizen.number!
    let record = citizen.record!
    let version = citizen.version + 1
    if let key = householdKey(record), households[key] == nil { try findHouseholds([key]) }
    let kept = keys.sealer.seal(
      citizen.before!.encoded(version: citizen.version), table: "registry_versions", row: earlier)
    try writing.run(
      "INSERT INTO registry_versions (id, citizen, version, entry, sealed) VALUES (?, ?, ?, ?, ?)",
      [SQLValue(earlier), SQLValue(number), SQLValue(citizen.version), SQLValue(citizen.entry), .bytes(kept)])
    let sealed = keys.sealer.seal(record.encoded(version: version), table: "registry_citizens", row: number)
    let update = try writing.statement(
      """
      UPDATE registry_citizens SET version = ?, entry = ?, birth_day = ?, sex = ?, groups = ?, household = ?,
      deceased_day = ?, moved_day = ?, sealed = ? WHERE id = ?
      """)
    try run(
      update, number, version, CitizenColumnsOfTable(record), householdKey(record).map { households[$0]! }, sealed)
    if !Self.leadAlike(citizen.before!, record) {
      index.remove(citizen.before!, number, keys)
      index.add(record, number, keys)
    }
  }

  /// Whether the tables that lead to citizens have the same rows for both: most changes are of a phone number or the like.
  private static func leadAlike(_ a: CitizenRecord, _ b: CitizenRecord) -> Bool {
    a.identifier == b.identifier && a.birth?.day == b.birth?.day && a.formerNumbers == b.formerNumbers
      && Presence.of(a) == Presence.of(b)
  }

  private func run(
    _ statement: Statement, _ number: Int, _ version: Int, _ columns: CitizenColumnsOfTable, _ household: Int?,
    _ sealed: [UInt8]
  ) throws {
    statement.bind(0, version)
    statement.bind(1, entry)
    statement.bind(2, columns.birth.map(Int64.init))
    statement.bind(3, Int64(columns.sex))
    statement.bind(4, Int64(bitPattern: columns.groups))
    statement.bind(5, household)
    statement.bind(6, columns.deceased.map(Int64.init))
    statement.bind(7, columns.moved.map(Int64.init))
    statement.bind(8, bytes: sealed)
    statement.bind(9, number)
    try statement.run()
  }
}
