import CGEOS

extension GEOSContext {
  /// All lines in a shape; areas and points are left out.
  func lines(of shape: borrowing GEOSShape) throws(GEOSError) -> [[Coordinate]] {
    var lines: [[Coordinate]] = []
    try collect(linesOf: shape.pointer, into: &lines)
    return lines
  }

  private func collect(linesOf pointer: OpaquePointer, into lines: inout [[Coordinate]]) throws(GEOSError) {
    switch GEOSGeomTypes(UInt32(GEOSGeomTypeId_r(handle, pointer))) {
    case GEOS_LINESTRING, GEOS_LINEARRING:
      guard GEOSisEmpty_r(handle, pointer) == 0 else { return }
      let sequence = try check(GEOSGeom_getCoordSeq_r(handle, pointer), "coordinates")
      var count: UInt32 = 0
      GEOSCoordSeq_getSize_r(handle, sequence, &count)
      var line: [Coordinate] = []
      for i in 0..<count {
        var (x, y) = (Double.nan, Double.nan)
        GEOSCoordSeq_getXY_r(handle, sequence, i, &x, &y)
        line.append(Coordinate(x: x, y: y))
      }
      lines.append(line)
    case GEOS_MULTILINESTRING, GEOS_GEOMETRYCOLLECTION:
      for i in 0..<GEOSGetNumGeometries_r(handle, pointer) {
        try collect(linesOf: try check(GEOSGetGeometryN_r(handle, pointer, i), "part"), into: &lines)
      }
    default: break
    }
  }
}
