import Quantities

/// The reports of a ward on a day, whatever their strata.
struct WardDayCount: Equatable {
  /// Day and place in one number, as in the keys of entries, so that day and then ward is their order.
  let key: UInt64
  var count: Int64

  var day: Day { Day(number: Int32(key >> 32) + TallyAccumulator.firstDayNumber) }
  var ward: Int { Int(key & 0xFFFF_FFFF) }

  /// Calls `body` for each day and ward that either list has, in order, with 0 for the one that has none.
  static func forEachPair(
    _ a: [WardDayCount], _ b: [WardDayCount], _ body: (_ day: Day, _ ward: Int, _ a: Int64, _ b: Int64) -> Void
  ) {
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || i < a.count && a[i].key < b[j].key {
        body(a[i].day, a[i].ward, a[i].count, 0)
        i += 1
      } else if i == a.count || b[j].key < a[i].key {
        body(b[j].day, b[j].ward, 0, b[j].count)
        j += 1
      } else {
        body(a[i].day, a[i].ward, a[i].count, b[j].count)
        (i, j) = (i + 1, j + 1)
      }
    }
  }
}

extension Tally {
  /// Counts of the reports that the filter names, by day and ward, sorted; wards without a report on a day are left out.
  ///
  /// - Precondition: the bands of ages begin where the filter asks.
  func wardDays(_ filter: ReportFilter, from first: Day? = nil, through last: Day) -> [WardDayCount] {
    var found: [WardDayCount] = []
    let chosen = strata.filter { filter.includes($0.stratum, ageBands) }
    for (_, range) in chosen {
      for entry in entries[range] where entry.day <= last && first.map({ entry.day >= $0 }) ?? true {
        found.append(WardDayCount(key: entry.key & (1 << 50 - 1), count: entry.count))
      }
    }
    // One stratum is sorted already.
    guard chosen.count > 1 else { return found }
    found.sort { $0.key < $1.key }
    var sums: [WardDayCount] = []
    sums.reserveCapacity(found.count)
    for count in found {
      if let last = sums.last, last.key == count.key {
        sums[sums.count - 1].count += count.count
      } else {
        sums.append(count)
      }
    }
    return sums
  }
}
