import Foundation
import Testing

@testable import SpatialCore

@Suite struct WardLocatorTests {
  /// Brute force: the first area whose edges, all of them, say that it covers the position.
  static func slowly(_ areas: [MultiPolygon], _ position: Coordinate) -> Int? {
    areas.firstIndex { $0.covers(position) }
  }

  static func square(_ x: Double, _ y: Double, _ side: Double, holes: [[Coordinate]] = []) -> MultiPolygon {
    MultiPolygon([Polygon(exterior: ring(x, y, side), holes: holes)])
  }

  static func ring(_ x: Double, _ y: Double, _ side: Double) -> [Coordinate] {
    [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + $0.0 * side, y: y + $0.1 * side) }
  }

  @Test func `a position on a shared border belongs to the ward that comes first`() {
    let locator = WardLocator(areas: [Self.square(1, 0, 1), Self.square(0, 0, 1)])
    #expect(locator.ward(at: Coordinate(x: 1, y: 0.5)) == 0)
    #expect(locator.ward(at: Coordinate(x: 0.5, y: 0.5)) == 1)
    #expect(locator.ward(at: Coordinate(x: 1, y: 1)) == 0)
    #expect(locator.ward(at: Coordinate(x: 2, y: 1)) == 0)
    #expect(locator.ward(at: Coordinate(x: 0, y: 0)) == 1)
    #expect(locator.ward(at: Coordinate(x: 2.0000000000000004, y: 1)) == nil)
    #expect(locator.wards(covering: Coordinate(x: 1, y: 0.25)) == [0, 1])
  }

  @Test func `a hole belongs to the ward inside it and its border to the one that comes first`() {
    let outer = Self.square(0, 0, 10, holes: [Self.ring(4, 4, 2)])
    let inner = Self.square(4, 4, 2)
    for (areas, onBorder) in [([outer, inner], 0), ([inner, outer], 0)] {
      let locator = WardLocator(areas: areas)
      #expect(locator.ward(at: Coordinate(x: 5, y: 5)) == areas.firstIndex(of: inner))
      #expect(locator.ward(at: Coordinate(x: 1, y: 5)) == areas.firstIndex(of: outer))
      #expect(locator.ward(at: Coordinate(x: 4, y: 5)) == onBorder)
    }
  }

  @Test func `an empty hole is outside every ward`() {
    let locator = WardLocator(areas: [Self.square(0, 0, 10, holes: [Self.ring(4, 4, 2)])])
    #expect(locator.ward(at: Coordinate(x: 5, y: 5)) == nil)
  }

  @Test func `where wards overlap the first one wins everywhere in the overlap`() {
    let areas = [Self.square(0.5, 0.5, 1), Self.square(0, 0, 1), Self.square(0.25, 0.25, 4)]
    let locator = WardLocator(areas: areas)
    for i in 0...50 {
      for j in 0...50 {
        let position = Coordinate(x: Double(i) / 10, y: Double(j) / 10)
        #expect(locator.ward(at: position) == Self.slowly(areas, position))
      }
    }
  }

  @Test func `positions that are not finite or far away have no ward`() {
    let locator = WardLocator(areas: [Self.square(0, 0, 1)])
    for value in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
      #expect(locator.ward(at: Coordinate(x: value, y: 0.5)) == nil)
      #expect(locator.ward(at: Coordinate(x: 0.5, y: value)) == nil)
    }
    #expect(WardLocator(areas: []).ward(at: Coordinate(x: 0, y: 0)) == nil)
    #expect(WardLocator(areas: [MultiPolygon()]).ward(at: Coordinate(x: 0, y: 0)) == nil)
  }

  /// Wards with vertices on a small lattice, so that borders, vertices and collinear positions are met all the time.
  @Test(arguments: 0..<60) func `lattice worlds agree with brute force at every lattice and half-lattice position`(
    _ seed: Int
  ) {
    var random = SplitMix64(seed: UInt64(seed))
    let areas = (0..<5).map { _ in random.latticePolygon(size: 6) }
    for cells in [1, 7, 64, 900] {
      let locator = WardLocator(areas: areas, cellBudget: cells)
      for i in -1...13 {
        for j in -1...13 {
          let position = Coordinate(x: Double(i) / 2, y: Double(j) / 2)
          let expected = Self.slowly(areas, position)
          #expect(locator.ward(at: position) == expected, "seed \(seed), \(cells) cells, \(position)")
          #expect(
            locator.soleWard(at: position) == Self.sole(areas, position), "seed \(seed), \(cells) cells, \(position)")
        }
      }
    }
  }

  /// The only area that covers the position, if no border of it runs through there.
  static func sole(_ areas: [MultiPolygon], _ position: Coordinate) -> Int? {
    let covering = areas.indices.filter { areas[$0].covers(position) }
    guard covering.count == 1 else { return nil }
    let rings = areas[covering[0]].polygons.flatMap { [$0.exterior] + $0.holes }
    return rings.contains { RayCrossing.count(position.x, position.y, path: $0, count: $0.count) == .onPath }
      ? nil : covering[0]
  }

  @Test(arguments: [2, 3, 16]) func `any number of threads builds the same index`(_ threads: Int) {
    var random = SplitMix64(seed: 21)
    for (positions, cells) in [(50, 40), (3_000, 400_000), (3_000, 6_000_000)] {
      let areas = (0..<12).map { _ in random.coast(positions: positions, islands: 20) } + [Self.square(0, 0, 3)]
      let one = WardLocator(areas: areas, cellBudget: cells)
      let many = WardLocator(areas: areas, cellBudget: cells, threads: threads)
      #expect(one.tiles.elementsEqual(many.tiles))
      #expect(one.blocks.elementsEqual(many.blocks))
      #expect(one.path.elementsEqual(many.path))
      #expect(
        one.candidates.elementsEqual(many.candidates) {
          ($0.ward, $0.first, $0.count, $0.startsInside, $0.continues, $0.isLast)
            == ($1.ward, $1.first, $1.count, $1.startsInside, $1.continues, $1.isLast)
        })
      #expect(one.possibleOverlaps.elementsEqual(many.possibleOverlaps, by: ==))
    }
  }

  @Test func `a block of positions is located as one by one`() {
    var random = SplitMix64(seed: 7)
    let areas = (0..<20).map { _ in random.latticePolygon(size: 30) }
    let locator = WardLocator(areas: areas)
    let x = (0..<5000).map { _ in random.next(below: 3100) / 100 }
    let y = (0..<5000).map { _ in random.next(below: 3100) / 100 }
    var found = [Int32](repeating: 9, count: x.count)
    var results = found.mutableSpan
    locator.locate(x: x.span, y: y.span, into: &results)
    for i in x.indices {
      let expected = Self.slowly(areas, Coordinate(x: x[i], y: y[i]))
      #expect(found[i] == Int32(expected ?? -1))
    }
  }

  @Test func `wards that overlap are listed with the owner first`() throws {
    let areas = [Self.square(0, 0, 1), Self.square(0.5, 0, 1), Self.square(1.5, 0, 1), Self.square(0.6, 0.1, 0.2)]
    let pairs = WardLocator(areas: areas).possibleOverlaps.map { ($0.owner, $0.other) }
    let overlaps = try CoverageCheck.overlaps(of: areas, among: pairs)
    // Wards 1 and 3 overlap inside ward 0, which owns it all; the full check lists that pair too.
    #expect(overlaps.map { [$0.first, $0.second] } == [[0, 1], [0, 3]])
    #expect(try CoverageCheck(of: areas).overlaps.count == 3)
    #expect(WardLocator(areas: [Self.square(0, 0, 1), Self.square(1, 0, 1)]).possibleOverlaps.isEmpty)
  }

  /// Wards like coasts: a ring that winds to and fro through many cells, with lakes and an archipelago of small islands.
  @Test(arguments: 0..<12) func `winding borders, lakes and islands agree with brute force`(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(100 + seed))
    let areas = (0..<4).map { _ in random.coast(positions: 400, islands: 30) }
    for cells in [50, 3_000, 100_000] {
      let locator = WardLocator(areas: areas, cellBudget: cells)
      for _ in 0..<1500 {
        var position = Coordinate(x: random.next(below: 40_000) / 1000 - 10, y: random.next(below: 40_000) / 1000 - 10)
        // Half of the positions lie on vertices or on their latitudes, where a ray is easily counted wrong.
        if Bool.random(using: &random),
          let vertex = areas.randomElement(using: &random)?.polygons.randomElement(using: &random)?
            .exterior.randomElement(using: &random)
        {
          position = Bool.random(using: &random) ? vertex : Coordinate(x: position.x, y: vertex.y)
        }
        let expected = areas.indices.filter { areas[$0].covers(position) }
        #expect(locator.wards(covering: position) == expected, "seed \(seed), \(cells) cells, \(position)")
        #expect(locator.ward(at: position) == expected.first)
        #expect(locator.soleWard(at: position) == Self.sole(areas, position))
      }
    }
  }

  @Test func `wards that cover a cell together are all listed`() {
    let areas = [Self.square(0, 0, 10), Self.square(1, 1, 10), Self.square(-1, -1, 30)]
    let locator = WardLocator(areas: areas, cellBudget: 5_000)
    #expect(locator.wards(covering: Coordinate(x: 5, y: 5)) == [0, 1, 2])
    #expect(locator.wards(covering: Coordinate(x: 10.5, y: 10.5)) == [1, 2])
    #expect(locator.ward(at: Coordinate(x: 10.5, y: 10.5)) == 1)
  }

  @Test func `needle slivers narrower than a cell are found`() {
    let sliver = MultiPolygon([
      Polygon(exterior: [(0, 0), (100, 1e-9), (100, 2e-9), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) })
    ])
    let areas = [sliver, Self.square(-1, -1, 102)]
    let locator = WardLocator(areas: areas)
    for (x, y) in [(50.0, 0.75e-9), (99.0, 1.5e-9), (50, 0), (50, 2e-9), (100, 1.5e-9), (0, 0)] {
      let position = Coordinate(x: x, y: y)
      #expect(locator.ward(at: position) == Self.slowly(areas, position), "\(position)")
    }
  }
}

