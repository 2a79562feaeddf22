import CPROJ

/// Lengths and areas on the ellipsoid of WGS 84.
///
/// Source: C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013), doi:10.1007/s00190-012-0578-z, as in PROJ.
enum WGS84Ellipsoid {
  private static func ellipsoid() -> geod_geodesic {
    var geodesic = geod_geodesic()
    geod_init(&geodesic, 6_378_137, 1 / 298.257223563)
    return geodesic
  }

  static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    var geodesic = ellipsoid()
    var metres = 0.0
    geod_inverse(&geodesic, a.y, a.x, b.y, b.x, &metres, nil, nil)
    return metres
  }

  /// The position so far from another one, at an azimuth in degrees clockwise from north.
  static func destination(from start: Coordinate, azimuth: Double, metres: Double) -> Coordinate {
    var geodesic = ellipsoid()
    var (y, x) = (0.0, 0.0)
    geod_direct(&geodesic, start.y, start.x, azimuth, metres, &y, &x, nil)
    return Coordinate(x: x, y: y)
  }

  /// Signed area and perimeter of a ring; counter-clockwise is positive.
  static func polygon(_ ring: some Collection<Coordinate>, isLine: Bool = false) -> (area: Double, perimeter: Double) {
    var geodesic = ellipsoid()
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, isLine ? 1 : 0)
    for position in ring { geod_polygon_addpoint(&geodesic, &polygon, position.y, position.x) }
    var area = 0.0
    var perimeter = 0.0
    geod_polygon_compute(&geodesic, &polygon, 0, 1, &area, &perimeter)
    return (area, perimeter)
  }
}
