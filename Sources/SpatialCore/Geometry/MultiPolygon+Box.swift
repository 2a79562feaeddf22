extension MultiPolygon {
  /// Whether the area and a closed box have a position in common, borders included.
  ///
  /// - Complexity: O(positions).
  package func meets(_ box: BoundingBox) -> Bool {
    guard !box.isEmpty, boundingBox.intersects(box) else { return false }
    for polygon in polygons {
      for ring in polygon.rings {
        for i in ring.indices.dropFirst() where box.meetsSegment(ring[i - 1], ring[i]) { return true }
      }
    }
    // No border passes through the box: it lies wholly inside or outside.
    return covers(Coordinate(x: box.minX, y: box.minY))
  }
}

extension BoundingBox {
  /// Whether a straight line between two positions has a position in the box.
  ///
  /// Source: Y.-D. Liang, B. A. Barsky, "A new concept and method for line clipping", ACM Transactions on Graphics 3 (1984),
  /// doi:10.1145/357332.357333.
  func meetsSegment(_ a: Coordinate, _ b: Coordinate) -> Bool {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (slope, room) in [(-dx, a.x - minX), (dx, maxX - a.x), (-dy, a.y - minY), (dy, maxY - a.y)] {
      if slope == 0 {
        if room < 0 { return false }
      } else if slope < 0 {
        enter = max(enter, room / slope)
      } else {
        leave = min(leave, room / slope)
      }
    }
    return enter <= leave
  }
}
