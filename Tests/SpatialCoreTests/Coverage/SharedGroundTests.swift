import SpatialCore
import Testing

@Suite struct SharedGroundTests {
  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Coordinate] {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)].map { Coordinate(x: $0.0, y: $0.1) }
  }

  static func area(_ rings: [Coordinate]...) -> MultiPolygon {
    MultiPolygon([Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))])
  }

  @Test func `shares are exact where corners are halves and quarters`() throws {
    let ground = try SharedGround(Self.area(Self.box(0, 0, 4, 4)))
    func shares(_ other: MultiPolygon) throws -> [Double] {
      let shares = try ground.shares(with: other)
      return [shares.ofOther, shares.ofOwn]
    }
    #expect(try shares(Self.area(Self.box(1, 1, 1, 1))) == [1, 0.0625])
    #expect(try shares(Self.area(Self.box(-1, 0, 2, 4))) == [0.5, 0.25])
    #expect(try shares(Self.area(Self.box(-4, -4, 16, 16))) == [0.0625, 1])
    #expect(try shares(Self.area(Self.box(0, 0, 4, 4))) == [1, 1])
    // An edge and a corner are no ground.
    #expect(try shares(Self.area(Self.box(4, 0, 1, 4))) == [0, 0])
    #expect(try shares(Self.area(Self.box(4, 4, 1, 1))) == [0, 0])
    #expect(try shares(Self.area(Self.box(9, 9, 1, 1))) == [0, 0])
    #expect(try shares(MultiPolygon()) == [0, 0])
  }

  @Test func `a hole shares nothing`() throws {
    let ring = try SharedGround(Self.area(Self.box(0, 0, 4, 4), Self.box(1, 1, 2, 2)))
    let inside = try ring.shares(with: Self.area(Self.box(1, 1, 2, 2)))
    #expect(inside.ofOther == 0 && inside.ofOwn == 0)
    let all = try ring.shares(with: Self.area(Self.box(0, 0, 4, 4)))
    #expect(all.ofOther == 0.75 && all.ofOwn == 1)
  }
}
