public import Quantities

extension Tally {
  /// The counts up to and with a day.
  public func through(_ day: Day) -> Tally {
    guard let last = lastDay, last > day else { return self }
    return Tally(wardList: wardList, ageBands: ageBands, entries: entries.filter { $0.day <= day }, scale: scale)
  }

  /// The counts with ages in fewer bands: exactly what counting the rows in these bands gives.
  ///
  /// - Throws: `TallyMismatch.tooCoarse` when a band asked for begins inside one of the tally.
  public func coarsened(to bands: AgeBands) throws(TallyMismatch) -> Tally {
    guard bands != ageBands else { return self }
    let missing = bands.starts.filter { !ageBands.starts.contains($0) }
    guard missing.isEmpty else { throw .tooCoarse(has: ageBands.starts, missing: missing) }
    let coarse = ageBands.starts.map { Int(bands.bandOfAge[$0]) }
    let moved = entries.map { entry in
      let stratum = entry.stratum
      guard stratum.ageBand < coarse.count else { return entry }
      return Entry(
        stratum: stratum.withAgeBand(coarse[stratum.ageBand]), day: entry.day, place: entry.place, count: entry.count)
    }
    return Tally(wardList: wardList, ageBands: bands, entries: Self.normalized(moved), scale: scale)
  }

  /// Reports up to and with a day, and after it.
  public struct Totals: Hashable, Sendable {
    public var inWards = 0
    public var unlocated = 0
    public var later = 0
    public var lastLaterDay: Day?
  }

  /// Sums of the reports of one kind by whether they are of the time up to a day, and whether they have a ward.
  ///
  /// Whole also where the counts of single wards are not, since a crosswalk shares out all of every count.
  public func totals(doses: Bool, through day: Day) -> Totals {
    var totals = Totals()
    for (stratum, range) in strata where stratum.isDose == doses {
      for entry in entries[range] {
        let count = Int(entry.count)
        if entry.day > day {
          totals.later += count
          totals.lastLaterDay = max(totals.lastLaterDay ?? entry.day, entry.day)
        } else if Int(entry.place) < wards {
          totals.inWards += count
        } else {
          totals.unlocated += count
        }
      }
    }
    totals.inWards /= scale
    totals.unlocated /= scale
    totals.later /= scale
    return totals
  }
}
