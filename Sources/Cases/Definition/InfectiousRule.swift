public import Quantities

/// From when to when a case can infect others; `nil` is what nobody knows.
public struct InfectiousRule: Hashable, Sendable {
  /// Days before the onset, or before the first positive sample of whoever has no symptoms.
  public var daysBeforeOnset: Int?
  public var daysBeforeSample: Int?
  /// Kinds of test whose negative result ends it.
  public var endsByNegative: [CaseTest.Kind]
  /// Cycle threshold in hundredths above which a PCR ends it.
  public var endsAboveCt: Int?
  public var citation: String

  /// The window of a case, in days of the place.
  ///
  /// It ends on the day of the first sample behind the last infectious one that is negative or above the Ct; a positive sample without a
  /// Ct is infectious. Tests without the time of their sample end nothing.
  ///
  /// - Parameter offset: seconds that the clocks of the place are ahead of UTC.
  /// - Returns: an unknown begin as `nil`, an open end too.
  public func window(onset: Day?, tests: [CaseTest], offset: Int) -> (from: Day?, until: Day?) {
    let sampled = tests.compactMap { test in test.sampledAt.map { (test: test, at: $0) } }
      .sorted { ($0.at, $0.test.number) < ($1.at, $1.test.number) }
    let firstPositive = sampled.first { $0.test.result == .positive }
    let from: Day? =
      if let onset {
        daysBeforeOnset.map { onset - $0 }
      } else {
        firstPositive.flatMap { found in daysBeforeSample.map { found.at.day(offset: offset) - $0 } }
      }
    var until: Day?
    for (test, at) in sampled {
      let ends =
        test.result == .negative && endsByNegative.contains(test.kind)
        || endsAboveCt.map { (test.ct ?? 0) > $0 } ?? false
      if ends {
        // A negative sample from before there was any sign of infection ends nothing.
        let day = at.day(offset: offset)
        let began = firstPositive.map { $0.at <= at } ?? false || onset.map { $0 <= day } ?? false
        if began, until == nil { until = day }
      } else if test.result == .positive {
        until = nil
      }
    }
    return (from, until)
  }
}
