import Epidemiology
import Quantities
import Registry
public import Store

/// Puts rows of cases into the tables, one at a time or by the million, and does nothing else.
///
/// It neither asks for rights nor classifies, counts or logs: that is done by the act or the import that uses it, in the same
/// transaction. Facts must have gone through ``CaseFacts/check(today:)`` and the like before. Belongs to one transaction.
public struct CaseWriter {
  let writing: Writing
  let sealer: Sealer
  let hashes: CaseHashes
  private let record: Statement
  private let contact: Statement
  private let symptom: Statement
  private let test: Statement
  private let exposure: Statement
  private let history: Statement

  /// - Throws: `StoreError`.
  public init(_ writing: Writing, sealer: Sealer) throws {
    self.writing = writing
    self.sealer = sealer
    hashes = CaseHashes(sealer)
    record = try writing.statement(
      """
      INSERT INTO cases_records (id, source, name, citizen, key, likeness, residence, report_ward, birth_year, age, sex,
        transmission, report_day, onset_day, exposure_day, asked, doses, last_dose_day, recovered_day, outcome, outcome_day,
        class, basis, definition, infectious_from, infectious_until, distance, is_open, merged_into, recorded_at, sealed, ward, stated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    contact = try writing.statement(
      """
      INSERT INTO cases_contacts (id, from_record, to_record, kind, from_at, until_at, distance_cm, masked, minutes, touched,
        recorded_at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    symptom = try writing.statement(
      """
      INSERT INTO cases_symptoms (record, symptom, present, from_day, until_day) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (record, symptom) DO UPDATE SET present = excluded.present, from_day = excluded.from_day,
        until_day = excluded.until_day
      """)
    test = try writing.statement(
      """
      INSERT INTO cases_tests (id, record, kind, sample, result, ct, laboratory, sampled_at, resulted_at, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    exposure = try writing.statement(
      """
      INSERT INTO cases_exposures (id, record, kind, ward, from_day, until_day, recorded_at, sealed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    history = try writing.statement(
      """
      INSERT INTO cases_classes (record, number, class, basis, definition, reasons, recorded_at, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - number: from `Writing.nextNumber(of: CaseTables.records)`.
  ///   - source: from ``CaseTables/source(_:_:)``.
  ///   - name: of the record at its source, unique there.
  ///   - citizen: row in the register, where somebody has looked it up.
  ///   - status: with the basis `source`, the class stays that of the source until something else is entered.
  /// - Throws: `CaseError.noWard`; `StoreError.constraint` for a name that the source has.
  public func add(
    _ number: Int, source: Int, name: String, person: CasePerson, citizen: Int? = nil, _ facts: CaseFacts,
    _ status: CaseStatus
  ) throws {
    guard let ward = facts.ward else { throw CaseError.noWard }
    let row = record
    row.bind(0, number)
    row.bind(1, source)
    row.bind(2, name)
    row.bind(3, citizen)
    row.bind(4, bytes: person.identifier.map { hashes.key(of: $0) })
    row.bind(5, bytes: hashes.likeness(name: person.name, birthYear: facts.birthYear, ward: ward))
    Self.bind(facts, row, from: 6)
    Self.bind(status, row, from: 21)
    row.bind(28, nil as Int?)
    row.bind(29, writing.instant.milliseconds)
    row.bind(
      30, bytes: person.isEmpty ? nil : sealer.seal(person.encoded(), table: CaseTables.records, row: number))
    row.bind(31, ward)
    row.bind(32, status.basis == .source ? status.caseClass.rawValue : nil)
    try row.run()
  }

  /// Adds the first entry of a record's history, or the next one.
  ///
  /// - Parameters:
  ///   - number: 1 for the first.
  ///   - reasons: as ``CaseReason/text(_:)`` writes them.
  /// - Throws: `StoreError`.
  public func add(history number: Int, of record: Int, _ status: CaseStatus, reasons: String, actor: String) throws {
    history.bind(0, record)
    history.bind(1, number)
    history.bind(2, status.caseClass.rawValue)
    history.bind(3, status.basis.rawValue)
    history.bind(4, status.definition)
    history.bind(5, reasons)
    history.bind(6, writing.instant.milliseconds)
    history.bind(7, actor)
    try history.run()
  }

  /// - Parameter number: from `Writing.nextNumber(of: CaseTables.contacts)`.
  /// - Throws: `StoreError`.
  public func add(_ number: Int, _ contact: CaseContact) throws {
    let row = self.contact
    row.bind(0, number)
    row.bind(1, contact.from)
    row.bind(2, contact.to)
    row.bind(3, contact.kind.rawValue)
    row.bind(4, contact.fromAt?.milliseconds)
    row.bind(5, contact.untilAt?.milliseconds)
    row.bind(6, contact.closeness.distance)
    row.bind(7, contact.closeness.masked.map { $0 ? 1 : 0 })
    row.bind(8, contact.closeness.minutes)
    row.bind(9, contact.closeness.touched.map { $0 ? 1 : 0 })
    row.bind(10, writing.instant.milliseconds)
    row.bind(11, bytes: sealed(contact.place, CaseTables.contacts, number))
    try row.run()
  }

  /// Puts a symptom in the place of what was said of it before.
  ///
  /// - Throws: `StoreError`.
  public func put(_ symptom: CaseSymptom, of record: Int) throws {
    self.symptom.bind(0, record)
    self.symptom.bind(1, symptom.symptom)
    self.symptom.bind(2, symptom.isPresent ? 1 : 0)
    self.symptom.bind(3, symptom.from.map { Int($0.number) })
    self.symptom.bind(4, symptom.until.map { Int($0.number) })
    try self.symptom.run()
  }

  /// - Parameter number: from `Writing.nextNumber(of: CaseTables.tests)`.
  /// - Throws: `StoreError`.
  public func add(_ number: Int, _ test: CaseTest, of record: Int) throws {
    let row = self.test
    row.bind(0, number)
    row.bind(1, record)
    row.bind(2, test.kind.rawValue)
    row.bind(3, test.sample)
    row.bind(4, test.result.rawValue)
    row.bind(5, test.ct)
    row.bind(6, test.laboratory)
    row.bind(7, test.sampledAt?.milliseconds)
    row.bind(8, test.resultedAt?.milliseconds)
    row.bind(9, writing.instant.milliseconds)
    try row.run()
  }

  /// - Parameter number: from `Writing.nextNumber(of: CaseTables.exposures)`.
  /// - Throws: `StoreError`.
  public func add(_ number: Int, _ exposure: CaseExposure, of record: Int) throws {
    let row = self.exposure
    row.bind(0, number)
    row.bind(1, record)
    row.bind(2, exposure.kind.rawValue)
    row.bind(3, exposure.ward)
    row.bind(4, exposure.from.map { Int($0.number) })
    row.bind(5, exposure.until.map { Int($0.number) })
    row.bind(6, writing.instant.milliseconds)
    row.bind(7, bytes: sealed(exposure.place, CaseTables.exposures, number))
    try row.run()
  }

  private func sealed(_ text: String, _ table: String, _ row: Int) -> [UInt8]? {
    text.isEmpty ? nil : sealer.seal(Array(text.utf8), table: table, row: row)
  }

  static func bind(_ facts: CaseFacts, _ row: Statement, from first: Int) {
    let values: [Int?] = [
      facts.residence, facts.reportWard, facts.birthYear, facts.age, facts.sex.rawValue, facts.transmission.rawValue,
      Int(facts.reportDay.number), facts.onset.map { Int($0.number) }, facts.exposure.map { Int($0.number) },
      (facts.askedExposures ? 1 : 0) | (facts.askedSymptoms ? 2 : 0), facts.doses,
      facts.lastDose.map { Int($0.number) }, facts.recovered.map { Int($0.number) }, facts.outcome.rawValue,
      facts.outcomeDay.map { Int($0.number) },
    ]
    for (place, value) in values.enumerated() { row.bind(first + place, value) }
  }

  static func bind(_ status: CaseStatus, _ row: Statement, from first: Int) {
    row.bind(first, status.caseClass.rawValue)
    row.bind(first + 1, status.basis.rawValue)
    row.bind(first + 2, status.definition)
    row.bind(first + 3, status.infectiousFrom.map { Int($0.number) })
    row.bind(first + 4, status.infectiousUntil.map { Int($0.number) })
    row.bind(first + 5, status.distance)
    row.bind(first + 6, status.isOpen ? 1 : 0)
  }
}
