import Epidemiology
import Surveillance

/// How doses of the register stand among the reports that the zone map counts.
public enum DoseFeed {
  /// The name of the source.
  public static let source = "vaccination"

  /// A dose as a report: on its day, in the ward of residence, else in that of the injection, with the place in its series.
  ///
  /// A dose that nobody could match yet counts by the number that was written; one that the rules do not count has no number.
  ///
  /// - Parameter count: 1, or 0 to take it out.
  static func report(_ dose: DoseRecord, count: Int, _ rules: DoseRules) -> LocatedReport {
    let number = dose.citizen == nil ? dose.facts.number ?? 0 : dose.place ?? 0
    return LocatedReport(
      identity: .named("\(dose.number)"), day: dose.facts.day, ward: dose.home.flatMap { rules.vintage.ward(row: $0) },
      stratum: .of(
        dose: number, dose.citizen == nil ? dose.facts.series : dose.series, ageBand: Stratum.unknownAge),
      age: dose.age, count: count, product: rules.id(ofProduct: dose.facts.product))
  }
}
