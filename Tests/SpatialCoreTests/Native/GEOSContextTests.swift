import Testing

@testable import SpatialCore

@Suite struct GEOSContextTests {
  @Test func `what GEOS refuses is an error with its words, and the context stays usable`() throws {
    let context = GEOSContext()
    let open = MultiPolygon([Polygon(exterior: Array(WardLocatorTests.ring(0, 0, 1).dropLast()))])
    #expect { _ = try context.shape(open) } throws: { "\($0)".contains("closed") }
    let badHole = WardLocatorTests.square(0, 0, 9, holes: [WardLocatorTests.ring(1, 1, 1), [Coordinate(x: 1, y: 1)]])
    for _ in 0..<1000 { #expect(throws: GEOSError.self) { _ = try context.shape(badHole) } }
    let good = try context.shape(WardLocatorTests.square(0, 0, 1))
    let defect = context.invalidity(of: good)
    #expect(defect == nil)
  }

  @Test func `an area survives the way to GEOS and back`() throws {
    var random = SplitMix64(seed: 31)
    let context = GEOSContext()
    for _ in 0..<100 {
      let area = MultiPolygon((0..<3).flatMap { _ in random.latticePolygon(size: 50).polygons })
      let shape = try context.shape(area)
      let back = try context.area(of: shape)
      #expect(back == area)
    }
    let none = try context.shape(MultiPolygon())
    let back = try context.area(of: none)
    #expect(back == MultiPolygon())
  }

  @Test func `overlay keeps areas in balance`() throws {
    let context = GEOSContext()
    func size(_ shape: borrowing GEOSShape) throws -> Double {
      try context.area(of: shape).polygons.reduce(0) { sum, polygon in
        polygon.holes.reduce(sum + abs(RingArea.signed(polygon.exterior))) { $0 - abs(RingArea.signed($1)) }
      }
    }
    let a = try context.shape(WardLocatorTests.square(0, 0, 4))
    let b = try context.shape(WardLocatorTests.square(1, 1, 4))
    let both = try context.shape(
      MultiPolygon([WardLocatorTests.ring(0, 0, 4), WardLocatorTests.ring(1, 1, 4)].map { Polygon(exterior: $0) }))
    let common = try context.intersection(a, b)
    let left = try context.difference(a, b)
    let union = try context.union(both)
    let sizes = (try size(common), try size(left), try size(union))
    #expect(sizes == (9, 7, 23))
  }

  @Test func `a prepared area answers as the plain one`() throws {
    let context = GEOSContext()
    let area = WardLocatorTests.square(0, 0, 4, holes: [WardLocatorTests.ring(1, 1, 2)])
    let plain = try context.shape(area)
    let prepared = try GEOSPreparedShape(try context.shape(area))
    for i in -2...10 {
      for j in -2...10 {
        let position = Coordinate(x: Double(i) / 2, y: Double(j) / 2)
        let answers = (try plain.context.covers(plain, position), try prepared.covers(position))
        #expect(answers.0 == answers.1)
        let inSquare = position.x >= 0 && position.x <= 4 && position.y >= 0 && position.y <= 4
        let inHole = position.x > 1 && position.x < 3 && position.y > 1 && position.y < 3
        #expect(answers.0 == (inSquare && !inHole), "\(position)")
      }
    }
  }
}
