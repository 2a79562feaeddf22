import Quantities

@testable import Epidemiology

/// A crosswalk drawn at random: codes of both vintages overlap, and mean different wards.
struct RandomCrosswalk {
  let earlier: [String]
  let later: [String]
  let crosswalk: Crosswalk

  init(earlier count: Int, later: Int, random: inout SplitMix64) throws {
    earlier = (0..<count).map { "w\(10 + $0)" }
    self.later = (0..<later).map { "w\(12 + $0)" }
    var rows: [Crosswalk.Row] = []
    for code in earlier {
      let successors = self.later.shuffled(using: &random).prefix(Int.random(in: 1...min(4, later), using: &random))
      let weights = successors.map { _ in Fraction(Int.random(in: 1...9, using: &random)) }
      let units = [2, 3, 12, 100].randomElement(using: &random)!
      for (to, share) in zip(successors, ShareRounding.shares(weights, of: units)) {
        rows.append(Crosswalk.Row(from: code, to: to, share: share, basis: successors.count == 1 ? .merge : .given))
      }
    }
    crosswalk = try Crosswalk(rows: rows)
  }

  /// What the counts of a tally are on the later wards, added up one by one as fractions.
  func translated(_ tally: Tally) -> [PlainCount: Fraction] {
    var sums: [PlainCount: Fraction] = [:]
    for (place, count) in tally.plain {
      let rows = crosswalk.rows.filter { $0.from == place.ward }
      if place.ward == nil { sums[place] = count }
      for row in rows {
        var moved = place
        moved.ward = row.to
        sums[moved] = (sums[moved] ?? 0) + count * row.share
      }
    }
    return sums.filter { $0.value != 0 }
  }
}

/// What a count is of.
struct PlainCount: Hashable {
  var stratum: Stratum
  var day: Day
  var ward: String?
}

extension Tally {
  /// The counts as fractions of reports.
  var plain: [PlainCount: Fraction] {
    Dictionary(
      uniqueKeysWithValues: entries.map { entry in
        let ward = Int(entry.place) < wards ? wardList.codes[Int(entry.place)] : nil
        return (
          PlainCount(stratum: entry.stratum, day: entry.day, ward: ward),
          Fraction(Int128(entry.count), over: Int128(scale))
        )
      })
  }

  /// The sum of all counts by day and stratum, in a ward or not.
  var sums: [PlainCount: Fraction] {
    var sums: [PlainCount: Fraction] = [:]
    for (place, count) in plain {
      let key = PlainCount(stratum: place.stratum, day: place.day)
      sums[key] = (sums[key] ?? 0) + count
    }
    return sums.filter { $0.value != 0 }
  }
}
