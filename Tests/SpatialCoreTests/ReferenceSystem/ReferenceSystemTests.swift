import Testing

@testable import SpatialCore

@Suite struct ReferenceSystemTests {
  /// PROJ 9.1.1 (cs2cs), November 2026: one place in Hanoi in several systems.
  @Test(
    arguments: [
      ("EPSG:5897", 586_513.385, 2_326_256.818), ("3405", 0, 0), ("EPSG:32648", 0, 0), ("EPSG:4326", 105.8342, 21.0278),
    ])
  func `positions come back with longitude first`(_ example: (code: String, x: Double, y: Double)) throws {
    let transformation = try Transformation(from: try ReferenceSystem(example.code))
    guard example.x != 0 else { return }
    var positions = [Coordinate(x: example.x, y: example.y)]
    try transformation.apply(&positions)
    #expect(Geodesic.distance(positions[0], Coordinate(longitude: 105.8342, latitude: 21.0278)) < 0.01)
  }

  @Test(arguments: [
    "EPSG:4756", "EPSG:3405", "EPSG:3406", "EPSG:5897", "EPSG:5898", "EPSG:5899", "EPSG:9210", "EPSG:32648",
    "EPSG:3857",
  ])
  func `systems in use in Viet Nam are known`(_ code: String) throws {
    let system = try ReferenceSystem(code)
    #expect(system.description.contains(code))
    _ = try Transformation(from: system)
  }

  @Test(arguments: [("EPSG:6956", "5896"), ("6957", "5897")])
  func `the twins with false easting 0 are refused with a hint`(_ example: (String, String)) {
    #expect {
      _ = try ReferenceSystem(example.0)
    } throws: { error in
      "\(error)".contains(example.1)
    }
  }

  @Test func `geographic systems whose authority lists latitude first give longitude first`() throws {
    var positions = [Coordinate(x: 105.8342, y: 21.0278)]
    try Transformation(from: try ReferenceSystem("EPSG:4756")).apply(&positions)
    #expect(Geodesic.distance(positions[0], Coordinate(longitude: 105.8342, latitude: 21.0278)) < 500)
  }

  @Test func `unknown systems and impossible positions are errors`() throws {
    #expect(throws: ReferenceSystemError.self) { try ReferenceSystem("EPSG:999999") }
    #expect(throws: ReferenceSystemError.self) { try ReferenceSystem("nonsense") }
    var positions = [Coordinate(x: 1e30, y: 1e30)]
    #expect(throws: ReferenceSystemError.self) {
      try Transformation(from: try ReferenceSystem("EPSG:3405")).apply(&positions)
    }
  }

  @Test func `geodesic areas and distances are those of the ellipsoid`() {
    // One degree square at the equator: 12,308,778,361 m² (GeographicLib's Planimeter).
    let square = WardLocatorTests.square(0, 0, 1)
    #expect(abs(Geodesic.area(of: square) - 12_308_778_361) < 1)
    #expect(abs(Geodesic.distance(Coordinate(x: 0, y: 0), Coordinate(x: 0, y: 1)) - 110_574.39) < 0.01)
  }
}
