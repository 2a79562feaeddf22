import Testing

@testable import SpatialCore

@Suite struct BoxMeetingTests {
  private static func square(_ x: Double, _ y: Double, _ size: Double) -> [Coordinate] {
    [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + $0 * size, y: y + $1 * size) }
  }

  private static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> BoundingBox {
    BoundingBox(minX: x, minY: y, maxX: x + width, maxY: y + height)
  }

  @Test func `a box inside, around, across and beside an area`() {
    let area = MultiPolygon([Polygon(exterior: Self.square(0, 0, 4))])
    #expect(area.meets(Self.box(1, 1, 1, 1)))
    #expect(area.meets(Self.box(-1, -1, 9, 9)))
    #expect(area.meets(Self.box(-1, 1, 9, 1)))
    #expect(!area.meets(Self.box(5, 1, 1, 1)))
    #expect(!area.meets(.empty))
  }

  @Test func `borders belong to both, and a position is a box`() {
    let area = MultiPolygon([Polygon(exterior: Self.square(0, 0, 4))])
    #expect(area.meets(Self.box(4, 4, 1, 1)))
    #expect(area.meets(Self.box(2, 2, 0, 0)))
    #expect(area.meets(Self.box(4, 2, 0, 0)))
    #expect(!area.meets(Self.box(4.001, 2, 0, 0)))
  }

  @Test func `a box in a hole or in a notch meets nothing`() {
    let ring = MultiPolygon([Polygon(exterior: Self.square(0, 0, 9), holes: [Self.square(3, 3, 3).reversed()])])
    #expect(!ring.meets(Self.box(4, 4, 1, 1)))
    #expect(ring.meets(Self.box(4, 4, 2, 1)))
    // The box of the triangle holds this one, the triangle does not.
    let triangle = MultiPolygon([
      Polygon(exterior: [(0, 0), (4, 0), (0, 4), (0, 0)].map { Coordinate(x: $0, y: $1) })
    ])
    #expect(!triangle.meets(Self.box(3, 3, 0.5, 0.5)))
    #expect(triangle.meets(Self.box(2, 2, 1, 1)))
  }

  @Test func `boxes of a lattice meet an area exactly where GEOS says so`() throws {
    let area = MultiPolygon([
      Polygon(
        exterior: [(1, 1), (8, 2), (5, 4), (8, 8), (3, 7), (2, 4), (1, 1)].map { Coordinate(x: $0, y: $1) },
        holes: [[(4, 4.5), (4, 5.5), (5, 5.5), (4, 4.5)].map { Coordinate(x: $0, y: $1) }])
    ])
    let context = GEOSContext()
    let shape = try context.shape(area)
    var met = 0
    for x in 0..<18 {
      for y in 0..<18 {
        let box = Self.box(Double(x) / 2 + 0.13, Double(y) / 2 + 0.07, 0.31, 0.29)
        let other = try context.shape(
          Polygon(exterior: [
            Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
            Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: box.minX, y: box.maxY),
            Coordinate(x: box.minX, y: box.minY),
          ]))
        let expected = try context.touches(shape, other)
        #expect(area.meets(box) == expected, "\(box)")
        met += expected ? 1 : 0
      }
    }
    #expect(met > 50 && met < 300)
  }
}
