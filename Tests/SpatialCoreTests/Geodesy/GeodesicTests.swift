import Testing

@testable import SpatialCore

@Suite struct GeodesicTests {
  @Test func `areas and distances are those of the ellipsoid`() {
    // One degree square at the equator: 12,308,778,361 m² (GeographicLib's Planimeter).
    let square = WardLocatorTests.square(0, 0, 1)
    #expect(abs(Geodesic.area(of: square) - 12_308_778_361) < 1)
    #expect(abs(Geodesic.distance(Coordinate(x: 0, y: 0), Coordinate(x: 0, y: 1)) - 110_574.39) < 0.01)
  }

  @Test func `winding and a missing last position change no area, and holes are taken away`() {
    let ring = WardLocatorTests.ring(105, 21, 1)
    let hole = WardLocatorTests.ring(105.25, 21.25, 0.5)
    let whole = Geodesic.area(of: MultiPolygon([Polygon(exterior: ring)]))
    let inner = Geodesic.area(of: MultiPolygon([Polygon(exterior: hole)]))
    for exterior in [ring, ring.reversed(), Array(ring.dropLast())] {
      for hole in [hole, hole.reversed()] {
        let area = Geodesic.area(of: MultiPolygon([Polygon(exterior: exterior, holes: [hole])]))
        #expect(abs(area - (whole - inner)) < 0.001)
      }
    }
    #expect(Geodesic.area(of: MultiPolygon()) == 0)
    #expect(Geodesic.area(of: MultiPolygon([Polygon(exterior: [])])) == 0)
  }

  @Test func `a cell of a degree is as large across the antimeridian as elsewhere`() {
    let across = MultiPolygon([
      Polygon(
        exterior: [179.5, -179.5, -179.5, 179.5, 179.5].enumerated().map {
          Coordinate(longitude: $1, latitude: [0, 0, 1, 1, 0][$0])
        })
    ])
    #expect(abs(Geodesic.area(of: across) - Geodesic.area(of: WardLocatorTests.square(0, 0, 1))) < 1)
  }

  @Test func `the length of a line is the sum of its distances`() {
    let line = [(105.85, 21.02), (106.70, 10.77), (108.22, 16.06)].map { Coordinate(longitude: $0.0, latitude: $0.1) }
    let sum = Geodesic.distance(line[0], line[1]) + Geodesic.distance(line[1], line[2])
    #expect(abs(Geodesic.length(of: line) - sum) < 1e-6)
    // Hanoi to Ho Chi Minh City, geod of PROJ 9.1.1, 24 November 2026.
    #expect(abs(Geodesic.distance(line[0], line[1]) - 1_137_900.9908) < 0.001)
    #expect(Geodesic.length(of: []) == 0)
  }
}
