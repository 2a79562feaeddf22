import Quantities

extension Tally {
  /// The counts of an earlier vintage's wards on the wards of a later one.
  ///
  /// A count of a ward goes to its successors by their shares, exactly: what is not whole stays in units of a report, so the
  /// sum over all wards is the same as before on every day and in every stratum, and sums over days may be taken before or after.
  /// Reports without a ward stay without one.
  ///
  ///     let now = earlier.translated(by: crosswalk, to: boundaries)  // and then: now.merging(later)
  ///
  /// - Parameter list: the wards of the later vintage; those without predecessors have no counts.
  /// - Complexity: O(n · s log (n · s)) for n entries and s successors of a ward.
  /// - Throws: `CrosswalkError.unknownWard`, `.noSuccessor`, `.tooFine`, `.tooLarge`.
  public func translated(by crosswalk: Crosswalk, to list: WardList) throws(CrosswalkError) -> Tally {
    let places = Dictionary(uniqueKeysWithValues: list.codes.enumerated().map { ($1, Int32($0)) })
    let (units, overflows) = scale.multipliedReportingOverflow(by: crosswalk.scale)
    guard !overflows, units <= Self.largestScale else { throw .tooFine }
    // By ward: where its reports go, and how many units of each.
    var successors: [[(place: Int32, units: Int64)]] = []
    for code in wardList.codes {
      var found: [(place: Int32, units: Int64)] = []
      for row in crosswalk.successors(of: code) where row.share != 0 {
        guard let place = places[row.to] else { throw .unknownWard(to: row.to) }
        let part = row.share * Fraction(crosswalk.scale)
        found.append((place, Int64(part.numerator)))
      }
      successors.append(found)
    }
    successors.append([(Int32(list.codes.count), Int64(crosswalk.scale))])
    var moved: [Entry] = []
    moved.reserveCapacity(entries.count)
    var size: Int64 = 0
    for entry in entries {
      let parts = successors[Int(entry.place)]
      guard !parts.isEmpty else { throw .noSuccessor(from: wardList.codes[Int(entry.place)]) }
      for part in parts {
        let (count, isTooLarge) = entry.count.multipliedReportingOverflow(by: part.units)
        let (sum, isTooMuch) = size.addingReportingOverflow(Int64(clamping: count.magnitude))
        guard !isTooLarge, !isTooMuch else { throw .tooLarge }
        size = sum
        moved.append(Entry(stratum: entry.stratum, day: entry.day, place: part.place, count: count))
      }
    }
    return Tally(wardList: list, ageBands: ageBands, entries: Self.normalized(moved), scale: units)
  }
}
