import Testing

@testable import SpatialCore

@Suite struct TileClipTests {
  /// What the clip keeps of a polygon against what GEOS has in common with the rectangle.
  static func compare(_ polygon: Polygon, _ box: BoundingBox, _ name: String) throws {
    let context = GEOSContext()
    let parts = TileClip(box: box).polygons(polygon.rewound.rings)
    let clipped = MultiPolygon(parts.map { Polygon(exterior: $0[0], holes: Array($0.dropFirst())) })
    let corners = [
      (box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY), (box.minX, box.minY),
    ]
    let rectangle = Polygon(exterior: corners.map { Coordinate(x: $0.0, y: $0.1) })
    let expected = try context.area(
      of: try context.intersection(try context.shape(polygon), try context.shape(rectangle)))
    let (area, wanted) = (
      CoverageSimplificationTests.area([clipped]), CoverageSimplificationTests.area([expected.rewound])
    )
    #expect(abs(area - wanted) < 1e-9, "\(name): \(area) for \(wanted)")
    #expect(parts.count == expected.polygons.count, "\(name)")
    let isWound = clipped.polygons.allSatisfy(\.isWoundByRFC7946)
    #expect(isWound, "\(name)")
    #expect(Validity().defects(of: clipped, isGeographic: false).filter(\.isError).isEmpty, "\(name)")
  }

  @Test func `crooked polygons with holes are cut as GEOS cuts them`() throws {
    var random = SplitMix64(seed: 71)
    var cut = 0
    for round in 0..<40 {
      for area in try CoverageSimplificationTests.coverage(side: 12, regions: 5, &random) {
        for polygon in area.polygons {
          let (x, y) = (Double.random(in: -0.02...0.1, using: &random), Double.random(in: -0.02...0.1, using: &random))
          let side = Double.random(in: 0.001...0.06, using: &random)
          try Self.compare(
            polygon, BoundingBox(minX: x, minY: y, maxX: x + side, maxY: y + side), "seed 71, round \(round)")
          cut += 1
        }
      }
    }
    #expect(cut > 150)
  }

  @Test func `a rectangle is inside a polygon, outside of it, in its hole, or around it`() throws {
    let polygon = WardLocatorTests.square(0, 0, 10, holes: [WardLocatorTests.ring(4, 4, 2)]).polygons[0]
    for (box, name) in [
      (BoundingBox(minX: 1.5, minY: 1.5, maxX: 2.5, maxY: 2.5), "inside"),
      (BoundingBox(minX: 11, minY: 1, maxX: 12, maxY: 2), "outside"),
      (BoundingBox(minX: 4.5, minY: 4.5, maxX: 5.5, maxY: 5.5), "in the hole"),
      (BoundingBox(minX: 3, minY: 3, maxX: 7, maxY: 7), "around the hole"),
      (BoundingBox(minX: -1, minY: -1, maxX: 11, maxY: 11), "around all"),
      (BoundingBox(minX: 5, minY: -1, maxX: 11, maxY: 11), "through the hole"),
    ] { try Self.compare(polygon, box, name) }
  }

  @Test func `lines are cut to their stretches inside`() {
    let clip = TileClip(box: BoundingBox(minX: 0, minY: 0, maxX: 10, maxY: 10))
    let line = [(-5, 5), (5, 5), (5, 15), (8, 15), (8, 5)].map { Coordinate(x: $0.0, y: $0.1) }
    let expected = [[(0, 5), (5, 5), (5, 10)], [(8, 10), (8, 5)]].map { $0.map { Coordinate(x: $0.0, y: $0.1) } }
    #expect(clip.lines(line) == expected)
    #expect(clip.lines([Coordinate(x: 20, y: 0), Coordinate(x: 20, y: 5)]).isEmpty)
  }
}
