import Quantities
import Registry
import SpatialCore
import Store

/// Where the people of some wards live, for counting them in one shape after the other.
struct HousesOfWards {
  private struct Ward {
    var area: MultiPolygon
    var ground: Double
    var people: Int
    /// One for each person whose house is known.
    var positions: [Coordinate]
    var unlocated: Int
  }

  private var wards: [Int: Ward] = [:]

  /// People in a shape: those of known houses inside, and of the others the share that the shape has of their ward's ground.
  ///
  /// - Throws: `GEOSError`.
  func people(in shape: MultiPolygon, _ placed: [AreaWard]) throws(GEOSError) -> (located: Int, others: Int) {
    let cut = AreaCut()
    var (located, others) = (0, 0.0)
    for ward in placed {
      guard let known = wards[ward.row] else { continue }
      if ward.isWhole {
        located += known.people
        continue
      }
      located += try cut.covers(shape, known.positions).count { $0 }
      let common = Geodesic.area(of: try cut.common(shape, known.area))
      if known.ground > 0 { others += Double(known.unlocated) * min(common / known.ground, 1) }
    }
    return (located, Int(others.rounded()))
  }

  /// - Throws: `StoreError`; `SealingError`.
  mutating func load(
    _ row: Int, _ area: MultiPolygon, on day: Day, _ register: CitizenRegister, _ hashes: AreaHashes,
    _ reading: Reading
  ) throws {
    guard wards[row] == nil else { return }
    let houses = Dictionary(
      try Dwelling.all(ofWard: row, reading).map { ($0.key, $0.position) }, uniquingKeysWith: { first, _ in first })
    var known: [String: Coordinate?] = [:]
    var ward = Ward(area: area, ground: Geodesic.area(of: area), people: 0, positions: [], unlocated: 0)
    try register.forEachDweller(ofWard: row, on: day, reading) { _, _, record in
      ward.people += 1
      let position: Coordinate?
      if let found = known[record.address] {
        position = found
      } else {
        let address = AddressText.normalised(record.address)
        position = address.isEmpty ? nil : houses[hashes.key(ofAddress: address)]
        known[record.address] = .some(position)
      }
      if let position { ward.positions.append(position) } else { ward.unlocated += 1 }
    }
    wards[row] = ward
  }
}
