import Testing

@testable import SpatialCore

/// The locator against GEOS on boundaries that nobody here drew: positions on vertices, on edges, near them, and anywhere.
@Suite(.enabled(if: SharedData.isPresent, "needs ../shared/data")) struct RealBoundariesTests {
  static let files = [
    ("hcmc-wards-2021/polygons.geojson", 40), ("hanoi-wards-2025/hanoi_2025_wards.geojson", 300),
    ("austria-districts/polygons.geojson", 60), ("austria-districts/gemeinden_2021_995.geojson", 400),
  ]

  @Test(arguments: files) func `every position is covered by the wards that GEOS says cover it`(
    _ file: (name: String, step: Int)
  ) throws {
    let set = try BoundarySet.load(path: SharedData.path(file.name))
    let areas = set.wards.map(\.area)
    let locator = WardLocator(areas: areas)
    let context = GEOSContext()
    let boxes = areas.map(\.boundingBox)
    var random = SplitMix64(seed: 5)
    var positions: [Coordinate] = []
    for ring in areas.flatMap(\.polygons).flatMap(\.rings) {
      for i in stride(from: 0, to: ring.count - 1, by: file.step) {
        let (a, b) = (ring[i], ring[i + 1])
        let middle = Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
        positions += [
          a, middle, Coordinate(x: middle.x.nextUp, y: middle.y), Coordinate(x: middle.x, y: middle.y.nextDown),
        ]
        positions.append(
          Coordinate(
            x: a.x + (random.next(below: 2001) - 1000) * 1e-6, y: a.y + (random.next(below: 2001) - 1000) * 1e-6))
      }
    }
    var expected = [[Int]](repeating: [], count: positions.count)
    for ward in areas.indices {
      let shape = try context.shape(areas[ward])
      for (i, position) in positions.enumerated() where boxes[ward].contains(position) {
        if try context.covers(shape, position) { expected[i].append(ward) }
      }
    }
    #expect(positions.count > 500)
    var borders = 0
    for (i, position) in positions.enumerated() {
      // The wards that cover a position, as far as the owner: after a ward that covers the whole cell none is looked for.
      #expect(locator.ward(at: position) == expected[i].first, "\(position)")
      borders += expected[i].count > 1 ? 1 : 0
    }
    #expect(borders > 50)
  }
}
