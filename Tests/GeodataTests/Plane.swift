@testable import geodata_generator

/// Geometry in whole numbers, done the slow and obvious way, to check what the generator makes.
enum Plane {
  struct Edge: Hashable {
    var from: Position
    var to: Position
    var turned: Edge { Edge(from: to, to: from) }
  }

  static func edges(_ ring: [Position]) -> [Edge] { zip(ring, ring.dropFirst()).map(Edge.init) }

  static func turn(_ a: Position, _ b: Position, _ c: Position) -> Int {
    ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).signum()
  }

  static func twiceArea(_ ring: [Position]) -> Int {
    edges(ring).reduce(0) { $0 + $1.from.x * $1.to.y - $1.to.x * $1.from.y }
  }

  /// Whether no two edges of a closed ring touch, but for neighbours at the vertex that they share.
  static func isSimple(_ ring: [Position]) -> Bool {
    guard ring.count >= 4, ring.first == ring.last, Set(ring).count == ring.count - 1 else { return false }
    let edges = edges(ring)
    for (i, a) in edges.enumerated() {
      for b in edges[(i + 1)...] where touch(a, b) {
        guard a.to == b.from || b.to == a.from else { return false }
        // Neighbours share a vertex; they must not lie on each other.
        let (tip, knee, other) = a.to == b.from ? (a.from, a.to, b.to) : (a.to, a.from, b.from)
        let isBack =
          turn(tip, knee, other) == 0
          && (tip.x - knee.x) * (other.x - knee.x) + (tip.y - knee.y) * (other.y - knee.y) > 0
        if isBack { return false }
      }
    }
    return true
  }

  static func touch(_ a: Edge, _ b: Edge) -> Bool {
    guard max(a.from.x, a.to.x) >= min(b.from.x, b.to.x), max(b.from.x, b.to.x) >= min(a.from.x, a.to.x),
      max(a.from.y, a.to.y) >= min(b.from.y, b.to.y), max(b.from.y, b.to.y) >= min(a.from.y, a.to.y)
    else { return false }
    return turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) <= 0
      && turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) <= 0
  }

  /// Whether a place lies inside, by counting crossings of all rings.
  static func contains(_ polygons: [[[Position]]], _ p: Position) -> Bool {
    let crossings = polygons.joined().flatMap(edges).filter { edge in
      guard (edge.from.y > p.y) != (edge.to.y > p.y) else { return false }
      return (turn(edge.from, edge.to, p) > 0) == (edge.to.y > edge.from.y)
    }.count
    return crossings % 2 == 1
  }
}
