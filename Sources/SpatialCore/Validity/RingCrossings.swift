/// The places where a ring meets itself: edges that cross, and positions that it passes twice.
enum RingCrossings {
  struct Crossing: Hashable {
    var position: Coordinate
    /// The ring only touches itself there.
    var isTouch: Bool
  }

  /// Finds all pairs of edges that share a place and are not neighbours in the ring.
  ///
  /// - Parameter limit: places to keep; all are counted.
  /// - Complexity: edges are sorted by their least longitude and compared with those still open, near n log n for rings of
  ///   real places and n² at worst.
  static func find(in ring: [Coordinate], limit: Int) -> (found: [Crossing], total: Int) {
    // Edges without length would meet their neighbours everywhere.
    var positions: [Coordinate] = []
    for position in ring where positions.last != position { positions.append(position) }
    let count = positions.count - 1
    guard count >= 3 else { return ([], 0) }
    let order = (0..<count).sorted {
      min(positions[$0].x, positions[$0 + 1].x) < min(positions[$1].x, positions[$1 + 1].x)
    }
    var open: [Int] = []
    var seen: Set<Crossing> = []
    var found: [Crossing] = []
    for edge in order {
      let a = positions[edge]
      let b = positions[edge + 1]
      let left = min(a.x, b.x)
      open.removeAll { max(positions[$0].x, positions[$0 + 1].x) < left }
      for other in open {
        let c = positions[other]
        let d = positions[other + 1]
        if max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) { continue }
        let apart = abs(edge - other)
        let neighbours = apart == 1 || apart == count - 1
        guard let crossing = meet(a, b, c, d, neighbours: neighbours), seen.insert(crossing).inserted else { continue }
        if found.count < limit { found.append(crossing) }
      }
      open.append(edge)
    }
    return (found.sorted { ($0.position.x, $0.position.y) < ($1.position.x, $1.position.y) }, seen.count)
  }

  private static func meet(
    _ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate, neighbours: Bool
  ) -> Crossing? {
    func side(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Double {
      Orientation.sign(p.x, p.y, q.x, q.y, r.x, r.y)
    }
    let ac = side(a, b, c)
    let ad = side(a, b, d)
    let ca = side(c, d, a)
    let cb = side(c, d, b)
    if (ac > 0 && ad < 0 || ac < 0 && ad > 0) && (ca > 0 && cb < 0 || ca < 0 && cb > 0) {
      let t = ca / (ca - cb)
      return Crossing(position: Coordinate(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t), isTouch: false)
    }
    func within(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Bool {
      r.x >= min(p.x, q.x) && r.x <= max(p.x, q.x) && r.y >= min(p.y, q.y) && r.y <= max(p.y, q.y)
    }
    if ac == 0, ad == 0 {
      // On one line: neighbours may share their common end and no more.
      let shared = [a, b].filter { within(c, d, $0) } + [c, d].filter { within(a, b, $0) && $0 != a && $0 != b }
      if neighbours { return shared.count > 1 ? Crossing(position: shared[1], isTouch: false) : nil }
      return shared.first.map { Crossing(position: $0, isTouch: shared.count == 1 || Set(shared).count == 1) }
    }
    if neighbours { return nil }
    if ac == 0, within(a, b, c) { return Crossing(position: c, isTouch: true) }
    if ad == 0, within(a, b, d) { return Crossing(position: d, isTouch: true) }
    if ca == 0, within(c, d, a) { return Crossing(position: a, isTouch: true) }
    if cb == 0, within(c, d, b) { return Crossing(position: b, isTouch: true) }
    return nil
  }
}
