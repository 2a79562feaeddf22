import Epidemiology
import Quantities
import Registry
public import Store

/// Reads the rows of cases. For whoever has asked for the right already: the office, the import and the export of line lists.
public enum CaseTables {
  public static let records = "cases_records"
  public static let contacts = "cases_contacts"
  public static let exposures = "cases_exposures"
  public static let tests = "cases_tests"
  public static let markers = "cases_markers"
  public static let merges = "cases_merges"
  public static let decisions = "cases_decisions"
  public static let sources = "cases_sources"
  /// The name of the office itself among the sources.
  public static let ownSource = "own"

  static let recordColumns = """
    id, source, name, citizen, key, likeness, residence, report_ward, birth_year, age, sex, transmission, report_day, onset_day,
    exposure_day, asked, doses, last_dose_day, recovered_day, outcome, outcome_day, class, basis, definition, infectious_from,
    infectious_until, distance, is_open, merged_into, recorded_at
    """

  /// - Throws: `StoreError`; `CaseError.unreadable`.
  public static func record(_ number: Int, _ reading: Reading) throws -> CaseRecord? {
    try reading.first("SELECT \(recordColumns) FROM cases_records WHERE id = ?", [SQLValue(number)], Self.record)
  }

  /// All records in the order of their numbers, those that stand under others too.
  ///
  /// - Parameter body: is called for each with what is sealed of it, until it returns false.
  /// - Throws: `StoreError`; `CaseError.unreadable`; what `body` throws.
  public static func eachRecord(
    after number: Int = 0, _ reading: Reading, _ body: (CaseRecord, [UInt8]?) throws -> Bool
  ) throws {
    let statement = try reading.statement(
      "SELECT \(recordColumns), sealed FROM cases_records WHERE id > ? ORDER BY id")
    statement.bind(all: [SQLValue(number)])
    defer { statement.reset() }
    while try statement.step() {
      guard try body(record(statement), statement.optionalBytes(30)) else { return }
    }
  }

  /// The number of a source, which is kept when it is new.
  ///
  /// - Throws: `StoreError`.
  public static func source(_ name: String, _ writing: Writing) throws -> Int {
    if let number = try source(named: name, writing) { return number }
    let number = try writing.nextNumber(of: sources)
    try writing.run("INSERT INTO cases_sources (id, name) VALUES (?, ?)", [SQLValue(number), .text(name)])
    return number
  }

  /// - Throws: `StoreError`.
  public static func source(named name: String, _ reading: Reading) throws -> Int? {
    try reading.first("SELECT id FROM cases_sources WHERE name = ?", [.text(name)]) { $0.int(0) }
  }

  /// - Throws: `StoreError`.
  public static func sourceNames(_ reading: Reading) throws -> [Int: String] {
    Dictionary(
      uniqueKeysWithValues: try reading.all("SELECT id, name FROM cases_sources") { ($0.int(0), $0.text(1)) })
  }

  /// The record of a name at its source.
  ///
  /// - Throws: `StoreError`.
  public static func number(source: Int, name: String, _ reading: Reading) throws -> Int? {
    try reading.first(
      "SELECT id FROM cases_records WHERE source = ? AND name = ?", [SQLValue(source), .text(name)]
    ) { $0.int(0) }
  }

  /// - Throws: `StoreError`.
  public static func symptoms(of record: Int, _ reading: Reading) throws -> [CaseSymptom] {
    try reading.all(
      "SELECT symptom, present, from_day, until_day FROM cases_symptoms WHERE record = ? ORDER BY symptom",
      [SQLValue(record)]
    ) { CaseSymptom($0.text(0), isPresent: $0.int(1) == 1, from: day($0, 2), until: day($0, 3)) }
  }

  /// In the order in which they were entered.
  ///
  /// - Throws: `StoreError`; `CaseError.unreadable`.
  public static func tests(of record: Int, _ reading: Reading) throws -> [CaseTest] {
    try reading.all(
      """
      SELECT id, kind, sample, result, ct, laboratory, sampled_at, resulted_at FROM cases_tests WHERE record = ? ORDER BY id
      """, [SQLValue(record)]
    ) { row in
      CaseTest(
        number: row.int(0), kind: try value(row.int(1)), result: try value(row.int(3)), ct: row.optionalInt(4),
        sample: row.optionalText(2), laboratory: row.optionalText(5), sampledAt: instant(row, 6),
        resultedAt: instant(row, 7))
    }
  }

