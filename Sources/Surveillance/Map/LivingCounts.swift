import Epidemiology
import Quantities
import SpatialCore
import Store

/// The counts of a vintage in memory, ward by ward, kept current one change at a time.
struct LivingCounts {
  /// A change of one number; `place` is a ward's number, or the number of wards for reports in none.
  struct Change {
    var place: Int
    var stratum: Stratum
    var day: Day
    var count: Int
  }

  let wardList: WardList
  let bands: AgeBands
  /// Of each place, in the order of stratum and day.
  private(set) var places: [[Tally.Entry]]

  init(wardList: WardList, bands: AgeBands) {
    self.wardList = wardList
    self.bands = bands
    places = Array(repeating: [], count: wardList.codes.count + 1)
  }

  /// Reads the counts of a vintage as known at the end of a day.
  ///
  /// - Complexity: O(n log n) for n numbers of the table.
  /// - Throws: `StoreError`.
  init(_ vintage: BoundaryVintage, bands: AgeBands, knownThrough: Day?, _ reading: Reading) throws {
    self.init(wardList: WardList(codes: vintage.wards.map(\.code)), bands: bands)
    let statement = try reading.statement(
      """
      SELECT ward, day, stratum, count FROM surveillance_tally
      WHERE vintage = ? AND known_day <= ? ORDER BY vintage, ward, known_day, day, stratum
      """)
    statement.bind(0, vintage.number)
    statement.bind(1, knownThrough.map { Int($0.number) } ?? Int(Int32.max))
    defer { statement.reset() }
    while try statement.step() {
      let place = vintage.ward(row: statement.int(0)) ?? vintage.wards.count
      places[place].append(
        Tally.Entry(
          stratum: Stratum(code: statement.int(2)), day: Day(number: Int32(statement.int(1))), place: Int32(place),
          count: Int64(statement.int(3))))
    }
    for place in places.indices { places[place] = Tally.normalized(places[place]) }
  }

  mutating func apply(_ change: Change) {
    let entry = Tally.Entry(
      stratum: change.stratum, day: change.day, place: Int32(change.place), count: Int64(change.count))
    var (low, high) = (0, places[change.place].count)
    while low < high {
      let middle = (low + high) / 2
      if places[change.place][middle].precedes(entry) { low = middle + 1 } else { high = middle }
    }
    if low < places[change.place].count, !entry.precedes(places[change.place][low]) {
      let sum = places[change.place][low].count + entry.count
      if sum == 0 {
        places[change.place].remove(at: low)
      } else {
        places[change.place][low] = Tally.Entry(
          stratum: change.stratum, day: change.day, place: Int32(change.place), count: sum)
      }
    } else if change.count != 0 {
      places[change.place].insert(entry, at: low)
    }
  }

  /// The counts of all wards.
  ///
  /// - Complexity: O(n log n) for n numbers.
  var tally: Tally {
    Tally(wardList: wardList, ageBands: bands, entries: Tally.normalized(Array(places.joined())))
  }

  /// The counts of some wards, numbered in the order given, which ascends.
  func tally(of wards: [Int]) -> Tally {
    var entries: [Tally.Entry] = []
    for (number, ward) in wards.enumerated() {
      for entry in places[ward] {
        entries.append(
          Tally.Entry(stratum: entry.stratum, day: entry.day, place: Int32(number), count: entry.count))
      }
    }
    return Tally(
      wardList: WardList(codes: wards.map { wardList.codes[$0] }), ageBands: bands, entries: Tally.normalized(entries))
  }

  /// The counts of reports in no ward, as those of one place.
  func unlocated() -> Tally {
    let entries = places[places.count - 1].map {
      Tally.Entry(stratum: $0.stratum, day: $0.day, place: 0, count: $0.count)
    }
    return Tally(wardList: WardList(codes: []), ageBands: bands, entries: Tally.normalized(entries))
  }

  /// What the doses of a place say up to a day: 1 when any says its age, 2 when any says whether it completed a series, or both.
  func doseAttributes(of place: Int, through day: Day) -> UInt8 {
    var found: UInt8 = 0
    for entry in places[place].reversed() where found != 3 {
      // Doses stand behind all cases.
      guard entry.isDose else { break }
      guard entry.day <= day else { continue }
      if entry.stratum.ageBand != Stratum.unknownAge { found |= 1 }
      if entry.stratum.saysSeries { found |= 2 }
    }
    return found
  }

  /// The last day up to `day` on which any case is counted.
  func lastCase(through day: Day) -> Day? {
    var last: Day?
    for entries in places {
      // Doses stand behind all cases, and are many more.
      for entry in entries {
        if entry.isDose { break }
        if entry.day <= day, entry.day > last ?? Day(number: .min) { last = entry.day }
      }
    }
    return last
  }
}

extension Tally.Entry {
  /// The order of a tally.
  fileprivate func precedes(_ other: Tally.Entry) -> Bool {
    (stratum.code, day.number) < (other.stratum.code, other.day.number)
  }
}
