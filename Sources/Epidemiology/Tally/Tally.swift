public import Quantities

/// Whole-number counts of reports by ward, day and stratum: all that classification ever sees of a line list.
///
/// Merging tallies is addition, in any order and any grouping. Entries are sorted by stratum, day and ward and none is zero,
/// so equal counts are equal values.
public struct Tally: Hashable, Sendable {
  /// One count. `place` is a ward's index, or the number of wards for reports that lie in none.
  public struct Entry: Hashable, Sendable {
    public var stratum: Stratum
    public var day: Day
    public var place: Int32
    public var count: Int64

    /// Whether the reports are doses; cases otherwise.
    public var isDose: Bool { stratum.isDose }
  }

  /// Wards of the boundary set that the counts refer to.
  public let wards: Int
  public let ageBands: AgeBands
  public let entries: [Entry]

  init(wards: Int, ageBands: AgeBands, entries: [Entry]) {
    self.wards = wards
    self.ageBands = ageBands
    self.entries = entries
  }

  /// The last day that has a count of cases or doses; `nil` for an empty tally.
  public var lastDay: Day? { entries.lazy.map(\.day).max() }
}

extension Tally {
  /// Whether any dose says its age, and whether it completed a series; what no dose says cannot be asked for.
  public var knownDoseAttributes: (ages: Bool, series: Bool) {
    var ages = false
    var series = false
    for stratum in Set(entries.lazy.map(\.stratum)) where stratum.isDose {
      ages = ages || stratum.ageBand != Stratum.unknownAge
      series = series || stratum.series != .unknown
    }
    return (ages, series)
  }

  /// The last day with a case, and with a dose.
  public var dataThrough: (cases: Day?, doses: Day?) {
    (
      entries.lazy.filter { !$0.stratum.isDose }.map(\.day).max(),
      entries.lazy.filter { $0.stratum.isDose }.map(\.day).max()
    )
  }

  /// Wards whose reports add up to less than nothing in some stratum class: corrections without what they correct.
  public func negativeTotals() -> [(ward: Int, isDoses: Bool, total: Int)] {
    var totals: [Int: Int] = [:]
    for entry in entries where Int(entry.place) < wards {
      totals[Int(entry.place) * 2 + (entry.stratum.isDose ? 1 : 0), default: 0] += Int(entry.count)
    }
    return totals.filter { $0.value < 0 }.sorted { $0.key < $1.key }.map { ($0.key / 2, $0.key % 2 == 1, $0.value) }
  }
}