/// A small seeded generator of random numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next(below bound: Int) -> Double { Double(Int.random(in: 0..<bound, using: &self)) }

  /// A star-shaped ring whose radius jumps from vertex to vertex, with holes and islands, some of them within one cell.
  mutating func coast(positions: Int, islands: Int) -> MultiPolygon {
    let (x0, y0) = (next(below: 20), next(below: 20))
    func star(_ x: Double, _ y: Double, _ count: Int, _ smallest: Double, _ largest: Double) -> [Coordinate] {
      var ring = (0..<count).map { i in
        let radius = smallest + (largest - smallest) * next(below: 1000) / 1000
        let angle = 2 * Double.pi * Double(i) / Double(count)
        return Coordinate(x: x + radius * cos(angle), y: y + radius * sin(angle))
      }
      ring.append(ring[0])
      return ring
    }
    var polygons = [
      Polygon(
        exterior: star(x0, y0, positions, 3, 6),
        holes: [star(x0 + 1, y0, 12, 0.2, 0.9), star(x0 - 1.5, y0, 5, 0.1, 0.4)])
    ]
    for i in 0..<islands {
      polygons.append(Polygon(exterior: star(x0 + 7 + Double(i % 6), y0 + Double(i / 6), 4 + i % 5, 0.02, 0.4)))
    }
    return MultiPolygon(polygons)
  }

  /// A triangle, star or staircase with whole-number vertices, possibly with a hole.
  mutating func latticePolygon(size: Int) -> MultiPolygon {
    let x0 = next(below: size)
    let y0 = next(below: size)
    let w = next(below: size) + 1
    let h = next(below: size) + 1
    let shapes: [[(Double, Double)]] = [
      [(0, 0), (w, 0), (0, h)], [(0, 0), (w, 0), (w, h)], [(0, 0), (w, 0), (w, h), (0, h)],
      [(0, h), (w, 0), (2 * w, h), (w, 2 * h)], [(0, 0), (w, h), (2 * w, 0), (w, 2 * h)],
      [(0, 0), (2 * w, 0), (2 * w, 2 * h), (w, h), (0, 2 * h)],
    ]
    let shape = shapes[Int.random(in: 0..<shapes.count, using: &self)]
    let ring = (shape + [shape[0]]).map { Coordinate(x: x0 + $0.0, y: y0 + $0.1) }
    return MultiPolygon([Polygon(exterior: Bool.random(using: &self) ? ring : ring.reversed())])
  }
}
