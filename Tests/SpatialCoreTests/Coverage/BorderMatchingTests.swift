import Testing

@testable import SpatialCore

@Suite struct BorderMatchingTests {
  /// A coverage whose wards each draw their borders themselves: some positions are only on one side of a border, all are moved a little.
  static func doubled(by off: Double, _ random: inout SplitMix64) throws -> [MultiPolygon] {
    try CoverageSimplificationTests.coverage(side: 10, regions: 12, &random).map { area in
      MultiPolygon(
        area.polygons.map { polygon in
          func redrawn(_ ring: [Coordinate]) -> [Coordinate] {
            var result: [Coordinate] = []
            for i in ring.indices.dropLast() {
              let (a, b) = (ring[i], ring[i + 1])
              func moved(_ p: Coordinate) -> Coordinate {
                Coordinate(
                  x: p.x + Double.random(in: -off...off, using: &random),
                  y: p.y + Double.random(in: -off...off, using: &random))
              }
              result.append(moved(a))
              if Bool.random(using: &random) {
                let part = Double.random(in: 0.2...0.8, using: &random)
                result.append(moved(Coordinate(x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part)))
              }
            }
            return result + [result[0]]
          }
          return Polygon(exterior: redrawn(polygon.exterior), holes: polygon.holes.map(redrawn))
        })
    }
  }

  @Test(arguments: [1e-15, 1e-7])
  func `borders drawn twice become one, and no gap opens when detail is lost`(off: Double) throws {
    var random = SplitMix64(seed: 91)
    let validity = Validity()
    for round in 0..<15 {
      let areas = try Self.doubled(by: off, &random)
      let matched = BorderMatching.matched(areas, within: off * 6)
      let arcs = CoverageArcs(of: matched)
      // What has one ward only is the outer border of a square of one by one tenth of a degree.
      let outer = (0..<arcs.count).filter { arcs.sides[$0].left == nil || arcs.sides[$0].right == nil }
      for arc in outer {
        for position in arcs.positions[arcs.range(of: arc)] {
          let toSide = [position.x, position.y, 0.1 - position.x, 0.1 - position.y].min()!
          #expect(toSide < 0.0025, "seed 91, round \(round)")
        }
      }
      for size in [0, 1e-6, 1e-4] {
        let simple = CoverageSimplification(arcs).areas(above: size)
        let check = try CoverageCheck(of: simple, tolerance: 1)
        #expect(check.gaps.isEmpty && check.overlaps.isEmpty, "seed 91, round \(round), \(size)")
        for area in simple {
          #expect(validity.defects(of: area).filter(\.isError).isEmpty, "seed 91, round \(round), \(size)")
        }
      }
    }
  }

  @Test func `borders that match already stay as they are`() throws {
    var random = SplitMix64(seed: 92)
    let areas = try CoverageSimplificationTests.coverage(side: 10, regions: 12, &random)
    #expect(BorderMatching.matched(areas, within: 1e-9) == areas)
    #expect(BorderMatching.matched(areas, within: 0) == areas)
    #expect(BorderMatching.matched([MultiPolygon()], within: 1) == [MultiPolygon()])
  }

  @Test func `a position that only the neighbours have is taken up`() {
    let wide = WardLocatorTests.square(0, 0, 2)
    let small = [WardLocatorTests.square(2, 0, 1), WardLocatorTests.square(2, 1, 1)]
    let matched = BorderMatching.matched([wide] + small, within: 1e-9)
    #expect(matched[0].polygons[0].exterior.contains(Coordinate(x: 2, y: 1)))
    #expect(matched[0].vertexCount == wide.vertexCount + 1)
    #expect(Array(matched[1...]) == small)
  }
}
