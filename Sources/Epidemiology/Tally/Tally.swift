public import Quantities

/// Whole-number counts of reports by ward, day and stratum: all that classification ever sees of a line list.
///
/// Merging tallies is addition, in any order and any grouping. Entries are sorted by stratum, day and ward and none is zero,
/// so equal counts are equal values.
///
/// Counts that a crosswalk has brought over from other wards need not be whole: they are kept in units of one `scale`-th of a
/// report, the largest unit of which all of them are multiples, so that nothing is ever rounded.
public struct Tally: Hashable, Sendable {
  /// One count. `place` is a ward's number, or the number of wards for reports that lie in none.
  public struct Entry: Hashable, Sendable {
    /// Stratum, day and place in one number, so that the order of entries is one comparison.
    let key: UInt64
    /// Reports, in units of one `scale`-th.
    public let count: Int64

    init(key: UInt64, count: Int64) {
      self.key = key
      self.count = count
    }

    /// - Precondition: the day lies between those that a `TallyAccumulator` takes.
    package init(stratum: Stratum, day: Day, place: Int32, count: Int64) {
      self.init(key: Self.key(stratum, day, UInt32(place)), count: count)
    }

    static func key(_ stratum: Stratum, _ day: Day, _ place: UInt32) -> UInt64 {
      first(of: stratum) | UInt64(day.number - TallyAccumulator.firstDayNumber) << 32 | UInt64(place)
    }

    /// The least key that an entry of a stratum can have.
    static func first(of stratum: Stratum) -> UInt64 { UInt64(stratum.code) << 50 }

    public var stratum: Stratum { Stratum(code: Int(key >> 50)) }
    public var day: Day { Day(number: Int32(key >> 32 & 0x3FFFF) + TallyAccumulator.firstDayNumber) }
    public var place: Int32 { Int32(truncatingIfNeeded: key) }

    /// Whether the reports are doses; cases otherwise.
    public var isDose: Bool { stratum.isDose }
  }

  /// Wards of the boundary set that the counts refer to.
  public let wardList: WardList
  public let ageBands: AgeBands
  public let entries: [Entry]
  /// Units that make one report: 1 unless reports were shared out among wards.
  public let scale: Int

  /// - Parameter scale: units of a report that the counts are in; brought to the fewest that say the same.
  /// - Precondition: entries are sorted by key, keys are unique, and no count is zero; the scale is above 0.
  package init(wardList: WardList, ageBands: AgeBands, entries: [Entry], scale: Int = 1) {
    self.wardList = wardList
    self.ageBands = ageBands
    guard scale != 1 else {
      self.entries = entries
      self.scale = 1
      return
    }
    let divisor = Self.commonDivisor(of: entries, and: scale)
    self.entries = divisor == 1 ? entries : entries.map { Entry(key: $0.key, count: $0.count / Int64(divisor)) }
    self.scale = scale / divisor
  }

  public var wards: Int { wardList.codes.count }

  /// The last day that has a count of cases or doses; `nil` for an empty tally.
  public var lastDay: Day? { entries.lazy.map(\.day).max() }

  /// The strata that have counts, ascending, and where their entries stand.
  ///
  /// - Complexity: O(s log n) for s strata among n entries.
  var strata: [(stratum: Stratum, entries: Range<Int>)] {
    var found: [(stratum: Stratum, entries: Range<Int>)] = []
    var start = 0
    while start < entries.count {
      let stratum = entries[start].stratum
      let next = Entry.first(of: Stratum(code: stratum.code + 1))
      var (low, high) = (start, entries.count)
      while low < high {
        let middle = (low + high) / 2
        if entries[middle].key < next { low = middle + 1 } else { high = middle }
      }
      found.append((stratum, start..<low))
      start = low
    }
    return found
  }
}

extension Tally {
  /// Whether any dose says its age, and whether it completed a series; what no dose says cannot be asked for.
  public var knownDoseAttributes: (ages: Bool, series: Bool) {
    var ages = false
    var series = false
    for (stratum, _) in strata where stratum.isDose {
      ages = ages || stratum.ageBand != Stratum.unknownAge
      series = series || stratum.series != .unknown
    }
    return (ages, series)
  }

  /// The last day with a case, and with a dose.
  public var dataThrough: (cases: Day?, doses: Day?) {
    var cases: Day?
    var doses: Day?
    for (stratum, range) in strata {
      // Entries of a stratum are in the order of days.
      let last = entries[range.upperBound - 1].day
      if stratum.isDose { doses = max(doses ?? last, last) } else { cases = max(cases ?? last, last) }
    }
    return (cases, doses)
  }

  /// Wards whose reports add up to less than nothing in some stratum class: corrections without what they correct.
  public func negativeTotals() -> [(ward: Int, isDoses: Bool, total: Fraction)] {
    var totals = [Int](repeating: 0, count: wards * 2)
    for (stratum, range) in strata {
      let kind = stratum.isDose ? 1 : 0
      for entry in entries[range] where Int(entry.place) < wards {
        totals[Int(entry.place) * 2 + kind] += Int(entry.count)
      }
    }
    return totals.indices.filter { totals[$0] < 0 }.map {
      ($0 / 2, $0 % 2 == 1, Fraction(Int128(totals[$0]), over: Int128(scale)))
    }
  }
}
