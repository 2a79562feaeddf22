/// Invented ward outlines: cells around the wards' centres, with borders that look grown.
///
/// Neighbours share every vertex of their border, so the wards leave no gap and do not overlap. One ward surrounds
/// another and one has two parts, as real wards do. Only additions, products, quotients and square roots of doubles are
/// used, so every machine gets the same digits.
struct Outlines {
  typealias Point = (x: Double, y: Double)
  /// Closed rings, the outer one first and counter-clockwise, holes clockwise.
  typealias Polygon = [[Position]]

  /// A degree of longitude at Hanoi is about 0.933 of a degree of latitude; cells are made in equal units.
  static let squeeze = 0.933

  /// The parts of each ward.
  private(set) var wards: [[Polygon]] = []
  /// The ring of the cell around each ward's centre.
  private var hearts: [[Position]] = []

  /// Centres of cells: those of the wards, further cells of some wards, and cells outside the city that bound it.
  let seeds: [Point]
  /// The ward of each cell, `nil` outside the city.
  let owners: [Int?]

  /// Where some wards have cells beside the one around their centre: Tiên Dược all round the town of Sóc Sơn, and Minh
  /// Châu, an island in the Red River, on a sandbank further down.
  private static let further: [(code: String, places: [Point])] = [
    (
      "00418",
      [
        (105.859, 21.254), (105.8564, 21.26), (105.85, 21.2625), (105.8436, 21.26), (105.841, 21.254),
        (105.8436, 21.248), (105.85, 21.2455), (105.8564, 21.248),
      ]
    ), ("09661", [(105.524, 21.162)]),
  ]

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

  init(_ facts: [WardFact]) {
    var seeds = facts.map { (x: $0.longitude * Self.squeeze, y: $0.latitude) }
    var owners: [Int?] = Array(facts.indices)
    for (code, places) in Self.further {
      guard let ward = facts.firstIndex(where: { $0.code == code }) else { continue }
      seeds += places.map { ($0.x * Self.squeeze, $0.y) }
      owners += places.map { _ in ward }
    }
    // Seeds outside the border bound the city's cells; a little disorder keeps them from lying on circles.
    let inner = seeds
    var random = Random(2021)
    for row in 0..<48 {
      for column in 0..<44 {
        let place = (
          x: (105.20 + Double(column) * 0.0205 + random.unit() * 0.006) * Self.squeeze,
          y: 20.48 + Double(row) * 0.0205 + random.unit() * 0.006
        )
        let inside = Self.contains((place.x / Self.squeeze, place.y))
        let near = inner.contains { Self.distance($0, place) < 0.016 }
        if !inside, !near { seeds.append(place) }
      }
    }
    owners += Array(repeating: nil, count: seeds.count - owners.count)
    self.seeds = seeds
    self.owners = owners
    let cells = inner.indices.map { edges($0) }
    hearts = facts.indices.map { Self.close(cells[$0].flatMap { $0.line.dropLast() }) }
    wards = facts.indices.map { ward in
      let borders = inner.indices.filter { owners[$0] == ward }.flatMap { cells[$0] }
        .filter { owners[$0.neighbour] != ward }
      return Self.polygons(Self.chained(borders.map(\.line)))
    }
  }

  static func distance(_ a: Point, _ b: Point) -> Double {
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

  /// A place well inside a ward, in millionths of a degree: between its centre and the border of the cell around it.
  func placeInside(_ ward: Int, _ random: inout Random) -> Position {
    let ring = hearts[ward]
    let corner = ring[random.whole(0...(ring.count - 2))]
    let share = random.whole(0...350)
    let x = Int((seeds[ward].x / Self.squeeze * 1_000_000).rounded())
    let y = Int((seeds[ward].y * 1_000_000).rounded())
    return Position(x: x + (corner.x - x) * share / 1000, y: y + (corner.y - y) * share / 1000)
  }
}
