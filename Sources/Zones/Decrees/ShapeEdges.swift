import SpatialCore

/// The edges of a shape, for the question whether a box lies wholly inside or outside of it: most wards near a large shape do, and
/// need not be cut with it.
struct ShapeEdges {
  private let shape: MultiPolygon
  private let edges: BoxTree

  /// - Complexity: O(n log n) for n edges.
  init(_ shape: MultiPolygon) {
    self.shape = shape
    edges = BoxTree(
      shape.polygons.lazy.flatMap(\.rings).flatMap { ring in
        // Closed here, if the ring is not.
        zip(ring, ring.dropFirst() + ring.prefix(1)).map { a, b in
          BoundingBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
        }
      })
  }

  /// `true` when the shape covers all of the box, `false` when it shares nothing with it, `nil` when an edge may pass through.
  ///
  /// - Complexity: O(n) for n edges where no edge is near, else O(log n).
  func holdWhole(_ box: BoundingBox) -> Bool? {
    if box.isEmpty { return false }
    // Without an edge in the box, all of it is on the side on which any of its positions is.
    guard edges.meeting(box).isEmpty else { return nil }
    return shape.covers(Coordinate(x: box.minX, y: box.minY))
  }
}
