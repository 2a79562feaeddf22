/// Whether an area covers a position, from those of its edges that reach the position's latitude.
///
/// A ray runs from the position towards greater longitude; an odd number of crossings means inside. An edge counts when one
/// end lies above the ray and the other does not, so a vertex on the ray is counted once. A position on an edge or a vertex
/// is covered.
enum RayCrossing {
  /// - Parameters:
  ///   - edges: index of the first vertex of each edge; the second follows it.
  static func covers(
    _ x: Double, _ y: Double, vertices: UnsafePointer<Coordinate>, edges: UnsafePointer<Int32>, count: Int
  ) -> Bool {
    var inside = false
    for i in 0..<count {
      let first = Int(edges[i])
      let a = vertices[first]
      let b = vertices[first + 1]
      if (a.y > y) != (b.y > y) {
        if x < a.x, x < b.x {
          inside.toggle()
        } else if !(x > a.x && x > b.x) {
          let side = Orientation.sign(a.x, a.y, b.x, b.y, x, y)
          if side == 0 { return true }
          if (side > 0) == (b.y > a.y) { inside.toggle() }
        }
      } else if a.y == y {
        // The ray runs along the edge or only touches it: no crossing, but the position may lie on it.
        if a.x == x { return true }
        if b.y == y, (a.x <= x) != (b.x <= x) || b.x == x { return true }
      }
    }
    return inside
  }
}
