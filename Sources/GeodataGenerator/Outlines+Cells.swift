extension Outlines {
  /// Neighbours of a cell in counter-clockwise order: each is the other side of one edge.
  func cell(of seed: Int) -> [Int] {
    let centre = seeds[seed]
    let reach = 0.5
    // Corners of the cell with the neighbour behind the edge that starts there; −1 is the frame.
    var corners: [(point: Point, neighbour: Int)] = [
      ((centre.x - reach, centre.y - reach), -1), ((centre.x + reach, centre.y - reach), -1),
      ((centre.x + reach, centre.y + reach), -1), ((centre.x - reach, centre.y + reach), -1),
    ]
    let others = seeds.indices.filter { $0 != seed }.map { ($0, Self.distance(seeds[$0], centre)) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    for (other, distance) in others {
      let widest = corners.map { Self.distance($0.point, centre) }.max() ?? 0
      if distance > 2 * widest { break }
      corners = Self.clip(corners, nearer: centre, than: seeds[other], neighbour: other)
    }
    return corners.map(\.neighbour)
  }

  /// The part of a convex polygon that lies nearer to `a` than to `b`.
  private static func clip(
    _ corners: [(point: Point, neighbour: Int)], nearer a: Point, than b: Point, neighbour: Int
  ) -> [(point: Point, neighbour: Int)] {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let middle = (dx * (a.x + b.x) + dy * (a.y + b.y)) / 2
    func side(_ p: Point) -> Double { middle - (dx * p.x + dy * p.y) }
    var result: [(point: Point, neighbour: Int)] = []
    for (i, corner) in corners.enumerated() {
      let next = corners[(i + 1) % corners.count]
      let here = side(corner.point)
      let there = side(next.point)
      if here >= 0 { result.append(corner) }
      if (here >= 0) != (there >= 0) {
        let t = here / (here - there)
        let cut = (
          x: corner.point.x + (next.point.x - corner.point.x) * t,
          y: corner.point.y + (next.point.y - corner.point.y) * t
        )
        result.append((cut, here >= 0 ? neighbour : corner.neighbour))
      }
    }
    return result
  }

  /// The point that is equally far from three seeds, computed in one order so that all three cells get the same digits.
  func corner(_ a: Int, _ b: Int, _ c: Int) -> Point {
    let s = [a, b, c].sorted()
    let o = seeds[s[0]]
    let p = (x: seeds[s[1]].x - o.x, y: seeds[s[1]].y - o.y)
    let q = (x: seeds[s[2]].x - o.x, y: seeds[s[2]].y - o.y)
    let d = 2 * (p.x * q.y - p.y * q.x)
    let pp = p.x * p.x + p.y * p.y
    let qq = q.x * q.x + q.y * q.y
    return (o.x + (q.y * pp - p.y * qq) / d, o.y + (p.x * qq - q.x * pp) / d)
  }
}
