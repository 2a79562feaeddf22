public import Quantities

/// Counts of one filter by day and ward, with running sums, so that any window is one subtraction.
///
/// Sums are in units of one `scale`-th of a report. Rows are kept for days that have a count only, so a single report of a wrong year costs one row.
public struct DailyCounts: Sendable {
  public let wards: Int
  /// Units of a sum that make one report.
  public let scale: Int
  /// Days with a count, ascending.
  private let days: [Int32]
  /// Sums of all days before the d-th of `days` at ward w, at `d * (wards + 1) + w`, and one row more for all days. They are
  /// in `narrow` where 32 bits hold them, which halves the memory that a map has to pass over, and in `wide` elsewhere.
  private let narrow: [Int32]
  private let wide: [Int64]

  init(_ tally: Tally, _ filter: ReportFilter) {
    wards = tally.wards
    scale = tally.scale
    let ranges = tally.strata.filter { filter.includes($0.stratum, tally.ageBands) }.map(\.entries)
    var seen: Set<Int32> = []
    var size: UInt64 = 0
    for range in ranges {
      var day = Int32.min
      for entry in tally.entries[range] {
        size &+= UInt64(entry.count.magnitude)
        // Entries of a stratum are in the order of days.
        if entry.day.number == day { continue }
        day = entry.day.number
        seen.insert(day)
      }
    }
    days = seen.sorted()
    if size <= UInt64(Int32.max) {
      narrow = Self.running(tally, ranges, days)
      wide = []
    } else {
      narrow = []
      wide = Self.running(tally, ranges, days)
    }
  }

  private static func running<Sum: FixedWidthInteger>(_ tally: Tally, _ ranges: [Range<Int>], _ days: [Int32]) -> [Sum]
  {
    let places = tally.wards + 1
    return [Sum](unsafeUninitializedCapacity: (days.count + 1) * places) { sums, count in
      count = (days.count + 1) * places
      sums.initialize(repeating: 0)
      tally.entries.withUnsafeBufferPointer { entries in
        for range in ranges {
          // Entries of a stratum are in the order of days.
          var row = 0
          var day = Int32.min
          for i in range {
            let entry = entries[i]
            if entry.day.number != day {
              day = entry.day.number
              while days[row] != day { row += 1 }
            }
            sums[(row + 1) * places + Int(entry.place)] += Sum(truncatingIfNeeded: entry.count)
          }
        }
      }
      var i = places
      while i < count {
        sums[i] &+= sums[i - places]
        i += 1
      }
    }
  }

  /// Reports of a ward from `first` to `last`, both included.
  ///
  /// - Parameter ward: a ward's number; `wards` for the reports that lie in none.
  /// - Complexity: O(log d) for d days with counts.
  public func sum(ward: Int, from first: Day, through last: Day) -> Int64 {
    guard first <= last else { return 0 }
    return total(row(before: last + 1), ward) - total(row(before: first), ward)
  }

  /// Reports of a ward on all days up to and with `last`.
  public func cumulative(ward: Int, through last: Day) -> Int64 { total(row(before: last + 1), ward) }

  /// The last day on or before `day` on which the ward has a positive count; `nil` when there is none.
  public func lastDayWithReports(ward: Int, through day: Day) -> Day? {
    var row = row(before: day + 1)
    while row > 0 {
      if total(row, ward) > total(row - 1, ward) { return Day(number: days[row - 1]) }
      row -= 1
    }
    return nil
  }

  /// Rows of days before `day`, which is the row of sums that `day` begins with.
  private func row(before day: Day) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day.number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func total(_ row: Int, _ ward: Int) -> Int64 {
    let position = row * (wards + 1) + ward
    return wide.isEmpty ? Int64(narrow[position]) : wide[position]
  }
}

extension DailyCounts {
  /// Reports of many wards at once, from `first` (`nil` for the beginning) to `last`.
  ///
  /// - Complexity: O(n) for n wards.
  package func sums(of chosen: [Int], from first: Day?, through last: Day) -> [Int64] {
    if let first, first > last { return [Int64](repeating: 0, count: chosen.count) }
    let high = row(before: last + 1) * (wards + 1)
    // The first row is zero everywhere.
    let low = first.map { row(before: $0) * (wards + 1) } ?? 0
    return [Int64](unsafeUninitializedCapacity: chosen.count) { sums, count in
      count = chosen.count
      chosen.withUnsafeBufferPointer { chosen in
        if wide.isEmpty {
          narrow.withUnsafeBufferPointer { totals in
            for i in 0..<count { sums[i] = Int64(totals[high + chosen[i]] &- totals[low + chosen[i]]) }
          }
        } else {
          wide.withUnsafeBufferPointer { totals in
            for i in 0..<count { sums[i] = totals[high + chosen[i]] &- totals[low + chosen[i]] }
          }
        }
      }
    }
  }

  /// For every day with counts and every ward, the last day with a positive count.
  package struct Latest: Sendable {
    private let counts: DailyCounts
    private let numbers: [Int32]

    init(_ counts: DailyCounts) {
      self.counts = counts
      let places = counts.wards + 1
      var numbers = [Int32](repeating: .min, count: (counts.days.count + 1) * places)
      for row in counts.days.indices {
        for place in 0..<places {
          let isPositive = counts.total(row + 1, place) > counts.total(row, place)
          numbers[(row + 1) * places + place] = isPositive ? counts.days[row] : numbers[row * places + place]
        }
      }
      self.numbers = numbers
    }

    /// Numbers of the last days with reports of many wards; `Int32.min` where there is none.
    package func days(of chosen: [Int], through day: Day) -> [Int32] {
      let row = counts.row(before: day + 1) * (counts.wards + 1)
      return chosen.map { numbers[row + $0] }
    }
  }

  /// The last days with reports, found once for all days.
  package func latest() -> Latest { Latest(self) }
}

extension Tally {
  /// Counts of the reports that the filter names, by day and ward.
  public func daily(_ filter: ReportFilter) -> DailyCounts { DailyCounts(self, filter) }
}
