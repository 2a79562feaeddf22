import Store

/// What the rows of a batch are to the register: new citizens, changes, repetitions, contradictions. Nothing is written for it.
struct BatchResolution {
  /// A citizen that the batch tells of in more than one row, or who is known already.
  struct Known {
    /// Row number; `nil` for a new citizen.
    var number: Int?
    var before: CitizenRecord?
    var version = 0
    var entry = 0
    var record: CitizenRecord?
    /// The first row that the citizen stands in.
    var row: Int
    var isChanged: Bool { record != before }
  }

  struct Conflict {
    /// Place of its citizen in `known`.
    var known: Int
    var row: Int
    var fields: CitizenFields
  }

  /// Rows of new citizens that stand in no other row.
  private(set) var plain: [Int] = []
  private(set) var known: [Known] = []
  private(set) var conflicts: [Conflict] = []
  /// Rows that say otherwise than an earlier row of the file.
  private(set) var repeated: [(row: Int, fields: CitizenFields)] = []
  private(set) var counts = ImportCounts()

  /// Whether anything comes of the batch.
  var writes: Bool { !plain.isEmpty || !conflicts.isEmpty || known.contains(where: \.isChanged) }

  /// - Parameters:
  ///   - pending: records of an earlier batch that was not written, by key: in a dry run.
  /// - Throws: `StoreError`, `SealingError`, `RegistryError`.
  init(_ batch: CitizenBatch, _ reading: Reading, _ keys: RegisterKeys, pending: [LookupKey: CitizenRecord] = [:])
    throws
  {
    counts.rows = batch.rows.count
    let (leaders, numbers) = try Self.look(batch, reading)
    var places: [Int: Int] = [:]
    var hasFollowers = [Bool](repeating: false, count: batch.rows.count)
    for (row, leader) in leaders.enumerated() where row != Int(leader) { hasFollowers[Int(leader)] = true }
    for row in batch.rows.indices {
      let leader = Int(leaders[row])
      let isPending = !pending.isEmpty && pending[batch.rows[row].key] != nil
      if leader == row, !hasFollowers[row], numbers[row] == nil, batch.rows[row].isPlain, !isPending {
        plain.append(row)
        counts.added += 1
        continue
      }
      let place: Int
      if let known = places[leader] {
        place = known
      } else {
        var citizen = Known(number: numbers[leader].map { Int($0) }, row: row)
        if isPending {
          citizen.before = pending[batch.rows[row].key]
          citizen.record = citizen.before
        } else if let number = citizen.number {
          let opened = try Self.load(number, &citizen, reading, keys)
          // Most files come again as they were: a record that stands as the row says it needs no closer look.
          if !hasFollowers[row], Self.isSame(opened, batch.recordBytes(row)), batch.withdrawn[row] == nil {
            counts.unchanged += 1
            continue
          }
          citizen.before = try CitizenRecord.decode(opened).record
          citizen.record = citizen.before
        }
        place = known.count
        places[leader] = place
        known.append(citizen)
      }
      try enter(row, place, batch)
      // What stays as it is need not be kept in memory; files that come again are mostly that.
      if !hasFollowers[row], row == leader, known[place].record == known[place].before, conflicts.last?.known != place {
        known.removeLast()
        places[leader] = nil
      }
    }
  }

  private mutating func enter(_ row: Int, _ place: Int, _ batch: CitizenBatch) throws(RegistryError) {
    let statement = try batch.statement(row)
    guard let record = known[place].record else {
      known[place].record = statement.record
      counts.added += 1
      return
    }
    switch record.amended(by: statement, after: batch.said[row]) {
    case .unchanged: counts.unchanged += 1
    case .changed(let changed):
      known[place].record = changed
      if known[place].before == nil { counts.joined += 1 } else { counts.changed += 1 }
    case .contradicted(let fields):
      conflicts.append(Conflict(known: place, row: row, fields: fields))
      counts.conflicting += 1
    case .repeated(let fields):
      repeated.append((row, fields))
      counts.rejected += 1
    }
  }

  /// The first row of each row's citizen, and the citizen's number where there is one already.
  ///
  /// Keys are looked up in their order, so that a large batch goes through the tree once.
  private static func look(_ batch: CitizenBatch, _ reading: Reading) throws -> (leaders: [Int32], numbers: [Int32?]) {
    // Keys beside their rows, since sorting goes over them twenty times.
    let order = batch.rows.indices.map { (key: batch.rows[$0].key, row: Int32($0)) }
      .sorted { $0.key == $1.key ? $0.row < $1.row : $0.key < $1.key }
    var leaders = [Int32](repeating: 0, count: order.count)
    var numbers = [Int32?](repeating: nil, count: order.count)
    let isEmpty = try reading.first("SELECT id FROM registry_citizens LIMIT 1", [], { _ in true }) == nil
    let probe = try reading.statement("SELECT id FROM registry_keys WHERE kind = 0 AND key = ?")
    var leader: (key: LookupKey, row: Int32)?
    for (key, row) in order {
      if let leader, leader.key == key {
        leaders[Int(row)] = leader.row
        continue
      }
      leader = (key, row)
      leaders[Int(row)] = row
      if isEmpty { continue }
      key.withBytes { probe.bind(0, $0) }
      if try probe.step() {
        numbers[Int(row)] = Int32(probe.int(0))
        probe.reset()
      }
    }
    return (leaders, numbers)
  }

  /// Reads the row of a citizen and opens its record.
  private static func load(
    _ number: Int, _ citizen: inout Known, _ reading: Reading, _ keys: RegisterKeys
  ) throws -> [UInt8] {
    let statement = try reading.statement("SELECT version, entry, sealed FROM registry_citizens WHERE id = ?")
    statement.bind(0, number)
    defer { statement.reset() }
    guard try statement.step() else { throw RegistryError.unreadable }
    citizen.version = statement.int(0)
    citizen.entry = statement.int(1)
    return try keys.sealer.open(statement.bytes(2), table: "registry_citizens", row: number)
  }

  /// Whether two encoded records are the same but for their versions.
  private static func isSame(_ a: [UInt8], _ b: ArraySlice<UInt8>) -> Bool {
    guard let end = a.firstIndex(where: { $0 < 0x80 }), a.count - end - 1 == b.count - 1 else { return false }
    return a[(end + 1)...].elementsEqual(b.dropFirst())
  }
}