  /// Those in which the record stands at either end, in the order in which they were entered.
  ///
  /// - Throws: `StoreError`; `SealingError`; `CaseError.unreadable`.
  public static func contacts(of record: Int, _ sealer: Sealer, _ reading: Reading) throws -> [CaseContact] {
    let columns =
      "id, from_record, to_record, kind, from_at, until_at, distance_cm, masked, minutes, touched, sealed"
    return try reading.all(
      """
      SELECT \(columns) FROM cases_contacts WHERE from_record = ?
      UNION SELECT \(columns) FROM cases_contacts WHERE to_record = ? ORDER BY 1
      """, [SQLValue(record), SQLValue(record)]
    ) { try contact($0, sealer) }
  }

  /// All contacts in the order of their numbers; their places only with a sealer.
  ///
  /// - Throws: `StoreError`; `SealingError`; `CaseError.unreadable`; what `body` throws.
  public static func eachContact(
    _ sealer: Sealer?, _ reading: Reading, _ body: (CaseContact) throws -> Bool
  ) throws {
    let statement = try reading.statement(
      """
      SELECT id, from_record, to_record, kind, from_at, until_at, distance_cm, masked, minutes, touched, sealed
      FROM cases_contacts ORDER BY id
      """)
    defer { statement.reset() }
    while try statement.step() { guard try body(contact(statement, sealer)) else { return } }
  }

  /// - Throws: `StoreError`; `SealingError`; `CaseError.unreadable`.
  public static func exposures(of record: Int, _ sealer: Sealer, _ reading: Reading) throws -> [CaseExposure] {
    try reading.all(
      "SELECT id, kind, ward, from_day, until_day, sealed FROM cases_exposures WHERE record = ? ORDER BY id",
      [SQLValue(record)]
    ) { row in
      CaseExposure(
        number: row.int(0), kind: try value(row.int(1)), ward: row.optionalInt(2), from: day(row, 3),
        until: day(row, 4), place: try text(row, 5, exposures, sealer))
    }
  }

  // MARK: Rows

  static func record(_ row: Statement) throws -> CaseRecord {
    let asked = row.int(15)
    let facts = CaseFacts(
      reportDay: Day(number: Int32(row.int(12))), residence: row.optionalInt(6), reportWard: row.optionalInt(7),
      birthYear: row.optionalInt(8), age: row.optionalInt(9), sex: try value(row.int(10)),
      transmission: try value(row.int(11)), onset: day(row, 13), exposure: day(row, 14),
      askedExposures: asked & 1 != 0, askedSymptoms: asked & 2 != 0, doses: row.optionalInt(16),
      lastDose: day(row, 17), recovered: day(row, 18), outcome: try value(row.int(19)), outcomeDay: day(row, 20))
    let status = CaseStatus(
      caseClass: try value(row.int(21)), basis: try value(row.int(22)), definition: row.optionalInt(23),
      infectiousFrom: day(row, 24), infectiousUntil: day(row, 25), distance: row.optionalInt(26),
      isOpen: row.int(27) == 1)
    return CaseRecord(
      number: row.int(0), source: row.int(1), name: row.text(2), citizen: row.optionalInt(3),
      key: row.optionalBytes(4), likeness: row.optionalBytes(5), facts: facts, status: status,
      mergedInto: row.optionalInt(28), recordedAt: Instant(milliseconds: Int64(row.int(29))))
  }

  static func contact(_ row: Statement, _ sealer: Sealer?) throws -> CaseContact {
    CaseContact(
      number: row.int(0), from: row.int(1), to: row.int(2), kind: try value(row.int(3)), fromAt: instant(row, 4),
      untilAt: instant(row, 5),
      closeness: Closeness(
        distance: row.optionalInt(6), masked: row.optionalInt(7).map { $0 == 1 }, minutes: row.optionalInt(8),
        touched: row.optionalInt(9).map { $0 == 1 }),
      place: try sealer.map { try text(row, 10, contacts, $0) } ?? "")
  }

  static func day(_ row: Statement, _ column: Int) -> Day? { row.optionalInt(column).map { Day(number: Int32($0)) } }

  static func instant(_ row: Statement, _ column: Int) -> Instant? {
    row.optionalInt(column).map { Instant(milliseconds: Int64($0)) }
  }

  static func value<T: RawRepresentable>(_ number: Int) throws(CaseError) -> T where T.RawValue == Int {
    guard let value = T(rawValue: number) else { throw .unreadable }
    return value
  }

  private static func text(_ row: Statement, _ column: Int, _ table: String, _ sealer: Sealer) throws -> String {
    guard let sealed = row.optionalBytes(column) else { return "" }
    return String(decoding: try sealer.open(sealed, table: table, row: row.int(0)), as: UTF8.self)
  }
}
