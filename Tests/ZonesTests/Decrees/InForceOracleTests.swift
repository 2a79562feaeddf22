import Foundation
import Quantities
import SpatialCore
import Testing

@testable import Zones

/// Random decrees against a resolver that tries every area at every hour.
@Suite struct InForceOracleTests {
  static let worlds = 1500

  @Test(arguments: [UInt64(7), 8])
  func `a shape with holes and slants covers the wards that cutting every one of them says`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var (whole, part, none) = (0, 0, 0)
    for number in 0..<100 {
      // A star of slanted edges, now and then with a hole, over wards of half a degree.
      func star(_ low: Double, _ high: Double) -> [Coordinate] {
        let turns = (0..<24).map { 2 * Double.pi * Double($0) / 24 }
        let ring = turns.map { turn in
          let reach = Double.random(in: low...high, using: &random)
          return Coordinate(x: 2 + reach * cos(turn), y: 2 + reach * sin(turn))
        }
        return ring + ring.prefix(1)
      }
      let rings = [star(1.2, 2.2)] + (random.chance(2) ? [star(0.2, 0.9)] : [])
      let shape = MultiPolygon([Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))])
      let wards = (0..<64).map { n in
        let (x, y) = (Double(n % 8) / 2, Double(n / 8) / 2)
        return Ward(
          code: "\(n)", name: "\(n)",
          area: DecreeWorld.square(DecreeWorld.Rectangle(x: x...(x + 0.5), y: y...(y + 0.5))))
      }
      let area = DecreedArea(id: "a", place: .area(shape), level: "red", from: DecreeWorld.moment(0))
      let placing = try Placing(areas: [area], wards: wards)
      let ground = try SharedGround(shape)
      for ward in wards.indices {
        let share = try ground.shares(with: wards[ward].area).ofOther
        let expected = share >= 1 - InForce.sliver ? "whole" : share > InForce.sliver ? "part" : "none"
        let found = placing.whole[ward] == [0] ? "whole" : placing.partial[ward] == [0] ? "part" : "none"
        if found != expected { Issue.record("seed \(seed), shape \(number), ward \(ward): \(found), cut \(expected)") }
        switch expected {
        case "whole": whole += 1
        case "part": part += 1
        default: none += 1
        }
      }
      // Few wards asked for are placed as among all.
      let few = try Placing(areas: [area], wards: wards, chosen: [27, 5])
      #expect([5, 27].allSatisfy { few.whole[$0] == placing.whole[$0] && few.partial[$0] == placing.partial[$0] })
      #expect(few.whole.indices.allSatisfy { [5, 27].contains($0) || few.whole[$0].isEmpty })
    }
    #expect(min(whole, part, none) > 500, "\(whole) whole, \(part) in part, \(none) not at all")
  }

  @Test(arguments: [UInt64(4), 5, 6])
  func `overlaps are those that comparing every two areas by their ground finds`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var found = 0
    for number in 0..<(Self.worlds / 3) {
      let world = DecreeWorld(&random)
      let inForce = try InForce(areas: world.areas, precedence: world.precedence, wards: DecreeWorld.wards)
      func meet(_ a: DecreeWorld.Rectangle, _ b: DecreeWorld.Rectangle) -> Bool {
        min(a.x.upperBound, b.x.upperBound) > max(a.x.lowerBound, b.x.lowerBound)
          && min(a.y.upperBound, b.y.upperBound) > max(a.y.lowerBound, b.y.lowerBound)
      }
      var expected: [[Int]] = []
      for a in world.areas.indices {
        for b in world.areas.indices where b > a && world.areas[a].level != world.areas[b].level {
          let until = [inForce.ends[a], inForce.ends[b]].compactMap { $0 }.min()
          if let until, until <= max(world.areas[a].from, world.areas[b].from) { continue }
          guard world.rectangles[a].contains(where: { r in world.rectangles[b].contains { meet(r, $0) } }) else {
            continue
          }
          expected.append([a, b])
        }
      }
      let overlaps = try inForce.overlaps()
      found += overlaps.count
      guard overlaps.map({ [$0.first, $0.second] }) == expected else {
        Issue.record("seed \(seed), world \(number): \(overlaps), by every two \(expected)")
        return
      }
    }
    #expect(found > 500)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `wards agree at every hour, with what holds until when and what lies inside`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for number in 0..<(Self.worlds / 3) {
      let world = DecreeWorld(&random)
      let living = world.living()
      let inForce = try InForce(
        areas: world.areas, precedence: world.precedence, wards: DecreeWorld.wards, maps: world.maps)
      let ward = Int.random(in: 0..<16, using: &random)
      let code = DecreeWorld.wards[ward].code
      let square = DecreeWorld.wardRectangles[ward]
      func contains(_ r: DecreeWorld.Rectangle) -> Bool {
        r.x.lowerBound <= square.x.lowerBound && r.x.upperBound >= square.x.upperBound
          && r.y.lowerBound <= square.y.lowerBound && r.y.upperBound >= square.y.upperBound
      }
      func shares(_ r: DecreeWorld.Rectangle) -> Bool {
        min(r.x.upperBound, square.x.upperBound) > max(r.x.lowerBound, square.x.lowerBound)
          && min(r.y.upperBound, square.y.upperBound) > max(r.y.lowerBound, square.y.lowerBound)
      }
      let whole = world.areas.indices.filter { world.rectangles[$0].contains(where: contains) }
      let inside = world.areas.indices.filter {
        !whole.contains($0) && world.rectangles[$0].contains(where: shares)
      }
      var expected: [(level: String?, layer: StatusInForce.Layer?)] = []
      for hour in 0...DecreeWorld.hours {
        expected.append(world.naive(whole, ward: ward, hour: hour, living: living))
      }
      var changes: [Moment] = [DecreeWorld.moment(0)]
      for hour in 0...DecreeWorld.hours {
        let note: Comment = "seed \(seed), world \(number), ward \(code), hour \(hour)"
        let status = try #require(inForce.status(ofWard: code, on: DecreeWorld.moment(hour)))
        #expect(status.level == expected[hour].level && status.layer == expected[hour].layer, note)
        #expect(Set(status.inside) == Set(inside.filter { living[hour][$0] }.map { world.areas[$0].id }), note)
        let alive = whole.filter { living[hour][$0] }.count
        let lost = status.losers.filter { if case .decreed = $0.layer { true } else { false } }.count
        #expect(lost + (status.decree == nil ? 0 : 1) == alive, note)
        let next = (hour...DecreeWorld.hours).first { expected[$0] != expected[hour] }
        if let next { #expect(status.until == DecreeWorld.moment(next), note) }
        if hour > 0, expected[hour] != expected[hour - 1] { changes.append(DecreeWorld.moment(hour)) }
      }
      let series = inForce.changes(
        ofWard: code, from: DecreeWorld.moment(0), to: DecreeWorld.moment(DecreeWorld.hours))
      #expect(series.map { $0.moment } == changes, "seed \(seed), world \(number), ward \(code)")
    }
  }

  @Test(arguments: [UInt64(11), 12, 13])
  func `positions agree, on borders too`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for number in 0..<(Self.worlds / 3) {
      let world = DecreeWorld(&random)
      let living = world.living()
      let inForce = try InForce(
        areas: world.areas, precedence: world.precedence, wards: DecreeWorld.wards, maps: world.maps)
      for _ in 0..<20 {
        // Quarters: half of them on the borders of something.
        let x = Double(Int.random(in: -1...17, using: &random)) / 4
        let y = Double(Int.random(in: -1...17, using: &random)) / 4
        let hour = Int.random(in: 0...DecreeWorld.hours, using: &random)
        let covering = world.areas.indices.filter {
          world.rectangles[$0].contains { $0.x.contains(x) && $0.y.contains(y) }
        }
        let ward = DecreeWorld.wardRectangles.firstIndex { $0.x.contains(x) && $0.y.contains(y) }
        let expected = world.naive(covering, ward: ward, hour: hour, living: living)
        let status = inForce.status(at: Coordinate(x: x, y: y), on: DecreeWorld.moment(hour))
        #expect(
          status.level == expected.level && status.layer == expected.layer,
          "seed \(seed), world \(number), \(x) \(y), hour \(hour)")
      }
    }
  }

  @Test func `thousands of small areas are found at a position as by looking at each`() throws {
    var random = SeededRandom(seed: 77)
    var rectangles: [DecreeWorld.Rectangle] = []
    var areas: [DecreedArea] = []
    for number in 0..<4000 {
      func range() -> ClosedRange<Double> {
        let low = Int.random(in: 0...200, using: &random)
        return Double(low) / 4...Double(low + Int.random(in: 1...12, using: &random)) / 4
      }
      let rectangle = DecreeWorld.Rectangle(x: range(), y: range())
      rectangles.append(rectangle)
      areas.append(
        DecreedArea(
          id: "\(number)", place: .area(DecreeWorld.square(rectangle)), level: "red",
          from: DecreeWorld.moment(Int.random(in: 0...20, using: &random)),
          until: DecreeWorld.moment(Int.random(in: 21...40, using: &random))))
    }
    let inForce = try InForce(areas: areas)
    var found = 0
    for _ in 0..<2000 {
      let x = Double(Int.random(in: -2...430, using: &random)) / 8
      let y = Double(Int.random(in: -2...430, using: &random)) / 8
      let moment = DecreeWorld.moment(Int.random(in: 0...41, using: &random))
      let all = areas.indices.filter {
        rectangles[$0].x.contains(x) && rectangles[$0].y.contains(y) && areas[$0].from <= moment
          && moment < areas[$0].until!
      }
      let best = all.max { (areas[$0].from, areas[$1].id) < (areas[$1].from, areas[$0].id) }
      let status = inForce.status(at: Coordinate(x: x, y: y), on: moment)
      #expect(status.decree == best.map { areas[$0].id }, "\(x) \(y) \(moment)")
      #expect(status.losers.count == max(0, all.count - 1))
      found += all.count
    }
    #expect(found > 2000)
  }
}
