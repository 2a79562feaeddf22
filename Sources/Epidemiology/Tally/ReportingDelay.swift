public import Quantities

/// How long the counts of a day go on growing: what vintages knew of their last days, against what the last vintage knows.
///
/// A day is `delay` days old in a vintage that became known `delay` days after it. Only delays up to a horizon are looked at: of
/// the ward-days of a whole history nearly all are settled, and would vote down the few that are not. Vintages that are younger
/// than the follow-up are left out, as what is still to come for their days is not known either. Wards only; counts in whole
/// numbers.
public struct ReportingDelay: Hashable, Sendable {
  /// What was known of the days of one age, all vintages and wards together.
  public struct Age: Hashable, Sendable {
    /// Wards times days of this age.
    public var wardDays = 0
    /// Of these, with a higher count in the last vintage.
    public var grown = 0
    /// Of these, with a lower one.
    public var shrunk = 0
    /// Reports known at this age, and in the last vintage.
    public var known: Int64 = 0
    public var final: Int64 = 0
  }

  /// By delay, from 0 days to the horizon.
  public let ages: [Age]
  /// Vintages that were compared with the last one.
  public let vintages: Int

  /// - Parameters:
  ///   - horizon: the greatest delay that is looked at, in days.
  ///   - followUp: days that the last vintage must have become known after one that is compared with it.
  /// - Precondition: neither is below 0.
  /// - Complexity: O(v n log n) for v vintages with n entries.
  public init(_ history: ReportHistory, _ filter: ReportFilter = .cases(), horizon: Int = 28, followUp: Int = 14) {
    precondition(horizon >= 0 && followUp >= 0, "days are counted from 0")
    var ages = [Age](repeating: Age(), count: horizon + 1)
    var compared = 0
    if let last = history.vintages.last, let end = last.through,
      let begin = last.tally.wardDays(filter, through: end).first?.day
    {
      for vintage in history.vintages.dropLast() {
        let known = vintage.knownAt.day
        guard let through = vintage.through, last.knownAt.day.days(since: known) >= followUp else { continue }
        let first = max(known - horizon, begin)
        let end = min(through, known)
        guard first <= end else { continue }
        compared += 1
        let wards = last.tally.wards
        for offset in 0...end.days(since: first) { ages[known.days(since: first + offset)].wardDays += wards }
        WardDayCount.forEachPair(
          vintage.tally.wardDays(filter, from: first, through: end),
          last.tally.wardDays(filter, from: first, through: end)
        ) { day, ward, old, new in
          guard ward < wards else { return }
          let delay = known.days(since: day)
          ages[delay].known += old
          ages[delay].final += new
          ages[delay].grown += new > old ? 1 : 0
          ages[delay].shrunk += new < old ? 1 : 0
        }
      }
    }
    self.ages = ages
    vintages = compared
  }
}

extension ReportingDelay {
  /// The number of last days whose counts are still growing: the smallest n such that of the ward-days that are at least n days
  /// old, up to the horizon, at least `settled` in 100 did not grow.
  ///
  /// - Returns: `nil` when no vintage could be compared, or too many grow even at the horizon.
  public func growingDays(settled: Int = 95) -> Int? {
    var (wardDays, grown) = (0, 0)
    var days: Int?
    for delay in ages.indices.reversed() {
      wardDays += ages[delay].wardDays
      grown += ages[delay].grown
      if wardDays > 0, grown * 100 <= (100 - settled) * wardDays { days = delay }
    }
    return days
  }

  /// The number of last days of which reports are still missing: the smallest n such that of the days of each age from n to the
  /// horizon at least `complete` in 100 of the reports of the last vintage were known.
  ///
  /// - Returns: `nil` when no vintage could be compared, or reports are missing even at the horizon.
  public func incompleteDays(complete: Int = 95) -> Int? {
    guard vintages > 0 else { return nil }
    var days: Int?
    for delay in ages.indices.reversed() {
      guard ages[delay].known * 100 >= Int64(complete) * ages[delay].final else { break }
      days = delay
    }
    return days
  }

  /// The days of a vintage that are to be marked when so many last days are still growing, counted from the day at which it
  /// became known: that day is the first of them, whether or not it is reported on.
  ///
  /// - Returns: `nil` when the vintage reports on no such day.
  public static func lastDays(_ count: Int, of vintage: Vintage) -> ClosedRange<Day>? {
    let first = vintage.knownAt.day - (count - 1)
    guard let through = vintage.through, count > 0, first <= through else { return nil }
    return first...through
  }
}
