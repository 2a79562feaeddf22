import Epidemiology
import Quantities
import Store
import Surveillance

/// Puts what was settled into the rows of records, their history and the counts of the zone map.
struct SettledRows {
  private let rules: CaseRules
  private let actor: String
  private let writing: Writing
  private var reports: [LocatedReport] = []

  init(_ rules: CaseRules, actor: String, _ writing: Writing) throws {
    self.rules = rules
    self.actor = actor
    self.writing = writing
  }

  mutating func keep(_ number: Int, _ verdict: CaseVerdict, _ basis: CaseBasis, distance: Int?) throws {
    guard let record = try CaseTables.record(number, writing) else { throw CaseError.notFound }
    let status = CaseStatus(
      caseClass: verdict.caseClass, basis: basis, definition: basis == .source ? nil : rules.adopted.number,
      infectiousFrom: verdict.infectiousFrom, infectiousUntil: verdict.infectiousUntil, distance: distance,
      isOpen: verdict.isOpen)
    if status != record.status {
      let update = try writing.statement(
        """
        UPDATE cases_records SET class = ?, basis = ?, definition = ?, infectious_from = ?, infectious_until = ?, distance = ?,
          is_open = ? WHERE id = ?
        """)
      CaseWriter.bind(status, update, from: 0)
      update.bind(7, number)
      try update.run()
    }
    try keepHistory(number, status, CaseReason.text(verdict.reasons))
    report(record, status.caseClass)
  }

  /// A record that was put under another one counts no more.
  mutating func take(out record: CaseRecord) { reports.append(located(record, .discarded, count: 0)) }

  /// Brings all that was kept into the counts.
  mutating func feed() throws {
    guard !reports.isEmpty else { return }
    var feed = try ReportFeed(.cases, source: CaseFeed.source, vintage: rules.vintage, writing)
    try feed.take(reports, writing)
    reports = []
  }

  private func keepHistory(_ number: Int, _ status: CaseStatus, _ reasons: String) throws {
    let last = try writing.first(
      "SELECT number, class, basis, definition, reasons FROM cases_classes WHERE record = ? ORDER BY number DESC LIMIT 1",
      [SQLValue(number)]
    ) {
      (
        number: $0.int(0),
        isSame: $0.int(1) == status.caseClass.rawValue && $0.int(2) == status.basis.rawValue
          && $0.optionalInt(3) == status.definition && $0.text(4) == reasons
      )
    }
    if last?.isSame == true { return }
    try writing.run(
      """
      INSERT INTO cases_classes (record, number, class, basis, definition, reasons, recorded_at, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(number), SQLValue((last?.number ?? 0) + 1), SQLValue(status.caseClass.rawValue),
        SQLValue(status.basis.rawValue), SQLValue(status.definition), .text(reasons),
        .integer(writing.instant.milliseconds), .text(actor),
      ])
  }

  private mutating func report(_ record: CaseRecord, _ caseClass: CaseClass) {
    if let counted = CaseFeed.classification(caseClass) {
      reports.append(located(record, counted, count: 1))
    } else if let counted = CaseFeed.classification(record.status.caseClass) {
      // Whoever was counted is taken out; of contacts who never were the counts hear nothing.
      reports.append(located(record, counted, count: 0))
    }
  }

  private func located(_ record: CaseRecord, _ classification: CaseClassification, count: Int) -> LocatedReport {
    CaseFeed.report(record, classification, count: count, rules.vintage)
  }
}
