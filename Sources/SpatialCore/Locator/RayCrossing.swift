/// How often a ray from a position towards greater longitude crosses a path: odd, even, or the position lies on the path.
///
/// An edge counts when one end lies above the ray and the other does not, so a vertex on the ray is counted once. Over all
/// rings of an area an odd number means inside; a position on an edge or a vertex is covered by the area.
enum RayCrossing: Equatable {
  case even
  case odd
  case onPath

  /// - Parameter path: positions that follow each other along straight edges.
  @inline(__always)
  static func count(_ x: Double, _ y: Double, path: UnsafePointer<Coordinate>, count: Int) -> RayCrossing {
    guard count > 1 else { return .even }
    var isOdd = false
    var a = path[0]
    var aIsAbove = a.y > y
    var i = 1
    while i < count {
      let b = path[i]
      let bIsAbove = b.y > y
      if aIsAbove != bIsAbove {
        if x < a.x, x < b.x {
          isOdd.toggle()
        } else if !(x > a.x && x > b.x) {
          let side = Orientation.sign(a.x, a.y, b.x, b.y, x, y)
          if side == 0 { return .onPath }
          if (side > 0) == bIsAbove { isOdd.toggle() }
        }
      } else if a.y == y {
        // The ray runs along the edge or only touches it: no crossing, but the position may lie on it.
        if a.x == x { return .onPath }
        if b.y == y, (a.x <= x) != (b.x <= x) || b.x == x { return .onPath }
      }
      a = b
      aIsAbove = bIsAbove
      i &+= 1
    }
    return isOdd ? .odd : .even
  }
}
