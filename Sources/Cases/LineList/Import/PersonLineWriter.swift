import Epidemiology
import Quantities
import Store
import Surveillance

/// Writes lines of people, their classes and the counts of the zone map. Belongs to one transaction.
struct PersonLineWriter {
  private let writing: Writing
  private let writer: CaseWriter
  private let options: LineOptions
  private let actor: String
  private let fileName: String
  private var reports: [LocatedReport] = []
  private(set) var counts = LineCounts()
  /// Findings about rows that cannot be joined with what is known.
  private(set) var findings: [Finding] = []
  /// Records whose class is that of the definitions, and follows anew.
  private(set) var unsettled: Set<Int> = []
  /// Records that stand under others, which may come later.
  private(set) var merges: [LineMerge] = []

  init(_ writing: Writing, sealer: Sealer, options: LineOptions, actor: String, fileName: String) throws {
    self.writing = writing
    self.options = options
    self.actor = actor
    self.fileName = fileName
    writer = try CaseWriter(writing, sealer: sealer)
  }

  mutating func write(_ lines: [PreparedCase]) throws {
    reports.reserveCapacity(lines.count)
    for line in lines {
      if let (source, name) = line.line.mergedInto {
        merges.append(LineMerge(row: line.line.row, record: line.number, source: source, name: name))
      }
      if line.isNew {
        try add(line)
        counts.added += 1
      } else {
        try change(line)
      }
    }
    guard !reports.isEmpty else { return }
    var feed = try ReportFeed(.cases, source: CaseFeed.source, vintage: options.vintage, writing)
    try feed.take(reports, writing)
  }

  // MARK: New records

  private mutating func add(_ line: PreparedCase) throws {
    let facts = line.line.facts
    var status = line.line.status
    line.line.derive(&status, facts, tests: [], options)
    let row = writer.record
    row.bind(0, line.number)
    row.bind(1, line.line.source)
    row.bind(2, line.line.name)
    row.bind(3, nil as Int?)
    row.bind(4, bytes: line.key)
    row.bind(5, bytes: line.likeness)
    CaseWriter.bind(facts, row, from: 6)
    CaseWriter.bind(status, row, from: 21)
    row.bind(28, nil as Int?)
    row.bind(29, writing.instant.milliseconds)
    row.bind(30, bytes: line.sealed)
    row.bind(31, facts.ward)
    row.bind(32, status.basis == .source ? status.caseClass.rawValue : nil)
    try row.run()
    try writer.add(
      history: 1, of: line.number, status, reasons: Self.reasons[status.caseClass.rawValue], actor: actor)
    if status.basis == .definition { unsettled.insert(line.number) }
    if let classification = CaseFeed.classification(status.caseClass) {
      reports.append(
        CaseFeed.report(Self.record(line, facts, status, writing), classification, count: 1, options.vintage))
    }
  }

  private static func record(
    _ line: PreparedCase, _ facts: CaseFacts, _ status: CaseStatus, _ writing: Writing
  ) -> CaseRecord {
    CaseRecord(
      number: line.number, source: line.line.source, name: line.line.name, facts: facts, status: status,
      recordedAt: writing.instant)
  }

  // MARK: Known records

  private mutating func change(_ line: PreparedCase) throws {
    guard let (record, sealed) = try CaseTables.sealedRecord(line.number, writing) else {
      return reject(line, .unknownRecord, "the record was deleted meanwhile; bring the file in again")
    }
    let before =
      try sealed.map { try CasePerson.decode(writer.sealer.open($0, table: CaseTables.records, row: line.number)) }
      ?? CasePerson()
    var (person, facts, status) = (before, record.facts, record.status)
    line.line.apply(to: &person, &facts, &status, derived: options.rules == nil)
    if person == before, facts == record.facts, status == record.status {
      if line.isRepeated { counts.repeated += 1 } else { counts.unchanged += 1 }
      return
    }
    do throws(CaseError) { try facts.check(today: options.today) } catch {
      return reject(line, .contradictingRow, "with what is known already: \(error)")
    }
    if line.isRepeated { counts.repeated += 1 } else { counts.changed += 1 }
    if status.basis == .source {
      line.line.derive(&status, facts, tests: try CaseTables.tests(of: line.number, writing), options)
    } else {
      // What was decided by facts that are other ones now is looked at again.
      unsettled.insert(line.number)
      if options.rules == nil { status.isOpen = true }
    }
    try update(line.number, person, facts, status)
    if status.caseClass != record.status.caseClass {
      let number =
        try writing.first(
          "SELECT max(number) FROM cases_classes WHERE record = ?", [SQLValue(line.number)], { $0.int(0) }) ?? 0
      try writer.add(
        history: number + 1, of: line.number, status, reasons: Self.reasons[status.caseClass.rawValue], actor: actor)
    }
    guard record.mergedInto == nil else { return }
    let classification = CaseFeed.classification(status.caseClass)
    reports.append(
      CaseFeed.report(
        Self.record(line, facts, status, writing), classification ?? .discarded, count: classification == nil ? 0 : 1,
        options.vintage))
  }

  private func update(_ number: Int, _ person: CasePerson, _ facts: CaseFacts, _ status: CaseStatus) throws {
    let row = try writing.statement(
      """
      UPDATE cases_records SET key = ?, likeness = ?, residence = ?, report_ward = ?, birth_year = ?, age = ?, sex = ?,
        transmission = ?, report_day = ?, onset_day = ?, exposure_day = ?, asked = ?, doses = ?, last_dose_day = ?,
        recovered_day = ?, outcome = ?, outcome_day = ?, class = ?, basis = ?, definition = ?, infectious_from = ?,
        infectious_until = ?, distance = ?, is_open = ?, sealed = ?, ward = ?, stated = ? WHERE id = ?
      """)
    row.bind(0, bytes: person.identifier.map { writer.hashes.key(of: $0) })
    row.bind(1, bytes: writer.hashes.likeness(name: person.name, birthYear: facts.birthYear, ward: facts.ward))
    CaseWriter.bind(facts, row, from: 2)
    CaseWriter.bind(status, row, from: 17)
    row.bind(
      24, bytes: person.isEmpty ? nil : writer.sealer.seal(person.encoded(), table: CaseTables.records, row: number))
    row.bind(25, facts.ward)
    row.bind(26, status.basis == .source ? status.caseClass.rawValue : nil)
    row.bind(27, number)
    try row.run()
  }

  private mutating func reject(_ line: PreparedCase, _ code: Finding.Code, _ message: String) {
    counts.rejected += 1
    findings.append(
      Finding(severity: .rejected, code: code, file: fileName, row: line.line.row, message: message))
  }

  /// What the history says of a class that a source gave, by class.
  private static let reasons = CaseClass.allCases.map { caseClass in
    CaseReason.text([CaseReason(rule: "source", caseClass: caseClass, outcome: .met)])
  }
}
