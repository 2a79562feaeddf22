import Quantities
import SpatialCore
import Zones

/// Sixteen square wards in four districts with random decrees, and a resolver that tries everything.
struct DecreeWorld {
  static let levels = ["white", "yellow", "orange", "red"]
  static let hours = 72

  struct Rectangle { var x: ClosedRange<Double>, y: ClosedRange<Double> }

  var areas: [DecreedArea] = []
  var precedence = DecreePrecedence()
  var maps: [ComputedLevels] = []
  /// Every kind of place as rectangles, for the naive answer.
  var rectangles: [[Rectangle]] = []

  static func square(_ r: Rectangle) -> MultiPolygon {
    let (a, b) = (r.x, r.y)
    let corners = [
      (a.lowerBound, b.lowerBound), (a.upperBound, b.lowerBound), (a.upperBound, b.upperBound),
      (a.lowerBound, b.upperBound), (a.lowerBound, b.lowerBound),
    ]
    return MultiPolygon([Polygon(exterior: corners.map { Coordinate(x: $0.0, y: $0.1) })])
  }

  static let wardRectangles: [Rectangle] = (0..<16).map { (n: Int) -> Rectangle in
    let (x, y) = (Double(n % 4), Double(n / 4))
    return Rectangle(x: x...(x + 1), y: y...(y + 1))
  }
  static let wards: [Ward] = (0..<16).map { (n: Int) -> Ward in
    let code: String = n < 10 ? "w0\(n)" : "w\(n)"
    return Ward(code: code, name: code, district: "d\(n / 4)", area: square(wardRectangles[n]))
  }

  static func moment(_ hour: Int) -> Moment { Moment(seconds: Int64(hour) * 3600) }

  init(_ random: inout SeededRandom) {
    let count = Int.random(in: 0...9, using: &random)
    for n in 0..<count {
      let place: DecreedArea.Place
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        let chosen = Set(
          (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0..<16, using: &random) })
        place = .wards(chosen.sorted().map { Self.wards[$0].code })
        rectangles.append(chosen.sorted().map { Self.wardRectangles[$0] })
      case 1:
        let district = Int.random(in: 0..<4, using: &random)
        place = .districts(["d\(district)"])
        rectangles.append((0..<4).map { Self.wardRectangles[district * 4 + $0] })
      default:
        func range() -> ClosedRange<Double> {
          let low = Int.random(in: 0...6, using: &random)
          return Double(low) / 2...Double(Int.random(in: (low + 1)...8, using: &random)) / 2
        }
        let rectangle = Rectangle(x: range(), y: range())
        place = .area(Self.square(rectangle))
        rectangles.append([rectangle])
      }
      // Few different hours, so that beginnings and ends often fall together.
      let from = Int.random(in: 0...8, using: &random) * 6
      areas.append(
        DecreedArea(
          id: "a\(Int.random(in: 0...9, using: &random))\(n)", place: place,
          level: Self.levels.randomElement(using: &random)!,
          authority: ["state", "region", "town"].randomElement(using: &random)!, from: Self.moment(from),
          until: random.chance(3) ? nil : Self.moment(from + Int.random(in: 1...6, using: &random) * 6)))
    }
    for n in areas.indices where random.chance(4) {
      areas[n].repeals = (0..<Int.random(in: 1...2, using: &random)).map { _ in areas.randomElement(using: &random)!.id
      }
    }
    precedence.rules = Array(
      DecreePrecedence.Rule.allCases.filter { $0 != .lowerID }.shuffled(using: &random).prefix(
        Int.random(in: 0...3, using: &random)))
    precedence.authorities = ["state", "region"]
    precedence.levels = Self.levels
    precedence.layers = DecreePrecedence.Layers.allCases.randomElement(using: &random)!
    for day in 0..<3 where !random.chance(3) {
      var levels: [String: String] = [:]
      for ward in Self.wards where !random.chance(5) { levels[ward.code] = Self.levels.randomElement(using: &random)! }
      maps.append(ComputedLevels(on: Day(number: Int32(day)), levels: levels))
    }
  }

  /// For every hour, which areas are in force, by living through the hours.
  func living() -> [[Bool]] {
    var ended: Set<String> = []
    var result: [[Bool]] = []
    for hour in 0...Self.hours {
      let newborn = areas.filter { $0.from == Self.moment(hour) && !ended.contains($0.id) }
      for area in newborn { ended.formUnion(area.repeals) }
      result.append(
        areas.map { area in
          let isOver = area.until.map { $0 <= Self.moment(hour) } ?? false
          return area.from <= Self.moment(hour) && !isOver && !ended.contains(area.id)
        })
    }
    return result
  }

  /// Whether `a` holds against `b`, by the first rule that tells them apart.
  private func beats(_ a: Int, _ b: Int) -> Bool {
    for rule in precedence.rules {
      let (x, y) = (areas[a], areas[b])
      switch rule {
      case .laterStart: if x.from != y.from { return x.from > y.from }
      case .earlierStart: if x.from != y.from { return x.from < y.from }
      case .stricter:
        let (i, j) = (Self.levels.firstIndex(of: x.level)!, Self.levels.firstIndex(of: y.level)!)
        if i != j { return i > j }
      case .authority:
        let (i, j) = (["state": 0, "region": 1][x.authority] ?? 2, ["state": 0, "region": 1][y.authority] ?? 2)
        if i != j { return i < j }
      case .smallerArea:
        let (i, j) = (size(a), size(b))
        if i != j { return i < j }
      case .lowerID: break
      }
    }
    return areas[a].id < areas[b].id
  }

  private func size(_ a: Int) -> Double { rectangles[a].reduce(0) { $0 + Geodesic.area(of: Self.square($1)) } }

  /// Level and layer among the areas that cover a place; `hour` picks the map.
  func naive(_ covering: [Int], ward: Int?, hour: Int, living: [[Bool]]) -> (
    level: String?, layer: StatusInForce.Layer?
  ) {
    let alive = covering.filter { living[hour][$0] }
    let winner = alive.first { a in alive.allSatisfy { $0 == a || beats(a, $0) } }
    let map = maps.filter { Int($0.on!.number) * 24 <= hour }.max { $0.on! < $1.on! }
    let computed = ward.flatMap { map?.levels[Self.wards[$0].code] }
    let decreed = winner.map { (areas[$0].level, StatusInForce.Layer.decreed(areas[$0].id)) }
    guard let computed, let map else { return (decreed?.0, decreed?.1) }
    guard let decreed else { return (computed, .computed(on: map.on)) }
    let difference = Self.levels.firstIndex(of: computed)! - Self.levels.firstIndex(of: decreed.0)!
    let holds =
      precedence.layers == .stricterOfLayers && difference > 0
      || precedence.layers == .decreedSetsFloor && difference >= 0
    return holds ? (computed, .computed(on: map.on)) : (decreed.0, decreed.1)
  }
}
