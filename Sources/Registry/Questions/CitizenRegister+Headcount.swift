package import Quantities
import SpatialCore
package import Store

extension CitizenRegister {
  /// Counts those who dwell in wards on a day by age, priority group and whether they live alone.
  ///
  /// Everybody counts once, where they dwell. Only columns that stand in clear are read, so no key is needed, no officer is asked for and no
  /// act is left. The parts are read one after the other beside whoever writes: an import under way may be in one and not in another.
  ///
  /// - Parameters:
  ///   - wards: rows of `store_wards`, each once.
  ///   - picked: citizens to be counted who were found otherwise, with their birth days; none of them dwells in the wards.
  ///   - unions: groups of which people are counted who are in any.
  ///   - ageBreaks: first ages of the bands, 250 at most; 0 is added when it is not among them.
  /// - Complexity: O(residences of the wards + people with a group + people with a household); a byte a citizen of the register.
  /// - Throws: `StoreError`.
  package static func headcount(
    _ file: DatabaseFile, on day: Day, wards: [Int], picked: [(citizen: Int, birth: Int?)] = [], ageBreaks: [Int],
    unions: [PriorityGroups] = [], threads: Int = 2
  ) throws -> Headcount {
    var count = Headcount(ageBreaks: ageBreaks)
    precondition(count.bands.count < 255, "a band is a byte")
    let limits = count.ageBreaks.map { Int(BirthDate.latest(forAge: $0, on: day).number) }
    let (citizens, households) = try file.read { reading in
      (
        try reading.first("SELECT max(id) FROM registry_citizens") { $0.optionalInt(0) }.flatMap { $0 } ?? 0,
        try reading.first("SELECT max(household) FROM registry_citizens") { $0.optionalInt(0) }.flatMap { $0 } ?? 0
      )
    }
    // The band of each citizen who is counted, from 1; 0 for all others. A citizen dwells in one ward, so no place is written twice.
    nonisolated(unsafe) let places = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: citizens + 1)
    places.initialize(repeating: 0)
    defer { places.deallocate() }
    let bandCount = count.bands.count
    @Sendable func band(_ birth: Int?) -> Int {
      guard let birth else { return bandCount - 1 }
      var band = limits.count - 1
      while band > 0, birth > limits[band] { band -= 1 }
      return band
    }
    for (citizen, birth) in picked where citizen <= citizens {
      places[citizen] = UInt8(band(birth) + 1)
      count.bands[band(birth)] += 1
    }
    let parts = try OrderedRanges(count: wards.count, size: 8, threads: threads).map { range in
      try file.read { reading in
        var bands = [Int](repeating: 0, count: bandCount)
        for ward in wards[range] {
          let statement = try reading.statement(
            """
            SELECT citizen, birth_day FROM registry_residences
            WHERE ward = ? AND dwelling = 1 AND first_day <= ? AND (last_day IS NULL OR last_day >= ?)
            """)
          statement.bind(0, ward)
          statement.bind(1, Int64(day.number))
          statement.bind(2, Int64(day.number))
          defer { statement.reset() }
          while try statement.step() {
            let citizen = statement.int(0)
            let place = band(statement.optionalInt(1))
            bands[place] += 1
            if citizen <= citizens { places[citizen] = UInt8(place + 1) }
          }
        }
        return bands
      }
    }
    for part in parts { for band in part.indices { count.bands[band] += part[band] } }
    let readable = UnsafeBufferPointer(places)
    nonisolated(unsafe) let marks = readable
    // The groups are one piece of work, the households some more.
    let pieces = 8
    let found = try OrderedRanges(count: pieces + 1, size: 1, threads: threads).map { range in
      try file.read { reading in
        if range.lowerBound == 0 { return (try groups(marks, bandCount, unions, reading), [Int](), 0) }
        let (first, last) = (
          households * (range.lowerBound - 1) / pieces + 1, households * range.lowerBound / pieces
        )
        let (alone, known) = try aloneOnes(marks, bandCount, first, last, reading)
        return (([:], []), alone, known)
      }
    }
    count.ofUnknownHousehold = count.total
    for (groups, alone, known) in found {
      if !groups.unions.isEmpty || !groups.each.isEmpty { (count.groups, count.unions) = groups }
      for band in alone.indices { count.alone[band] += alone[band] }
      count.ofUnknownHousehold -= known
    }
    return count
  }

  private static func groups(
    _ marks: UnsafeBufferPointer<UInt8>, _ bandCount: Int, _ unions: [PriorityGroups], _ reading: Reading
  ) throws -> (each: [Int: [Int]], unions: [[Int]]) {
    var counts = [Int](repeating: 0, count: 64 * bandCount)
    var counted = unions.map { _ in [Int](repeating: 0, count: bandCount) }
    // The index holds both columns, so no record is touched.
    let statement = try reading.statement("SELECT id, groups FROM registry_citizens WHERE groups <> 0")
    defer { statement.reset() }
    while try statement.step() {
      let citizen = statement.int(0)
      guard citizen < marks.count, marks[citizen] > 0 else { continue }
      let band = Int(marks[citizen]) - 1
      var rest = UInt64(bitPattern: Int64(statement.int(1)))
      for (place, union) in unions.enumerated() where rest & union.mask != 0 { counted[place][band] += 1 }
      while rest != 0 {
        counts[rest.trailingZeroBitCount * bandCount + band] += 1
        rest &= rest - 1
      }
    }
    var groups: [Int: [Int]] = [:]
    for group in PriorityGroups.numbers {
      let bands = Array(counts[group * bandCount..<(group + 1) * bandCount])
      if bands.contains(where: { $0 > 0 }) { groups[group] = bands }
    }
    return (groups, counted)
  }

  /// - Returns: those alone, by band, and how many of the counted have a household.
  private static func aloneOnes(
    _ marks: UnsafeBufferPointer<UInt8>, _ bandCount: Int, _ first: Int, _ last: Int, _ reading: Reading
  ) throws -> ([Int], Int) {
    var alone = [Int](repeating: 0, count: bandCount)
    var known = 0
    let statement = try reading.statement(
      "SELECT household, id FROM registry_citizens WHERE household >= ? AND household <= ? ORDER BY household")
    statement.bind(0, first)
    statement.bind(1, last)
    defer { statement.reset() }
    var household = -1
    var members = 0
    var band = 0
    while try statement.step() {
      let next = statement.int(0)
      if next != household {
        if members == 1 { alone[band] += 1 }
        (household, members) = (next, 0)
      }
      let citizen = statement.int(1)
      guard citizen < marks.count, marks[citizen] > 0 else { continue }
      band = Int(marks[citizen]) - 1
      members += 1
      known += 1
    }
    if members == 1 { alone[band] += 1 }
    return (alone, known)
  }
}
