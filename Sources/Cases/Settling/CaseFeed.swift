public import Epidemiology
import Quantities
public import Surveillance

/// How records of cases stand among the reports that the zone map counts.
public enum CaseFeed {
  /// The name of the source.
  public static let source = "cases"

  /// The class that counts know; `nil` for people who are counted nowhere.
  public static func classification(_ caseClass: CaseClass) -> CaseClassification? {
    switch caseClass {
    case .suspected: .suspected
    case .probable: .probable
    case .confirmed: .confirmed
    case .discarded: .discarded
    case .contact, .unclassified: nil
    }
  }

  /// A record as a report: on the day of its report, in the ward of residence, else in that of the report.
  ///
  /// - Parameter count: 1, or 0 to take it out.
  public static func report(
    _ record: CaseRecord, _ classification: CaseClassification, count: Int, _ vintage: BoundaryVintage
  ) -> LocatedReport {
    LocatedReport(
      identity: .named("\(record.number)"), day: record.facts.reportDay,
      ward: record.facts.ward.flatMap { vintage.ward(row: $0) },
      stratum: .of(
        case: classification, record.facts.transmission, record.facts.outcome, ageBand: Stratum.unknownAge),
      age: record.facts.age, count: count)
  }
}
