extension MultiPolygon {
  /// Where a position lies to an area.
  enum Side {
    case inside, border, outside
  }

  /// Where the position lies, decided exactly.
  ///
  /// For a few positions only: every edge is looked at. `WardLocator` is for many.
  func side(of position: Coordinate) -> Side {
    var inside = false
    for polygon in polygons {
      for ring in polygon.rings {
        for i in ring.indices.dropFirst() {
          let (a, b) = (ring[i - 1], ring[i])
          if (a.y > position.y) != (b.y > position.y) {
            let side = Orientation.sign(a.x, a.y, b.x, b.y, position.x, position.y)
            if side == 0 { return .border }
            if (side > 0) == (b.y > a.y) { inside.toggle() }
          } else if a == position
            || a.y == position.y && b.y == position.y && (a.x <= position.x) != (b.x <= position.x)
          {
            return .border
          }
        }
      }
    }
    return inside ? .inside : .outside
  }

  /// Whether the position lies in the area or on its border.
  package func covers(_ position: Coordinate) -> Bool { side(of: position) != .outside }
}
