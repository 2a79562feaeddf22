/// The lengths of border at which the number of wards changes that claim the ground.
///
/// An edge that one ward has on its left and another, in the opposite direction, on its own left is an inner border: as many
/// wards claim the ground on both sides. In a faultless coverage all edges but those of the outer border go out against each
/// other; what remains elsewhere bounds gaps and overlaps.
enum BorderLines {
  /// Edges that do not go out, joined where they follow each other in a ring.
  ///
  /// - Parameter areas: valid; rings closed, in either winding.
  /// - Complexity: n log n in the number of vertices.
  static func unbalanced(of areas: [MultiPolygon]) -> [[Coordinate]] {
    var positions: [Coordinate] = []
    positions.reserveCapacity(areas.reduce(0) { $0 + $1.vertexCount })
    // Whether an edge begins at a position: not at the last of a ring, and not where a position is repeated.
    var begins: [Bool] = []
    for polygon in areas.lazy.flatMap(\.polygons) {
      for (index, ring) in polygon.rings.enumerated() where ring.count > 1 {
        let isClockwise = RingArea.signed(ring) < 0
        // The ground of the polygon comes to lie on the left.
        positions += isClockwise == (index == 0) ? ring.reversed() : ring
        let last = positions.count - 1
        for i in (positions.count - ring.count)..<last { begins.append(positions[i] != positions[i + 1]) }
        begins.append(false)
      }
    }
    markBalanced(positions, &begins)
    var lines: [[Coordinate]] = []
    var line: [Coordinate] = []
    for i in positions.indices {
      if begins[i] {
        if line.isEmpty { line.append(positions[i]) }
        line.append(positions[i + 1])
      } else if !line.isEmpty {
        lines.append(line)
        line = []
      }
    }
    return lines
  }

  private struct Key {
    var hash: UInt64
    var edge: UInt32
  }

  /// Clears the mark of every edge that occurs as often in one direction as in the other.
  private static func markBalanced(_ positions: [Coordinate], _ begins: inout [Bool]) {
    precondition(positions.count < Int(UInt32.max), "fewer than 2³² positions")
    var keys: [Key] = []
    keys.reserveCapacity(positions.count)
    for i in positions.indices where begins[i] {
      let (low, high) = ends(positions, i)
      keys.append(Key(hash: mix(mix(mix(mix(0, low.x), low.y), high.x), high.y), edge: UInt32(i)))
    }
    keys.sort { $0.hash < $1.hash }
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
      settle(keys[start..<end].map { Int($0.edge) }, positions, &begins)
      start = end
    }
  }

  /// Settles edges of one hash, nearly always of one place.
  private static func settle(_ edges: [Int], _ positions: [Coordinate], _ begins: inout [Bool]) {
    guard edges.count > 1 else { return }
    var balance: [[Coordinate]: Int] = [:]
    for edge in edges {
      let (low, high) = ends(positions, edge)
      balance[[low, high], default: 0] += positions[edge] == low ? 1 : -1
    }
    for edge in edges {
      let (low, high) = ends(positions, edge)
      if balance[[low, high]] == 0 { begins[edge] = false }
    }
  }

  /// The ends of an edge, the western one first, on one meridian the southern.
  private static func ends(_ positions: [Coordinate], _ edge: Int) -> (Coordinate, Coordinate) {
    let a = positions[edge]
    let b = positions[edge + 1]
    return (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a)
  }

  /// The finalizer of SplitMix64 over the bits of a number; minus zero is zero.
  private static func mix(_ hash: UInt64, _ number: Double) -> UInt64 {
    var z = (hash ^ (number + 0).bitPattern) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
