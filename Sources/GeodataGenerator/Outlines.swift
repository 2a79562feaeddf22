/// Invented ward outlines: cells around the wards' centres, with borders that look grown.
///
/// Only additions, products, quotients and square roots of doubles are used, so every machine gets the same digits.
struct Outlines {
  typealias Point = (x: Double, y: Double)

  /// A degree of longitude at Hanoi is about 0.933 of a degree of latitude; cells are made in equal units.
  static let squeeze = 0.933

  /// Rings of the wards, closed, counter-clockwise, in millionths of a degree.
  private(set) var rings: [[(x: Int, y: Int)]] = []

  /// The city's border, drawn by hand to a hundredth of a degree.
  private static let border: [Point] = [
    (105.29, 21.16), (105.36, 21.29), (105.40, 21.30), (105.47, 21.21), (105.54, 21.16), (105.58, 21.17),
    (105.66, 21.24),
    (105.73, 21.27), (105.78, 21.34), (105.81, 21.38), (105.83, 21.38), (105.92, 21.30), (105.94, 21.25),
    (105.93, 21.15),
    (105.95, 21.11), (106.02, 21.05), (106.00, 21.00), (105.97, 20.97), (105.94, 20.86), (106.00, 20.68),
    (105.97, 20.66),
    (105.86, 20.64), (105.77, 20.59), (105.69, 20.63), (105.66, 20.76), (105.51, 20.93), (105.41, 20.99),
    (105.33, 21.02),
    (105.30, 21.07),
  ]

  private let seeds: [Point]
  private let wardCount: Int

  init(_ wards: [WardFact]) {
    wardCount = wards.count
    var seeds = wards.map { (x: $0.longitude * Self.squeeze, y: $0.latitude) }
    // Seeds outside the border bound the city's cells; a little disorder keeps them from lying on circles.
    var random = Random(2021)
    for row in 0..<48 {
      for column in 0..<44 {
        let place = (
          x: (105.20 + Double(column) * 0.0205 + random.unit() * 0.006) * Self.squeeze,
          y: 20.48 + Double(row) * 0.0205 + random.unit() * 0.006
        )
        let inside = Self.contains((place.x / Self.squeeze, place.y))
        let near = seeds.prefix(wards.count).contains { Self.distance($0, place) < 0.016 }
        if !inside, !near { seeds.append(place) }
      }
    }
    self.seeds = seeds
    let cells = (0..<wards.count).map { cell(of: $0) }
    rings = cells.enumerated().map { ward, neighbours in ring(ward, neighbours) }
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  private static func contains(_ p: Point) -> Bool {
    var inside = false
    for (i, a) in border.enumerated() {
      let b = border[(i + 1) % border.count]
      if (a.y > p.y) != (b.y > p.y), p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) { inside.toggle() }
    }
    return inside
  }

  // MARK: Cells

  /// Neighbours of a cell in counter-clockwise order: each is the other side of one edge.
  private func cell(of seed: Int) -> [Int] {
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
  private func corner(_ a: Int, _ b: Int, _ c: Int) -> Point {
    let s = [a, b, c].sorted()
    let o = seeds[s[0]]
    let p = (x: seeds[s[1]].x - o.x, y: seeds[s[1]].y - o.y)
    let q = (x: seeds[s[2]].x - o.x, y: seeds[s[2]].y - o.y)
    let d = 2 * (p.x * q.y - p.y * q.x)
    let pp = p.x * p.x + p.y * p.y
    let qq = q.x * q.x + q.y * q.y
    return (o.x + (q.y * pp - p.y * qq) / d, o.y + (p.x * qq - q.x * pp) / d)
  }

  // MARK: Borders

  private func ring(_ ward: Int, _ neighbours: [Int]) -> [(x: Int, y: Int)] {
    var ring: [(x: Int, y: Int)] = []
    for (i, neighbour) in neighbours.enumerated() {
      let before = neighbours[(i + neighbours.count - 1) % neighbours.count]
      let after = neighbours[(i + 1) % neighbours.count]
      let from = corner(ward, before, neighbour)
      let to = corner(ward, neighbour, after)
      // Drawn once, in the direction of the lower seed's cell, and turned round for the other.
      let line =
        ward < neighbour
        ? grown(ward, neighbour, from, to) : Array(grown(neighbour, ward, to, from).reversed())
      for point in line.dropLast() where ring.last.map({ $0 != point }) ?? true { ring.append(point) }
    }
    if let first = ring.first { ring.append(first) }
    return ring
  }

  /// The edge between two cells with its middle points moved, each inside the triangles that the edge makes with the seeds.
  private func grown(_ a: Int, _ b: Int, _ from: Point, _ to: Point) -> [(x: Int, y: Int)] {
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
      return (Int((x / Self.squeeze * 1_000_000).rounded()), Int((y * 1_000_000).rounded()))
    }
  }

  // MARK: Places inside

  /// A place well inside a ward, in millionths of a degree: between its centre and its border.
  func placeInside(_ ward: Int, _ random: inout Random) -> (x: Int, y: Int) {
    let ring = rings[ward]
    let corner = ring[random.whole(0...(ring.count - 2))]
    let share = random.whole(0...350)
    let x = Int((seeds[ward].x / Self.squeeze * 1_000_000).rounded())
    let y = Int((seeds[ward].y * 1_000_000).rounded())
    return (x + (corner.x - x) * share / 1000, y + (corner.y - y) * share / 1000)
  }
}
