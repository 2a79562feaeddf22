import Testing

@testable import SpatialCore

@Suite struct TransformationToTests {
  @Test func `longitude and latitude become easting and northing, and come back`() throws {
    let hanoi = MultiPolygon([
      Polygon(exterior: [(105.8, 21.0), (105.9, 21.0), (105.9, 21.1), (105.8, 21.0)].map { Coordinate(x: $0, y: $1) })
    ])
    for code in [3405, 3857] {
      let system = try ReferenceSystem(epsg: code)
      let there = try Transformation(to: system).applied(to: hanoi)
      #expect(there.polygons[0].exterior[0].x > 100_000)
      let back = try Transformation(from: system).applied(to: there)
      for (a, b) in zip(back.polygons[0].exterior, hanoi.polygons[0].exterior) {
        #expect(abs(a.x - b.x) < 1e-8 && abs(a.y - b.y) < 1e-8)
      }
    }
  }

  @Test func `to WGS 84 nothing changes, and the pole has no place in Mercator`() throws {
    var positions = [Coordinate(x: 105.8, y: 21)]
    try Transformation(to: .wgs84).apply(&positions)
    #expect(positions == [Coordinate(x: 105.8, y: 21)])
    var pole = [Coordinate(x: 0, y: 91)]
    let mercator = try Transformation(to: ReferenceSystem(epsg: 3857))
    #expect(throws: ReferenceSystemError.self) { try mercator.apply(&pole) }
  }
}
