extension Outlines {
  /// The edges of a cell in counter-clockwise order, each with the cell behind it.
  func edges(_ seed: Int) -> [(neighbour: Int, line: [Position])] {
    let neighbours = cell(of: seed)
    return neighbours.indices.map { i in
      let neighbour = neighbours[i]
      let before = neighbours[(i + neighbours.count - 1) % neighbours.count]
      let after = neighbours[(i + 1) % neighbours.count]
      let from = corner(seed, before, neighbour)
      let to = corner(seed, neighbour, after)
      // Drawn once, in the direction of the lower seed's cell, and turned round for the other.
      let line = seed < neighbour ? grown(seed, neighbour, from, to) : grown(neighbour, seed, to, from).reversed()
      return (neighbour, line)
    }
  }

  /// The edge between two cells with its middle points moved, each inside the triangles that the edge makes with the seeds.
  private func grown(_ a: Int, _ b: Int, _ from: Point, _ to: Point) -> [Position] {
    let dx = to.x - from.x
    let dy = to.y - from.y
    let length = (dx * dx + dy * dy).squareRoot()
    var offsets = [Double](repeating: 0, count: 17)
    if length > 1e-5 {
      let seed = seeds[a]
      let along = ((seed.x - from.x) * dx + (seed.y - from.y) * dy) / (length * length)
      let height = abs((seed.x - from.x) * dy - (seed.y - from.y) * dx) / length
      var random = Random(a * 100_003 + b)
      var step = 16
      var amplitude = 0.16 * length
      while step > 1 {
        let half = step / 2
        for i in stride(from: half, to: 16, by: step) {
          let t = Double(i) / 16
          let moved = (offsets[i - half] + offsets[i + half]) / 2 + (random.unit() * 2 - 1) * amplitude
          let rise = along > 0 ? t / along : 1
          let fall = along < 1 ? (1 - t) / (1 - along) : 1
          let limit = min(height * 0.55 * min(rise, fall), 0.25 * length)
          offsets[i] = max(-limit, min(limit, moved))
        }
        step = half
        amplitude *= 0.55
      }
    }
    let pieces = length > 0.004 ? 16 : length > 0.0015 ? 8 : length > 1e-5 ? 4 : 1
    return (0...pieces).map { piece in
      let t = Double(piece) / Double(pieces)
      let offset = pieces == 1 ? 0 : offsets[piece * (16 / pieces)]
      let x = from.x + dx * t - (length > 0 ? dy / length * offset : 0)
      let y = from.y + dy * t + (length > 0 ? dx / length * offset : 0)
      return Position(x: Int((x / Self.squeeze * 1_000_000).rounded()), y: Int((y * 1_000_000).rounded()))
    }
  }

  // MARK: Rings

  /// A ring without repeated positions, closed.
  static func close(_ line: [Position]) -> [Position] {
    var ring: [Position] = []
    for position in line where ring.last != position { ring.append(position) }
    while ring.count > 1, ring.last == ring.first { ring.removeLast() }
    return ring + ring.prefix(1)
  }

  /// Closed rings from border lines: each goes on where another starts.
  static func chained(_ lines: [[Position]]) -> [[Position]] {
    // Lines that rounding shrank to one position would only go on to themselves.
    let lines = lines.filter { $0.first != $0.last }
    let starts = Dictionary(lines.enumerated().map { ($1[0], $0) }, uniquingKeysWith: min)
    var used = Set<Int>()
    var rings: [[Position]] = []
    for first in lines.indices where !used.contains(first) {
      var ring: [Position] = []
      var next: Int? = first
      while let line = next, used.insert(line).inserted {
        ring += lines[line].dropLast()
        next = lines[line].last.flatMap { starts[$0] }
      }
      rings.append(close(ring))
    }
    return rings
  }

  /// Rings as polygons: what runs clockwise is a hole of the ring around it.
  static func polygons(_ rings: [[Position]]) -> [Polygon] {
    var polygons = rings.filter { twiceArea($0) > 0 }.map { [$0] }
    for hole in rings where twiceArea(hole) < 0 {
      guard let place = polygons.firstIndex(where: { encloses($0[0], hole[0]) }) else { continue }
      polygons[place].append(hole)
    }
    return polygons
  }

  private static func twiceArea(_ ring: [Position]) -> Int {
    zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
      // From the ring's first position, so that the products stay small.
      let (a, b, o) = (edge.0, edge.1, ring[0])
      return sum + (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y)
    }
  }

  private static func encloses(_ ring: [Position], _ p: Position) -> Bool {
    var inside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a.y > p.y) != (b.y > p.y) {
      let turn = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
      if (turn > 0) == (b.y > a.y) { inside.toggle() }
    }
    return inside
  }
}
