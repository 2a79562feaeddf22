public import Quantities

/// Counts of one filter by day and ward, with running sums, so that any window is one subtraction.
public struct DailyCounts: Sendable {
  public let wards: Int
  /// First day with a count; windows may begin earlier and then hold zeros.
  public let firstDay: Day
  private let days: Int
  /// Sums of all days before day d at ward w, at `d * (wards + 1) + w`.
  private let running: [Int64]

  init(_ tally: Tally, _ filter: ReportFilter) {
    wards = tally.wards
    let places = tally.wards + 1
    var first = Int32.max
    var last = Int32.min
    var accepted: [Int: Bool] = [:]
    func accepts(_ stratum: Stratum) -> Bool {
      if let known = accepted[stratum.code] { return known }
      let answer = filter.includes(stratum, tally.ageBands)
      accepted[stratum.code] = answer
      return answer
    }
    let selected = tally.entries.filter { accepts($0.stratum) }
    for entry in selected {
      first = min(first, entry.day.number)
      last = max(last, entry.day.number)
    }
    firstDay = Day(number: selected.isEmpty ? 0 : first)
    days = selected.isEmpty ? 0 : Int(last - first) + 1
    var sums = [Int64](repeating: 0, count: (days + 1) * places)
    for entry in selected { sums[(Int(entry.day.number - first) + 1) * places + Int(entry.place)] += entry.count }
    for i in places..<max(sums.count, places) where days > 0 { sums[i] += sums[i - places] }
    running = sums
  }

  /// Reports of a ward from `first` to `last`, both included.
  ///
  /// - Parameter ward: a ward's index; `wards` for the reports that lie in none.
  public func sum(ward: Int, from first: Day, through last: Day) -> Int64 {
    guard days > 0, first <= last else { return 0 }
    return total(before: last + 1, ward) - total(before: first, ward)
  }

  /// Reports of a ward on all days up to and with `last`.
  public func cumulative(ward: Int, through last: Day) -> Int64 { days == 0 ? 0 : total(before: last + 1, ward) }

  /// The last day on or before `day` on which the ward has a positive count; `nil` when there is none.
  public func lastDayWithReports(ward: Int, through day: Day) -> Day? {
    var current = min(day.days(since: firstDay), days - 1)
    while current >= 0 {
      let places = wards + 1
      if running[(current + 1) * places + ward] > running[current * places + ward] { return firstDay + current }
      current -= 1
    }
    return nil
  }

  private func total(before day: Day, _ ward: Int) -> Int64 {
    running[min(max(day.days(since: firstDay), 0), days) * (wards + 1) + ward]
  }
}

extension Tally {
  /// Counts of the reports that the filter names, by day and ward.
  public func daily(_ filter: ReportFilter) -> DailyCounts { DailyCounts(self, filter) }
}
