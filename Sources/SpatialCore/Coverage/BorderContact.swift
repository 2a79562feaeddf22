/// How near the borders of two areas come, and for what length.
struct BorderContact {
  /// The borders come within the tolerance at one place at least, or cross.
  private(set) var touches = false
  /// The borders cross by more than the tolerance, so that the areas overlap.
  private(set) var crosses = false
  /// Metres along the first border that run beside the second within the tolerance.
  private(set) var sharedLength = 0.0

  private let tolerance: Double

  /// - Parameters:
  ///   - a: in degrees, as is `b`; the boxes are theirs.
  ///   - tolerance: metres.
  init(
    _ a: MultiPolygon, _ boxA: BoundingBox, _ b: MultiPolygon, _ boxB: BoundingBox, within tolerance: Double
  ) {
    self.tolerance = tolerance
    let common = BoundingBox(
      minX: max(boxA.minX, boxB.minX), minY: max(boxA.minY, boxB.minY), maxX: min(boxA.maxX, boxB.maxX),
      maxY: min(boxA.maxY, boxB.maxY))
    let scale = Self.metresPerDegree(at: (common.minY + common.maxY) / 2)
    let window = common.expanded(by: tolerance / min(scale.x, scale.y))
    let edgesA = Self.edges(a, inside: window, scale)
    let edgesB = Self.edges(b, inside: window, scale).sorted { min($0.0.x, $0.1.x) < min($1.0.x, $1.1.x) }
    guard !edgesA.isEmpty, !edgesB.isEmpty else { return }
    compare(edgesA, edgesB)
  }

  /// One degree of latitude is near 111,195 m, of longitude less by the cosine of the latitude (here to 0.2 %, by the formula of
  /// Bhāskara I, 7th century).
  static func metresPerDegree(at latitude: Double) -> Coordinate {
    let d = min(abs(latitude), 90)
    return Coordinate(x: 111_195 * max((32_400 - 4 * d * d) / (32_400 + d * d), 0.01), y: 111_195)
  }

  private typealias Edge = (Coordinate, Coordinate)

  private mutating func compare(_ edgesA: [Edge], _ edgesB: [Edge]) {
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
        meet(p, q, r, s, &covered)
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
    _ p: Coordinate, _ q: Coordinate, _ r: Coordinate, _ s: Coordinate, _ covered: inout [(Double, Double)]
  ) {
    func side(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
      Orientation.sign(a.x, a.y, b.x, b.y, c.x, c.y)
    }
    let (rOff, sOff) = (Self.distance(r, to: p, q), Self.distance(s, to: p, q))
    let (pOff, qOff) = (Self.distance(p, to: r, s), Self.distance(q, to: r, s))
    // The stretch of the first edge at which the second one is near it.
    var start = Double.infinity
    var end = -Double.infinity
    if pOff <= tolerance { (start, end) = (0, 0) }
    if qOff <= tolerance { (start, end) = (min(start, 1), 1) }
    if rOff <= tolerance {
      let place = Self.along(r, p, q)
      (start, end) = (min(start, place), max(end, place))
    }
    if sOff <= tolerance {
      let place = Self.along(s, p, q)
      (start, end) = (min(start, place), max(end, place))
    }
    if start <= end { touches = true }
    if end > start { covered.append((start, end)) }
    // A crossing of more than the tolerance is no rounding: the areas overlap.
    if min(rOff, sOff, pOff, qOff) > tolerance, side(p, q, r) * side(p, q, s) < 0, side(r, s, p) * side(r, s, q) < 0 {
      touches = true
      crosses = true
    }
  }

  /// Edges with a part in the box, in metres.
  private static func edges(_ area: MultiPolygon, inside box: BoundingBox, _ scale: Coordinate) -> [Edge] {
    var edges: [Edge] = []
    for ring in area.polygons.lazy.flatMap(\.rings) {
      for i in ring.indices.dropFirst() {
        let (a, b) = (ring[i - 1], ring[i])
        if a == b || max(a.x, b.x) < box.minX || min(a.x, b.x) > box.maxX || max(a.y, b.y) < box.minY
          || min(a.y, b.y) > box.maxY
        {
          continue
        }
        edges.append((Coordinate(x: a.x * scale.x, y: a.y * scale.y), Coordinate(x: b.x * scale.x, y: b.y * scale.y)))
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
