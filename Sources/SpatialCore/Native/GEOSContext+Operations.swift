import CGEOS

extension GEOSContext {
  /// Why GEOS takes the shape for invalid and where; `nil` when it is valid.
  func invalidity(of shape: borrowing GEOSShape) -> (reason: String, position: Coordinate)? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = GEOSisValidDetail_r(handle, shape.pointer, 0, &reason, &location)
    defer {
      if let reason { GEOSFree_r(handle, reason) }
      if let location { GEOSGeom_destroy_r(handle, location) }
    }
    guard answer != 1 else { return nil }
    var x = Double.nan
    var y = Double.nan
    if let location {
      GEOSGeomGetX_r(handle, location, &x)
      GEOSGeomGetY_r(handle, location, &y)
    }
    return (
      reason.map { String(cString: $0) } ?? (lastMessage.isEmpty ? "unknown" : lastMessage), Coordinate(x: x, y: y)
    )
  }

  /// A valid shape with the same area where the input was valid: rings are rebuilt, collapsed parts dropped.
  func madeValid(_ shape: borrowing GEOSShape) throws(GEOSError) -> GEOSShape {
    let parameters = try check(GEOSMakeValidParams_create_r(handle), "repair")
    defer { GEOSMakeValidParams_destroy_r(handle, parameters) }
    GEOSMakeValidParams_setMethod_r(handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
    GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters, 0)
    return GEOSShape(
      taking: try check(GEOSMakeValidWithParams_r(handle, shape.pointer, parameters), "repair"), self)
  }

  func intersection(_ a: borrowing GEOSShape, _ b: borrowing GEOSShape) throws(GEOSError) -> GEOSShape {
    GEOSShape(taking: try check(GEOSIntersection_r(handle, a.pointer, b.pointer), "intersection"), self)
  }

  /// What the first shape has and the second has not.
  func difference(_ a: borrowing GEOSShape, _ b: borrowing GEOSShape) throws(GEOSError) -> GEOSShape {
    GEOSShape(taking: try check(GEOSDifference_r(handle, a.pointer, b.pointer), "difference"), self)
  }

  func union(_ shape: borrowing GEOSShape) throws(GEOSError) -> GEOSShape {
    GEOSShape(taking: try check(GEOSUnaryUnion_r(handle, shape.pointer), "union"), self)
  }

  /// The areas that lines enclose, once the lines are cut where they meet; a face has what it surrounds as holes.
  func faces(boundedBy lines: [[Coordinate]]) throws(GEOSError) -> [Polygon] {
    guard !lines.isEmpty else { return [] }
    let noded = try union(try shape(lines: lines))
    var pointer: OpaquePointer? = noded.pointer
    let faces = GEOSShape(taking: try check(GEOSPolygonize_r(handle, &pointer, 1), "polygonize"), self)
    return try area(of: faces).polygons
  }

  /// Whether the interiors of the two shapes meet.
  func interiorsMeet(_ a: borrowing GEOSShape, _ b: borrowing GEOSShape) throws(GEOSError) -> Bool {
    try relates(a, b, "T********")
  }

  /// Whether a pattern of the dimensionally extended nine-intersection model holds (OGC 06-103r4, section 6.1.15).
  func relates(_ a: borrowing GEOSShape, _ b: borrowing GEOSShape, _ pattern: String) throws(GEOSError) -> Bool {
    try check(GEOSRelatePattern_r(handle, a.pointer, b.pointer, pattern), "relate")
  }

  /// Whether the position lies in the area or on its border.
  func covers(_ shape: borrowing GEOSShape, _ position: Coordinate) throws(GEOSError) -> Bool {
    let point = try self.shape(position)
    return try check(GEOSCovers_r(handle, shape.pointer, point.pointer), "covers")
  }

  /// A position that is surely inside the area.
  func positionInside(_ shape: borrowing GEOSShape) throws(GEOSError) -> Coordinate {
    let point = try check(GEOSPointOnSurface_r(handle, shape.pointer), "point on surface")
    defer { GEOSGeom_destroy_r(handle, point) }
    var x = Double.nan
    var y = Double.nan
    GEOSGeomGetX_r(handle, point, &x)
    GEOSGeomGetY_r(handle, point, &y)
    return Coordinate(x: x, y: y)
  }

  /// Whether the two shapes share at least one position.
  func touches(_ a: borrowing GEOSShape, _ b: borrowing GEOSShape) throws(GEOSError) -> Bool {
    try check(GEOSIntersects_r(handle, a.pointer, b.pointer), "intersects")
  }
}
