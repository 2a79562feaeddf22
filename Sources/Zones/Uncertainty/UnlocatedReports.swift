import Criteria
public import Epidemiology
public import Quantities

/// Reports that lie in no ward, and what the level of a ward would be if all of them lay in it.
///
/// Each count of the rules is asked with its own window and its own reports, so the answer is that of the rules themselves.
public struct UnlocatedReports: Hashable, Sendable {
  /// The district that the reports name; `nil` for those of the whole area, whether or not they name one.
  public var district: String?
  /// Reports, of the count of the rules that has most of them.
  public var count: Fraction
  /// Class by the day's figures as they are.
  public var classIndex: Int
  /// Class by the day's figures if all of the reports were in the ward.
  public var classWithAll: Int

  public var changesClass: Bool { classIndex != classWithAll }
}

extension Classifier {
  /// The reports of the whole area that lie in no ward, seen from one ward.
  ///
  /// - Parameter previous: the ward's class in the map before, for rules that hold a level.
  /// - Returns: `nil` where there are none in the window of any count.
  public func unlocated(ofWard ward: Int, on day: Day, previous: Int? = nil) -> UnlocatedReports? {
    unlocated(ward, day, previous, place: evaluator.evidence.tally.wards, evaluator.series)
  }

  /// The reports that lie in no ward but name a district, seen from one of its wards.
  ///
  /// - Parameters:
  ///   - districts: reports in no ward, counted over districts.
  ///   - previous: the ward's class in the map before, for rules that hold a level.
  /// - Returns: `nil` where the ward has no district, or there are none in the window of any count.
  public func unlocated(
    ofWard ward: Int, on day: Day, previous: Int? = nil, among districts: UnlocatedTally
  ) -> UnlocatedReports? {
    guard let place = districts.places[ward] else { return nil }
    let series = edition.indicators.map { ReportFilter($0.form).map(districts.tally.daily) }
    var found = unlocated(ward, day, previous, place: place, series)
    found?.district = districts.names[place]
    return found
  }

  private func unlocated(
    _ ward: Int, _ day: Day, _ previous: Int?, place: Int, _ series: [DailyCounts?]
  ) -> UnlocatedReports? {
    let values = evaluator.values(ward: ward, on: day)
    var changed = values
    var most: Fraction = 0
    for (position, indicator) in edition.indicators.enumerated() {
      switch indicator.form {
      case .count(_, _, let days):
        guard let own = evaluator.series[position], let other = series[position] else { continue }
        func sum(_ counts: DailyCounts, _ place: Int) -> Fraction {
          Fraction(Int128(counts.sum(ward: place, from: day - (days - 1), through: day)), over: Int128(counts.scale))
        }
        let reports = sum(other, place)
        most = max(most, reports)
        let together = sum(own, ward) + reports
        // Corrections that take back more than was reported leave nothing that could be a number of cases.
        changed[position] = together < 0 ? nil : together
      case .daysSince:
        guard let last = series[position]?.lastDayWithReports(ward: place, through: day) else { continue }
        let since = Fraction(day.days(since: last))
        changed[position] = min(values[position] ?? since, since)
      case .rate, .vaccineWeightedRate: changed[position] = nil
      default: break
      }
    }
    guard most > 0 else { return nil }
    evaluator.addRates(&changed, ward: ward, on: day)
    return UnlocatedReports(
      count: most, classIndex: edition.classIndex(values, previous: previous),
      classWithAll: edition.classIndex(changed, previous: previous))
  }
}
