/// Which wards are neighbours.
///
/// Borders of real files do not always share their vertices, so wards count as touching where a vertex of one lies within
/// `tolerance` of an edge of the other. **Rook** neighbours come that close along a border of more than `tolerance` metres;
/// **queen** neighbours at one place at least. Wards that overlap are neighbours in both senses.
public struct Adjacency: Hashable, Sendable {
  public enum Contiguity: String, Sendable, CaseIterable {
    case rook, queen
  }

  /// Neighbours of each ward, ascending; a ward is no neighbour of its own.
  public let neighbours: [[Int]]

  /// Wards without any neighbour.
  public var islands: [Int] { neighbours.indices.filter { neighbours[$0].isEmpty } }

  /// - Parameters:
  ///   - areas: in degrees.
  ///   - tolerance: metres within which borders are taken to be the same.
  /// - Complexity: for each pair of wards whose boxes meet, the edges near their common box are compared.
  public init(of areas: [MultiPolygon], contiguity: Contiguity, within tolerance: Double = 1) {
    let boxes = areas.map(\.boundingBox)
    let latitude =
      boxes.filter { !$0.isEmpty }.map { ($0.minY + $0.maxY) / 2 }.reduce(0, +) / Double(max(areas.count, 1))
    // One degree of latitude is near 111,195 m; of longitude less by the cosine.
    let scale = Coordinate(x: 111_195 * max(Self.cosine(latitude), 0.01), y: 111_195)
    let margin = tolerance / min(scale.x, scale.y)
    var neighbours = [Set<Int>](repeating: [], count: areas.count)
    BoxIndex.forEachPair(boxes.map { $0.isEmpty ? $0 : $0.expanded(by: margin) }) { a, b in
      let near = Near(areas[a], boxes[a], areas[b], boxes[b], scale: scale, tolerance: tolerance, margin: margin)
      let touching = contiguity == .queen ? near.touches : near.sharedLength > tolerance || near.crosses
      if touching {
        neighbours[a].insert(b)
        neighbours[b].insert(a)
      }
    }
    self.neighbours = neighbours.map { $0.sorted() }
  }

  /// Cosine of an angle in degrees, to the few digits that a tolerance needs (Bhāskara I, 7th century; error below 0.2 %).
  private static func cosine(_ degrees: Double) -> Double {
    let d = min(abs(degrees), 90)
    return (32_400 - 4 * d * d) / (32_400 + d * d)
  }

  /// How near two borders come.
  private struct Near {
    var touches = false
    var crosses = false
    var sharedLength = 0.0

    init(
      _ a: MultiPolygon, _ boxA: BoundingBox, _ b: MultiPolygon, _ boxB: BoundingBox, scale: Coordinate,
      tolerance: Double,
      margin: Double
    ) {
      let common = BoundingBox(
        minX: max(boxA.minX, boxB.minX), minY: max(boxA.minY, boxB.minY), maxX: min(boxA.maxX, boxB.maxX),
        maxY: min(boxA.maxY, boxB.maxY)
      ).expanded(by: margin)
      let edgesA = Self.edges(a, inside: common, scale)
      let edgesB = Self.edges(b, inside: common, scale).sorted { min($0.0.x, $0.1.x) < min($1.0.x, $1.1.x) }
      guard !edgesA.isEmpty, !edgesB.isEmpty else { return }
      let widest = edgesB.map { abs($0.0.x - $0.1.x) }.max() ?? 0
      for (p, q) in edgesA {
        let left = min(p.x, q.x) - tolerance
        let right = max(p.x, q.x) + tolerance
        let low = min(p.y, q.y) - tolerance
        let high = max(p.y, q.y) + tolerance
        var from = 0
        var to = edgesB.count
        while from < to {
          let middle = (from + to) / 2
          if min(edgesB[middle].0.x, edgesB[middle].1.x) < left - widest { from = middle + 1 } else { to = middle }
        }
        var covered: [(Double, Double)] = []
        for (r, s) in edgesB[from...] {
          if min(r.x, s.x) > right { break }
          if max(r.x, s.x) < left || max(r.y, s.y) < low || min(r.y, s.y) > high { continue }
          meet(p, q, r, s, tolerance, &covered)
        }
        // Lengths along the first edge that lie beside any edge of the other, each part once.
        let length = Self.distance(p, q)
        var reached = 0.0
        for (start, end) in covered.sorted(by: { $0 < $1 }) {
          sharedLength += max(0, min(end, 1) - max(start, reached)) * length
          reached = max(reached, end)
        }
      }
    }

    private mutating func meet(
      _ p: Coordinate, _ q: Coordinate, _ r: Coordinate, _ s: Coordinate, _ tolerance: Double,
      _ covered: inout [(Double, Double)]
    ) {
      func side(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
        Orientation.sign(a.x, a.y, b.x, b.y, c.x, c.y)
      }
      if side(p, q, r) * side(p, q, s) < 0, side(r, s, p) * side(r, s, q) < 0 {
        touches = true
        // A crossing of more than the tolerance is no rounding: the wards overlap.
        let depth = min(
          Self.distance(r, to: p, q), Self.distance(s, to: p, q), Self.distance(p, to: r, s), Self.distance(q, to: r, s)
        )
        if depth > tolerance { crosses = true }
      }
      let near = [
        Self.distance(r, to: p, q) <= tolerance, Self.distance(s, to: p, q) <= tolerance,
        Self.distance(p, to: r, s) <= tolerance, Self.distance(q, to: r, s) <= tolerance,
      ]
      guard near.contains(true) else { return }
      touches = true
      // Positions along the first edge at which the second one is near it.
      var along: [Double] = []
      if near[0] { along.append(Self.along(r, p, q)) }
      if near[1] { along.append(Self.along(s, p, q)) }
      if near[2] { along.append(0) }
      if near[3] { along.append(1) }
      if let start = along.min(), let end = along.max(), end > start { covered.append((start, end)) }
    }

    /// Edges with a part in the box, in metres.
    private static func edges(
      _ area: MultiPolygon, inside box: BoundingBox, _ scale: Coordinate
    ) -> [(Coordinate, Coordinate)] {
      var edges: [(Coordinate, Coordinate)] = []
      for ring in area.polygons.lazy.flatMap(\.rings) {
        for i in ring.indices.dropFirst() {
          let a = ring[i - 1]
          let b = ring[i]
          if a == b || max(a.x, b.x) < box.minX || min(a.x, b.x) > box.maxX || max(a.y, b.y) < box.minY
            || min(a.y, b.y) > box.maxY
          {
            continue
          }
          edges.append(
            (Coordinate(x: a.x * scale.x, y: a.y * scale.y), Coordinate(x: b.x * scale.x, y: b.y * scale.y)))
        }
      }
      return edges
    }

    private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
      ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }

    /// Where along a–b the position nearest to c lies, 0 at a and 1 at b.
    private static func along(_ c: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
      let dx = b.x - a.x
      let dy = b.y - a.y
      return min(max(((c.x - a.x) * dx + (c.y - a.y) * dy) / (dx * dx + dy * dy), 0), 1)
    }

    private static func distance(_ c: Coordinate, to a: Coordinate, _ b: Coordinate) -> Double {
      let t = along(c, a, b)
      return distance(c, Coordinate(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t))
    }
  }
}
