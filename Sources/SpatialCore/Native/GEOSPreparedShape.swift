import CGEOS

/// A shape with an index over its edges, for many questions to one area.
///
/// Not to be shared between threads: GEOS builds the index while it answers.
struct GEOSPreparedShape: ~Copyable {
  private let shape: GEOSShape
  private let pointer: OpaquePointer

  init(_ shape: consuming GEOSShape) throws(GEOSError) {
    pointer = try shape.context.check(GEOSPrepare_r(shape.context.handle, shape.pointer), "prepare")
    self.shape = shape
  }

  deinit { GEOSPreparedGeom_destroy_r(shape.context.handle, pointer) }

  /// Whether the position lies in the area or on its border.
  func covers(_ position: Coordinate) throws(GEOSError) -> Bool {
    let point = try shape.context.shape(position)
    return try shape.context.check(
      GEOSPreparedCovers_r(shape.context.handle, pointer, point.pointer), "covers")
  }

  /// Whether the other shape lies wholly in this one, borders included.
  func covers(_ other: borrowing GEOSShape) throws(GEOSError) -> Bool {
    try shape.context.check(GEOSPreparedCovers_r(shape.context.handle, pointer, other.pointer), "covers")
  }

  /// Whether the two shapes share at least one position.
  func meets(_ other: borrowing GEOSShape) throws(GEOSError) -> Bool {
    try shape.context.check(GEOSPreparedIntersects_r(shape.context.handle, pointer, other.pointer), "intersects")
  }
}
