import Testing

@testable import SpatialCore

@Suite struct ReferenceSystemTests {
  /// cs2cs of PROJ 9.1.1, 24 November 2026: 105.8342, 21.0278 in the systems of Viet Nam and of the world.
  static let hanoi: [(code: String, x: Double, y: Double)] = [
    ("3405", 586_487.427992543, 2_325_558.871550379), ("EPSG:3406", -37_512.885565519, 2_334_048.063481080),
    ("epsg:4756", 105.832317307, 21.028785769), ("EPSG:5896", 898_553.448161822, 2_330_819.197561911),
    ("EPSG:5897", 586_513.384603587, 2_326_256.818390580), ("EPSG:5898", 274_650.743824878, 2_327_561.495098432),
    ("EPSG:5899", 300_648.122746092, 2_327_228.764228601), ("EPSG:9205", 794_480.888615867, 2_328_644.623439377),
    ("EPSG:9206", 690_475.440735310, 2_327_124.491187661), ("EPSG:9207", 638_490.469737017, 2_326_609.187926864),
    ("EPSG:9208", 612_501.126471980, 2_326_412.644856955), ("EPSG:9209", 534_541.225222893, 2_326_067.267854754),
    ("EPSG:9210", 508_556.067918969, 2_326_033.528361034), ("EPSG:9211", 482_571.032394230, 2_326_040.474619504),
    ("EPSG:9212", 456_585.748801175, 2_326_088.107195345), ("EPSG:9213", 430_599.847280828, 2_326_176.429964242),
    ("EPSG:9214", 378_624.710862280, 2_326_475.178141328), ("EPSG:9215", 352_634.736034738, 2_326_685.627862785),
    ("EPSG:9216", 326_642.663387009, 2_326_936.816408261), ("EPSG:9217", 248_650.156205053, 2_327_935.036120484),
    ("EPSG:9218", 222_645.989320017, 2_328_349.417730527), ("EPSG:32648", 586_683.642044107, 2_325_450.785871585),
    ("EPSG:32649", -37_320.211487618, 2_333_932.266243337), ("EPSG:3857", 11_781_409.252513474, 2_395_193.749774934),
    ("urn:ogc:def:crs:EPSG::4326", 105.8342, 21.0278), ("urn:ogc:def:crs:OGC:1.3:CRS84", 105.8342, 21.0278),
    ("http://www.opengis.net/def/crs/EPSG/0/32648", 586_683.642044107, 2_325_450.785871585),
    (" EPSG: 32648\n", 586_683.642044107, 2_325_450.785871585), ("CRS84", 105.8342, 21.0278),
    ("+proj=utm +zone=48 +datum=WGS84", 586_683.642044107, 2_325_450.785871585),
  ]

  @Test(arguments: hanoi) func `positions come back with longitude first, to the millimetre`(
    _ example: (code: String, x: Double, y: Double)
  ) throws {
    let transformation = try Transformation(from: try ReferenceSystem(example.code))
    var positions = [Coordinate](repeating: Coordinate(x: example.x, y: example.y), count: 3)
    try transformation.apply(&positions)
    for position in positions {
      #expect(Geodesic.distance(position, Coordinate(longitude: 105.8342, latitude: 21.0278)) < 0.001, "\(position)")
    }
  }

  @Test func `a definition in WKT over several lines is read`() throws {
    let wkt = """
      PROJCS["local", GEOGCS["WGS 84", DATUM["WGS_1984", SPHEROID["WGS 84",6378137,298.257223563]],
        PRIMEM["Greenwich",0], UNIT["degree",0.0174532925199433]],
        PROJECTION["Transverse_Mercator"], PARAMETER["latitude_of_origin",0], PARAMETER["central_meridian",105],
        PARAMETER["scale_factor",0.9996], PARAMETER["false_easting",500000], PARAMETER["false_northing",0],
        UNIT["metre",1]]
      """
    var positions = [Coordinate(x: 586_683.642044107, y: 2_325_450.785871585)]
    try Transformation(from: try ReferenceSystem(wkt)).apply(&positions)
    #expect(Geodesic.distance(positions[0], Coordinate(longitude: 105.8342, latitude: 21.0278)) < 0.001)
  }

  @Test(arguments: ["EPSG:5773", "EPSG:4978"])
  func `systems without longitude and latitude are refused`(_ code: String) {
    #expect { _ = try ReferenceSystem(code) } throws: { "\($0)".contains("no longitude and latitude") }
  }

  @Test func `degrees in a system of metres are refused, and zero is a position like any other`() throws {
    var degrees = [Coordinate(x: 105.8, y: 21), Coordinate(x: 105.9, y: 21.1)]
    let transformation = try Transformation(from: try ReferenceSystem(epsg: 5897))
    #expect { try transformation.apply(&degrees) } throws: { "\($0)".contains("looks like degrees") }
    var zero = [Coordinate(x: 0, y: 0)]
    try Transformation(from: try ReferenceSystem(epsg: 3857)).apply(&zero)
    #expect(zero == [Coordinate(x: 0, y: 0)])
  }

  @Test func `an area keeps its rings`() throws {
    let area = MultiPolygon([
      Polygon(
        exterior: WardLocatorTests.ring(580_000, 2_320_000, 5000),
        holes: [WardLocatorTests.ring(581_000, 2_321_000, 50)])
    ])
    let transformation = try Transformation(from: try ReferenceSystem(epsg: 5897))
    let moved = try transformation.applied(to: area)
    #expect(moved.polygons[0].rings.map(\.count) == [5, 5])
    // TM-3 with scale 0.9999: 25 km² less a little.
    #expect(abs(Geodesic.area(of: moved) - (25e6 - 2500)) < 5000)
    #expect(
      try transformation.applied(to: .collection([.multiPolygon(area), .point(nil)]))
        == .collection([.multiPolygon(moved), .point(nil)]))
  }

  @Test(arguments: [
    ("EPSG:6956", "EPSG:5896"), ("6957", "EPSG:5897"), ("6958", "EPSG:5898"), ("6959", "EPSG:5899"),
  ])
  func `the twins with false easting 0 are refused with a hint`(_ example: (String, String)) {
    #expect {
      _ = try ReferenceSystem(example.0)
    } throws: { error in
      "\(error)".contains(example.1)
    }
  }

  @Test func `unknown systems and impossible positions are errors`() throws {
    #expect(throws: ReferenceSystemError.self) { try ReferenceSystem("EPSG:999999") }
    #expect(throws: ReferenceSystemError.self) { try ReferenceSystem("nonsense") }
    #expect(throws: ReferenceSystemError.unknown("")) { try ReferenceSystem("") }
    var positions = [Coordinate(x: 1e30, y: 1e30)]
    #expect(throws: ReferenceSystemError.self) {
      try Transformation(from: try ReferenceSystem("EPSG:3405")).apply(&positions)
    }
  }
}
