import Testing

@testable import SpatialCore

@Suite struct CoverageTests {
  @Test func `overlaps and gaps are found with their areas`() throws {
    let square = WardLocatorTests.square
    let check = try CoverageCheck(of: [square(0, 0, 1, []), square(0.9, 0, 1, []), square(5, 5, 1, [])])
    #expect(check.overlaps.count == 1)
    #expect(check.overlaps[0].first == 0 && check.overlaps[0].second == 1)
    #expect(check.overlaps[0].area > 1e9)
    #expect(check.gaps.isEmpty)
    let around = square(0, 0, 10, [WardLocatorTests.ring(4, 4, 2)])
    let gaps = try CoverageCheck(of: [around, square(4, 4, 1, [])]).gaps
    #expect(gaps.count == 1)
    #expect(try CoverageCheck(of: [around, square(4, 4, 2, [])]).gaps.isEmpty)
  }

  @Test func `rook neighbours share a border and queen neighbours a place`() {
    let areas = [(0.0, 0.0), (1, 0), (0, 1), (1, 1), (5, 5)].map { WardLocatorTests.square($0.0, $0.1, 1, holes: []) }
    #expect(Adjacency(of: areas, contiguity: .rook).neighbours == [[1, 2], [0, 3], [0, 3], [1, 2], []])
    #expect(
      Adjacency(of: areas, contiguity: .queen).neighbours == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2], []])
    #expect(Adjacency(of: areas, contiguity: .queen).islands == [4])
  }

  @Test func `borders that do not share their vertices and gap by less than the tolerance are shared`() {
    // A metre is near 0.000009 degrees.
    let left = WardLocatorTests.square(0, 0, 1)
    let right = MultiPolygon([
      Polygon(
        exterior: [(1.000005, 0.1), (2, 0.1), (2, 0.9), (1.000005, 0.9), (1.000004, 0.5), (1.000005, 0.1)].map {
          Coordinate(x: $0.0, y: $0.1)
        })
    ])
    #expect(Adjacency(of: [left, right], contiguity: .rook, within: 1).neighbours == [[1], [0]])
    #expect(Adjacency(of: [left, right], contiguity: .rook, within: 0.1).neighbours == [[], []])
  }

  @Test(.enabled(if: SharedData.isPresent, "needs ../shared/data/hanoi-wards-2025"))
  func `Hanoi of 2025 has one overlap of 0.29 square metres and its area`() throws {
    let set = try BoundarySet.load(path: SharedData.path("hanoi-wards-2025/hanoi_2025_wards.geojson"))
    #expect(set.wards.count == 126)
    let areas = set.wards.map(\.area)
    let check = try CoverageCheck(of: areas)
    #expect(check.overlaps.count == 1)
    let overlap = try #require(check.overlaps.first)
    #expect([set.wards[overlap.first].code, set.wards[overlap.second].code] == ["00562", "00565"])
    #expect(abs(overlap.area - 0.29) < 0.01)
    #expect(check.gaps.isEmpty)
    let total = areas.reduce(0) { $0 + Geodesic.area(of: $1) } / 1e6
    #expect(abs(total - 3359.2) < 3.3592)
    let wound = areas.flatMap(\.polygons).filter(\.isWoundByRFC7946)
    #expect(wound.count == 126)
    #expect(Adjacency(of: areas, contiguity: .rook).islands.isEmpty)
  }

  @Test(.enabled(if: SharedData.isPresent, "needs ../shared/data/hcmc-wards-2021"))
  func `neighbours of real wards are those of GEOS`() throws {
    let set = try BoundarySet.load(path: SharedData.path("hcmc-wards-2021/polygons.geojson"))
    let areas = set.wards.map(\.area)
    let queen = Adjacency(of: areas, contiguity: .queen, within: 0.05)
    let context = GEOSContext()
    var expected = [Set<Int>](repeating: [], count: areas.count)
    BoxIndex.forEachPair(areas.map(\.boundingBox)) { a, b in
      guard let x = try? context.shape(areas[a]), let y = try? context.shape(areas[b]),
        let common = try? context.touches(x, y), common
      else { return }
      expected[a].insert(b)
      expected[b].insert(a)
    }
    // Every pair that GEOS sees touching is found; snapping may add a few that miss each other by centimetres.
    for ward in areas.indices { #expect(expected[ward].isSubset(of: queen.neighbours[ward])) }
    let added = areas.indices.reduce(0) { $0 + queen.neighbours[$1].count - expected[$1].count }
    #expect(added <= 20, "\(added)")
  }
}
