import Epidemiology
import Quantities
import Store

/// The register of case reports and doses: each record by its source and identifier, every version of it, and the counts.
///
/// What comes again as it was changes nothing; what comes again otherwise is a new version, and the old one stays readable. The
/// counts change in the same transaction. Belongs to one import.
struct ReportRegister {
  /// What became of the rows of a batch.
  struct Outcome: Hashable {
    var added = 0
    var changed = 0
    var unchanged = 0
    /// Rows that an earlier row of the same delivery had already given, otherwise.
    var repeated = 0
  }

  let source: Int
  let importNumber: Int
  let vintage: BoundaryVintage
  let city: City
  /// The keyed hash of a personal identifier; `nil` leaves it out.
  let lookup: (@Sendable (String) -> [UInt8])?
  private var occurrences = Occurrences()
  private var products: [String: Int] = [:]

  /// Begins an import.
  ///
  /// - Parameters:
  ///   - source: who the rows come from.
  ///   - file: what they come in, for people.
  /// - Throws: `StoreError`.
  init(
    _ kind: RowKind, source: String, file: String, vintage: BoundaryVintage, city: City,
    lookup: (@Sendable (String) -> [UInt8])?, _ writing: Writing
  ) throws {
    self.source = try Self.number(of: source, in: "surveillance_sources", writing)
    importNumber = try writing.nextNumber(of: "surveillance_imports")
    self.vintage = vintage
    self.city = city
    self.lookup = lookup
    try writing.run(
      """
      INSERT INTO surveillance_imports (id, kind, source, file, recorded_at, row_count) VALUES (?, ?, ?, ?, ?, 0)
      """,
      [
        SQLValue(importNumber), .text(kind.rawValue), SQLValue(self.source), .text(file),
        .integer(writing.instant.milliseconds),
      ])
  }

  /// Goes on with an import that began before.
  init(
    continuing importNumber: Int, source: Int, vintage: BoundaryVintage, city: City,
    lookup: (@Sendable (String) -> [UInt8])?
  ) {
    self.source = source
    self.importNumber = importNumber
    self.vintage = vintage
    self.city = city
    self.lookup = lookup
  }

  /// A row with its key, at its place in the batch.
  private struct Entry {
    var key: RecordKey
    var position: Int32
  }

  /// Takes rows in the order of their delivery.
  ///
  /// - Complexity: O(n log n + n log m) for n rows among m records.
  /// - Throws: `StoreError`.
  mutating func take(_ rows: [LocatedReport], _ delta: inout TallyDelta, _ writing: Writing) throws -> Outcome {
    var entries: [Entry] = []
    entries.reserveCapacity(rows.count)
    for (position, row) in rows.enumerated() {
      var occurrence = 0
      if case .written(let high, let low) = row.identity { occurrence = occurrences.next(high, low) }
      let key = RecordKey(row.identity, isDose: row.stratum.isDose, source: source, occurrence: occurrence)
      entries.append(Entry(key: key, position: Int32(position)))
    }
    // In the order of the keys, so that the table of records is gone through once and not at random.
    entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.position < $1.position }
    var outcome = Outcome()
    let find = try writing.statement(
      """
      SELECT \(StoredReport.columns) FROM surveillance_reports
      WHERE id = (SELECT report FROM surveillance_records WHERE key = ?)
      """)
    let keep = try writing.statement("INSERT INTO surveillance_records (key, report) VALUES (?, ?)")
    let point = try writing.statement("UPDATE surveillance_records SET report = ? WHERE key = ?")
    var versions: [(row: Int, report: StoredReport, replaces: Int?)] = []
    var next = try writing.nextNumber(of: "surveillance_reports", count: rows.count)
    var i = 0
    while i < entries.count {
      let key = entries[i].key
      key.withBytes { find.bind(0, $0) }
      var current = try find.step() ? StoredReport(find) : nil
      find.reset()
      let isNew = current == nil
      var isMoved = false
      let first = i
      while i < entries.count, entries[i].key == key {
        let position = Int(entries[i].position)
        let row = rows[position]
        let report = try StoredReport(
          number: next, version: (current?.version ?? 0) + 1, knownAt: knownAt(row, writing, after: current),
          vintage: vintage.number, wardRow: vintage.row(row.ward), row, product: product(row.product, writing),
          person: row.person.isEmpty ? nil : lookup?(row.person))
        if let before = current, before.saysTheSame(as: report) {
          outcome.unchanged += 1
        } else {
          delta.add(report, inPlaceOf: current, city)
          if i > first { outcome.repeated += 1 } else if isNew { outcome.added += 1 } else { outcome.changed += 1 }
          versions.append((position, report, current?.number))
          next += 1
          current = report
          isMoved = true
        }
        i += 1
      }
      guard isMoved, let current else { continue }
      if isNew {
        key.withBytes { keep.bind(0, $0) }
        keep.bind(1, current.number)
        try keep.run()
      } else {
        point.bind(0, current.number)
        key.withBytes { point.bind(1, $0) }
        try point.run()
      }
    }
    try insert(versions, rows, writing)
    if let last = rows.lazy.map(\.day).max() {
      let day = SQLValue(Int(last.number))
      try writing.run(
        "UPDATE surveillance_imports SET last_day = ? WHERE id = ? AND (last_day IS NULL OR last_day < ?)",
        [day, SQLValue(importNumber), day])
    }
    return outcome
  }

  private func insert(
    _ versions: [(row: Int, report: StoredReport, replaces: Int?)], _ rows: [LocatedReport], _ writing: Writing
  ) throws {
    let insert = try writing.statement(
      """
      INSERT INTO surveillance_reports
        (id, import, record, version, known_at, vintage, ward, day, stratum, age, count, product, person, replaces)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insert.bind(1, importNumber)
    for (position, report, replaces) in versions {
      insert.bind(0, report.number)
      if case .named(let name) = rows[position].identity { insert.bind(2, name) } else { insert.bind(2, nil as Int?) }
      insert.bind(3, report.version)
      insert.bind(4, report.knownAt.milliseconds)
      insert.bind(5, report.vintage)
      insert.bind(6, report.wardRow)
      insert.bind(7, Int(report.day.number))
      insert.bind(8, report.stratum.code)
      insert.bind(9, report.age)
      insert.bind(10, report.count)
      insert.bind(11, report.product)
      insert.bind(12, bytes: report.person)
      insert.bind(13, replaces)
      try insert.run()
    }
  }

  /// The instant at which a row became known: what it says, else that of the transaction; never before what it replaces.
  private func knownAt(_ row: LocatedReport, _ writing: Writing, after before: StoredReport?) -> Instant {
    let said = row.knownAt.map { Instant($0, offset: city.clockOffset) } ?? writing.instant
    return max(said, before?.knownAt ?? said)
  }

  /// Begins another delivery: rows that are written alike are told apart anew.
  mutating func beginDelivery() { occurrences = Occurrences() }

  private mutating func product(_ name: String, _ writing: Writing) throws -> Int? {
    guard !name.isEmpty else { return nil }
    if let known = products[name] { return known }
    let number = try Self.number(of: name, in: "surveillance_products", writing)
    products[name] = number
    return number
  }

  /// The number of a name in a table of names; a new one gets the next.
  static func number(of name: String, in table: String, _ writing: Writing) throws -> Int {
    if let known = try writing.first("SELECT id FROM \(table) WHERE name = ?", [.text(name)], { $0.int(0) }) {
      return known
    }
    let number = try writing.nextNumber(of: table)
    try writing.run("INSERT INTO \(table) (id, name) VALUES (?, ?)", [SQLValue(number), .text(name)])
    return number
  }
}
