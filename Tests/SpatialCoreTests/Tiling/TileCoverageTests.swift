import Testing

@testable import SpatialCore

@Suite struct TileCoverageTests {
  /// Twice the area of shapes in units.
  static func doubleArea(_ shapes: [TileLevel.Shape]) -> Int {
    shapes.flatMap(\.polygons).joined().reduce(0) { $0 + TileGrid.doubleArea($1) }
  }

  @Test func `at every zoom a tile in the middle of the wards is covered to the last unit`() throws {
    var random = SplitMix64(seed: 81)
    for round in 0..<5 {
      let areas = try CoverageSimplificationTests.coverage(side: 20, regions: 30, &random)
      let coverage = TileCoverage(areas)
      let middle = WebMercator.world(Coordinate(x: 0.1, y: 0.1))
      for zoom in 12...14 {
        let count = Double(1 << zoom)
        let tile = try #require(TileAddress(zoom: zoom, x: Int(middle.x * count), y: Int(middle.y * count)))
        let shapes = coverage.level(zoom).shapes(in: tile)
        let side = TileAddress.extent + 2 * Int(TileLevel.margin)
        #expect(Self.doubleArea(shapes) == 2 * side * side, "seed 81, round \(round), zoom \(zoom)")
        #expect(shapes.count > 1)
      }
    }
  }

  @Test func `every ward is in a tile of every zoom, valid and wound as tiles want it`() throws {
    var random = SplitMix64(seed: 82)
    let areas = try CoverageSimplificationTests.coverage(side: 24, regions: 40, &random)
    let coverage = TileCoverage(areas)
    let validity = Validity()
    for zoom in 0...TileAddress.deepest {
      let tiles = try #require(TileAddress.tiles(of: coverage.box, zoom: zoom))
      var seen: Set<Int> = []
      for x in tiles.columns {
        for y in tiles.rows {
          for shape in coverage.level(zoom).shapes(in: try #require(TileAddress(zoom: zoom, x: x, y: y))) {
            seen.insert(shape.ward)
            for polygon in shape.polygons {
              let rings = polygon.map { ($0 + $0.prefix(1)).map { Coordinate(x: Double($0.x), y: Double($0.y)) } }
              #expect(RingArea.signed(rings[0]) > 0)
              for hole in rings.dropFirst() { #expect(RingArea.signed(hole) < 0) }
              let whole = Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
              let defects = validity.defects(of: MultiPolygon([whole]), isGeographic: false)
              #expect(defects.filter(\.isError).isEmpty, "zoom \(zoom), ward \(shape.ward)")
              let reach = Int32(TileLevel.margin)
              let isInside = polygon.joined().allSatisfy {
                -reach...4096 + reach ~= $0.x && -reach...4096 + reach ~= $0.y
              }
              #expect(isInside)
            }
          }
        }
      }
      #expect(seen.count == areas.count, "zoom \(zoom)")
    }
  }

  @Test func `a tile far away has nothing`() throws {
    let coverage = TileCoverage([WardLocatorTests.square(0, 0, 1)])
    let tile = try #require(TileAddress(zoom: 5, x: 0, y: 0))
    #expect(coverage.level(5).shapes(in: tile).isEmpty)
    #expect(coverage.level(5).outlines(in: tile, of: [0]).isEmpty)
    #expect(TileCoverage([]).box.isEmpty)
  }

  @Test func `outlines are the borders between regions and nothing within them`() throws {
    let wards = (0..<4).map { WardLocatorTests.square(Double($0 % 2), Double($0 / 2), 1) }
    let coverage = TileCoverage(wards)
    let tile = try #require(TileAddress(zoom: 3, x: 4, y: 3))
    // The two in the south are one region, the two in the north are another and none.
    let outlines = coverage.level(3).outlines(in: tile, of: [0, 0, 1, nil])
    #expect(outlines.map(\.first) == [0, 0, 1])
    #expect(outlines.map(\.second) == [1, nil, nil])
    #expect(outlines[0].lines.count == 1)
  }

  @Test func `the less zoom the fewer positions`() throws {
    var random = SplitMix64(seed: 83)
    let coverage = TileCoverage(try CoverageSimplificationTests.coverage(side: 40, regions: 10, &random))
    let counts = (0...TileAddress.deepest).map { coverage.level($0).vertexCount }
    #expect(counts == counts.sorted())
    #expect(counts[4] * 3 < counts[14])
  }
}
