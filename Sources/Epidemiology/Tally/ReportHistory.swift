public import Quantities

/// The vintages of one line list in the order in which they became known: the second of the two axes of time.
///
/// Every report has the day it happened, which its tally keeps, and the moment it became known, which is that of the first
/// vintage that has it. All vintages count over one list of wards and in the same bands of ages.
public struct ReportHistory: Sendable {
  /// Ascending by moment.
  public let vintages: [Vintage]

  /// - Parameter vintages: in any order; none make a history in which nothing is ever known.
  /// - Throws: `ReportHistoryError.sameMoment`, `.mismatch`.
  public init(_ vintages: [Vintage]) throws(ReportHistoryError) {
    let sorted = vintages.sorted { $0.knownAt < $1.knownAt }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.knownAt == later.knownAt {
      throw .sameMoment(later.knownAt)
    }
    guard let first = sorted.first?.tally else {
      self.vintages = []
      return
    }
    var codes = Set(first.wardList.codes)
    for vintage in sorted.dropFirst() {
      do throws(TallyMismatch) { try first.checkSummable(vintage.tally) } catch {
        throw .mismatch(vintage.knownAt, error)
      }
      codes.formUnion(vintage.tally.wardList.codes)
    }
    guard sorted.contains(where: { $0.tally.wardList.codes.count < codes.count }) else {
      self.vintages = sorted
      return
    }
    // Tallies that were read without boundaries know only the wards that have counts.
    let union = WardList(codes: codes.sorted(), of: first.wardList.total, digest: first.wardList.digest)
    self.vintages = sorted.map {
      Vintage(knownAt: $0.knownAt, tally: $0.tally.respread(over: union), through: $0.through)
    }
  }

  /// The latest vintage that was known at a moment, its own moment included.
  ///
  /// - Returns: `nil` before the first one. Nothing was known then, which is not the same as no cases; say so.
  /// - Complexity: O(log v) for v vintages.
  public func vintage(at moment: Moment) -> Vintage? {
    var (low, high) = (0, vintages.count)
    while low < high {
      let middle = (low + high) / 2
      if vintages[middle].knownAt <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : vintages[low - 1]
  }

  /// The counts as they were known at a moment.
  ///
  /// - Returns: `nil` before the first vintage. Nothing was known then, which is not the same as no cases; say so.
  public func known(at moment: Moment) -> Tally? { vintage(at: moment)?.tally }

  /// Every ward and day whose count was another one at the later moment, sorted by day and ward.
  ///
  /// Days after the last one that the earlier vintage reports on are new and not revised, and are left out. The place of reports
  /// in no ward stands behind the wards of its day. A day that the later vintage tells nothing of counts as 0 in it.
  ///
  /// - Returns: `nil` when nothing was known at the earlier or the later moment.
  /// - Complexity: O(n log n) for n entries of both vintages.
  public func revisions(from earlier: Moment, to later: Moment, _ filter: ReportFilter = .cases()) -> [Revision]? {
    guard let before = vintage(at: earlier), let after = vintage(at: later) else { return nil }
    guard let through = before.through else { return [] }
    let codes = before.tally.wardList.codes
    var found: [Revision] = []
    WardDayCount.forEachPair(
      before.tally.wardDays(filter, through: through), after.tally.wardDays(filter, through: through)
    ) { day, ward, old, new in
      guard old != new else { return }
      found.append(
        Revision(day: day, ward: ward, code: ward < codes.count ? codes[ward] : nil, before: old, after: new))
    }
    return found
  }
}
