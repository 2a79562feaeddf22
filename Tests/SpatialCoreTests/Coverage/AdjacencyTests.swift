import Testing

@testable import SpatialCore

@Suite struct AdjacencyTests {
  static let square = WardLocatorTests.square

  /// Neighbours by GEOS: `pattern` is asked of every two areas.
  static func byGEOS(_ areas: [MultiPolygon], _ patterns: String...) throws -> [Set<Int>] {
    let context = GEOSContext()
    var neighbours = [Set<Int>](repeating: [], count: areas.count)
    let boxes = areas.map(\.boundingBox)
    for a in areas.indices {
      for b in areas.indices where a < b && boxes[a].intersects(boxes[b]) {
        let x = try context.shape(areas[a])
        let y = try context.shape(areas[b])
        var found = false
        for pattern in patterns where !found { found = try context.relates(x, y, pattern) }
        guard found else { continue }
        neighbours[a].insert(b)
        neighbours[b].insert(a)
      }
    }
    return neighbours
  }

  @Test func `a ward inside another, or touching it from inside, is its neighbour in both senses`() {
    let outer = Self.square(0, 0, 10, [])
    for inner in [Self.square(4, 4, 1, []), Self.square(0, 4, 1, []), outer] {
      #expect(Adjacency(of: [outer, inner], contiguity: .rook).neighbours == [[1], [0]])
      #expect(Adjacency(of: [inner, outer], contiguity: .queen).neighbours == [[1], [0]])
    }
    // In a hole there is no overlap: an enclave shares a border, or nothing.
    let ringed = Self.square(0, 0, 10, [WardLocatorTests.ring(3, 3, 4)])
    #expect(Adjacency(of: [ringed, Self.square(3, 3, 4, [])], contiguity: .rook).neighbours == [[1], [0]])
    #expect(Adjacency(of: [ringed, Self.square(4, 4, 2, [])], contiguity: .queen).neighbours == [[], []])
  }

  @Test func `wards that meet at a corner are queen neighbours only`() {
    let a = Self.square(0, 0, 1, [])
    let b = Self.square(1, 1, 1, [])
    #expect(Adjacency(of: [a, b], contiguity: .queen).neighbours == [[1], [0]])
    #expect(Adjacency(of: [a, b], contiguity: .rook).islands == [0, 1])
  }

  @Test func `wards on both sides of the antimeridian are neighbours`() {
    let east = Self.square(179, -17, 1, [])
    let west = Self.square(-180, -17, 1, [])
    #expect(Adjacency(of: [east, west], contiguity: .rook).neighbours == [[1], [0]])
    #expect(Adjacency(of: [east, Self.square(-180, -16, 1, [])], contiguity: .rook).neighbours == [[], []])
    #expect(Adjacency(of: [east, Self.square(-180, -16, 1, [])], contiguity: .queen).neighbours == [[1], [0]])
  }

  @Test func `a third ward far away changes no neighbours`() {
    // At 60° north a degree of longitude is half as long: the gap is 0.9 m there and 1.8 m at the equator.
    let a = Self.square(0, 60, 0.01, [])
    let b = MultiPolygon([Polygon(exterior: WardLocatorTests.ring(0.0100162, 60, 0.01))])
    let near = Adjacency(of: [a, b], contiguity: .rook, within: 1)
    let three = Adjacency(of: [a, b, Self.square(0, -70, 1, [])], contiguity: .rook, within: 1)
    #expect(near.neighbours == [[1], [0]])
    #expect(three.neighbours == [[1], [0], []])
  }

  @Test func `an area without parts is an island`() {
    #expect(Adjacency(of: [MultiPolygon(), Self.square(0, 0, 1, [])], contiguity: .queen).islands == [0, 1])
  }

  @Test func `of random lattice areas the neighbours are those of GEOS`() throws {
    var random = SplitMix64(seed: 41)
    for round in 0..<60 {
      let areas = (0..<6).map { _ in random.latticePolygon(size: 8) }
      // Interiors that meet, or borders along a length; borders or interiors at one position.
      let rook = try Self.byGEOS(areas, "T********", "****1****")
      let queen = try Self.byGEOS(areas, "T********", "****T****", "***T*****", "*T*******")
      // A thousandth of a millimetre: lattice steps are 100 km.
      let found = [Adjacency.Contiguity.rook, .queen].map { Adjacency(of: areas, contiguity: $0, within: 1e-6) }
      #expect(found[0].neighbours == rook.map { $0.sorted() }, "seed 41, round \(round)")
      #expect(found[1].neighbours == queen.map { $0.sorted() }, "seed 41, round \(round)")
    }
  }

  @Test(
    .enabled(if: SharedData.isPresent, "needs ../shared/data"),
    arguments: ["hanoi-wards-2025/hanoi_2025_wards.geojson", "hcmc-wards-2021/polygons.geojson"])
  func `rook neighbours of real wards are those of GEOS`(_ file: String) throws {
    let areas = try BoundarySet.load(path: SharedData.path(file)).wards.map(\.area)
    let expected = try Self.byGEOS(areas, "****1****", "T********")
    let found = Adjacency(of: areas, contiguity: .rook, within: 0.05).neighbours
    var missing: [(Int, Int)] = []
    var added: [(Int, Int)] = []
    for ward in areas.indices {
      missing += expected[ward].subtracting(found[ward]).map { (ward, $0) }
      added += Set(found[ward]).subtracting(expected[ward]).map { (ward, $0) }
    }
    // What snapping adds are borders that miss each other by centimetres.
    #expect(missing.isEmpty, "\(missing)")
    #expect(added.count <= 20, "\(added)")
  }
}
