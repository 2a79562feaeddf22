import CPROJ

/// A kept PROJ transformation between two reference systems, longitude or easting first on both sides.
///
/// Not to be shared between threads.
final class PROJTransformation {
  private let context: OpaquePointer
  private let transformation: OpaquePointer

  /// - Throws: the words of PROJ when one of the systems is unknown.
  init(from source: String, to target: String) throws(PROJError) {
    context = proj_context_create()
    proj_log_level(context, PJ_LOG_NONE)
    proj_context_set_enable_network(context, 0)
    guard let raw = proj_create_crs_to_crs(context, source, target, nil) else {
      let message = Self.message(context)
      proj_context_destroy(context)
      throw PROJError(message: message)
    }
    guard let normalized = proj_normalize_for_visualization(context, raw) else {
      let message = Self.message(context)
      proj_destroy(raw)
      proj_context_destroy(context)
      throw PROJError(message: message)
    }
    proj_destroy(raw)
    transformation = normalized
  }

  deinit {
    proj_destroy(transformation)
    proj_context_destroy(context)
  }

  private static func message(_ context: OpaquePointer?) -> String {
    let number = proj_context_errno(context)
    return number == 0 ? "unknown to PROJ" : String(cString: proj_context_errno_string(context, number))
  }

  /// Transforms in place; positions that cannot be transformed become infinite.
  func transform(_ coordinates: inout [Coordinate]) {
    let count = coordinates.count
    coordinates.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
      let stride = MemoryLayout<Coordinate>.stride
      proj_trans_generic(transformation, PJ_FWD, base, stride, count, base + 1, stride, count, nil, 0, 0, nil, 0, 0)
    }
  }

  /// The name that PROJ's database has for a code such as `EPSG:3405`, and whether it is deprecated; `nil` when unknown.
  static func describe(_ code: String) -> (name: String, isDeprecated: Bool)? {
    let context = proj_context_create()
    defer { proj_context_destroy(context) }
    proj_log_level(context, PJ_LOG_NONE)
    guard let system = proj_create(context, code) else { return nil }
    defer { proj_destroy(system) }
    return (proj_get_name(system).map { String(cString: $0) } ?? code, proj_is_deprecated(system) != 0)
  }
}

struct PROJError: Error {
  let message: String
}

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
