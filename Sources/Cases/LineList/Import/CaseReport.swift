import Epidemiology
import Surveillance

/// What the zone map counts of a record.
enum CaseReport {
  /// The application among the sources of reports.
  static let source = "cases"

  /// The report of a record that counts as a case; `nil` for contacts and whoever is not classified yet.
  static func report(
    _ number: Int, _ facts: CaseFacts, _ status: CaseStatus, _ vintage: BoundaryVintage
  ) -> LocatedReport? {
    let classification: CaseClassification
    switch status.caseClass {
    case .contact, .unclassified: return nil
    case .suspected: classification = .suspected
    case .probable: classification = .probable
    case .confirmed: classification = .confirmed
    case .discarded: classification = .discarded
    }
    return LocatedReport(
      identity: .named(String(number)), day: facts.reportDay, ward: facts.ward.flatMap { vintage.ward(row: $0) },
      stratum: Stratum.of(case: classification, facts.transmission, facts.outcome, ageBand: Stratum.unknownAge),
      age: facts.age)
  }

  /// What takes a record out of the counts.
  static func none(_ number: Int, _ facts: CaseFacts, _ vintage: BoundaryVintage) -> LocatedReport {
    LocatedReport(
      identity: .named(String(number)), day: facts.reportDay, ward: facts.ward.flatMap { vintage.ward(row: $0) },
      stratum: .confirmedCase, age: facts.age, count: 0)
  }
}
