import Testing

@testable import SpatialCore

/// Gaps and overlaps against GEOS asked for everything at once.
@Suite struct CoverageOracleTests {
  /// Every two areas intersected, and what the border of their union encloses without being in it.
  static func byGEOS(_ areas: [MultiPolygon]) throws -> (overlaps: [[Int]: Double], gaps: [Double]) {
    let context = GEOSContext()
    var overlaps: [[Int]: Double] = [:]
    for a in areas.indices {
      for b in areas.indices where a < b {
        let x = try context.shape(areas[a])
        let y = try context.shape(areas[b])
        let common = Geodesic.area(of: try context.area(of: try context.intersection(x, y)))
        if common > 1 { overlaps[[a, b]] = common }
      }
    }
    let union = try context.union(try context.shape(MultiPolygon(areas.flatMap(\.polygons))))
    // Ground shut in by wards that meet in a position only is no hole of the union, and yet enclosed.
    let rings = try context.area(of: union).polygons.flatMap(\.rings)
    var gaps: [MultiPolygon] = []
    for face in try context.faces(boundedBy: rings) {
      let shape = try context.shape(face)
      let claimed = try context.interiorsMeet(shape, union)
      if !claimed { gaps.append(MultiPolygon([face])) }
    }
    return (overlaps, gaps.map { Geodesic.area(of: $0) }.sorted())
  }

  static func compare(_ areas: [MultiPolygon], _ name: String) throws {
    let expected = try byGEOS(areas)
    let check = try CoverageCheck(of: areas, tolerance: 1)
    #expect(
      check.overlaps.map { [$0.first, $0.second] }
        == expected.overlaps.keys.sorted { $0.lexicographicallyPrecedes($1) }, "\(name)")
    for overlap in check.overlaps {
      let area = try #require(expected.overlaps[[overlap.first, overlap.second]])
      #expect(abs(overlap.area - area) <= area * 1e-9, "\(name)")
      #expect(areas[overlap.first].covers(overlap.position) && areas[overlap.second].covers(overlap.position))
    }
    let gaps = check.gaps.map(\.area).sorted()
    #expect(gaps.count == expected.gaps.count, "\(name)")
    for (gap, area) in zip(gaps, expected.gaps) { #expect(abs(gap - area) <= area * 1e-9, "\(name)") }
    for gap in check.gaps {
      #expect(!areas.contains { $0.covers(gap.position) }, "\(name)")
      #expect(!gap.neighbours.isEmpty, "\(name)")
    }
  }

  @Test func `random lattice areas`() throws {
    var random = SplitMix64(seed: 51)
    for round in 0..<60 {
      let areas = (0..<7).map { _ in random.latticePolygon(size: 9) }
      try Self.compare(areas, "seed 51, round \(round)")
    }
  }

  @Test func `all ways to cover five by five cells partly, some twice`() throws {
    var random = SplitMix64(seed: 52)
    for round in 0..<150 {
      var areas: [MultiPolygon] = []
      for x in 0..<5 {
        for y in 0..<5 {
          let times = [0, 1, 1, 1, 1, 2][Int.random(in: 0..<6, using: &random)]
          for _ in 0..<times {
            // Wide cells reach over their neighbours, and some lie the other way round.
            let side = Int.random(in: 0..<12, using: &random) == 0 ? 2.0 : 1.0
            let ring = WardLocatorTests.ring(Double(x), Double(y), side)
            areas.append(MultiPolygon([Polygon(exterior: Bool.random(using: &random) ? ring : ring.reversed())]))
          }
        }
      }
      try Self.compare(areas, "seed 52, round \(round)")
    }
  }

  @Test func `borders that share no vertices and borders off by a little`() throws {
    var random = SplitMix64(seed: 53)
    for round in 0..<40 {
      // Four by four cells, each with its own vertices along the same straight or slightly moved borders.
      let areas = (0..<16).map { cell in
        let corners = WardLocatorTests.ring(Double(cell % 4), Double(cell / 4), 1)
        var ring: [Coordinate] = []
        for i in 0..<4 {
          let (a, b) = (corners[i], corners[i + 1])
          ring.append(a)
          let t = Double.random(in: 0.1...0.9, using: &random)
          let off = Bool.random(using: &random) ? 0 : Double.random(in: -0.01...0.01, using: &random)
          ring.append(
            Coordinate(x: a.x + (b.x - a.x) * t - (b.y - a.y) * off, y: a.y + (b.y - a.y) * t + (b.x - a.x) * off))
        }
        return MultiPolygon([Polygon(exterior: ring + ring.prefix(1))])
      }
      try Self.compare(areas, "seed 53, round \(round)")
    }
  }

  @Test func `a ward in the middle of a gap is no part of it, and the wards around are named`() throws {
    let around = WardLocatorTests.square(0, 0, 10, holes: [WardLocatorTests.ring(2, 2, 6)])
    let island = WardLocatorTests.square(4, 4, 2)
    let far = WardLocatorTests.square(10, 0, 1)
    let gap = try #require(try CoverageCheck(of: [island, around, far]).gaps.first)
    let expected = Geodesic.area(of: WardLocatorTests.square(2, 2, 6)) - Geodesic.area(of: island)
    #expect(abs(gap.area - expected) < 1)
    #expect(gap.neighbours == [0, 1])
  }

  @Test func `two layers of the same country overlap ward by ward`() throws {
    let cells = (0..<9).map { WardLocatorTests.square(Double($0 % 3), Double($0 / 3), 1) }
    let check = try CoverageCheck(of: cells + cells)
    #expect(check.overlaps.map { [$0.first, $0.second] } == (0..<9).map { [$0, $0 + 9] })
    #expect(try CoverageCheck(of: []).gaps.isEmpty)
    #expect(try CoverageCheck(of: [MultiPolygon(), cells[0]]).overlaps.isEmpty)
  }
}
