import Foundation
import Testing

@testable import SpatialCore

/// What is proven without GEOS against what GEOS says.
@Suite struct SimpleRingTests {
  /// A ring around a middle whose distance from it changes at random: it never meets itself.
  static func star(
    _ count: Int, around middle: Coordinate, radius: Double, from inner: Double = 0.3, _ random: inout SplitMix64
  ) -> [Coordinate] {
    let ring = (0..<count).map { i in
      let angle = 2 * Double.pi * (Double(i) + Double.random(in: 0...0.8, using: &random)) / Double(count)
      let distance = radius * Double.random(in: inner...1, using: &random)
      return Coordinate(x: middle.x + distance * cos(angle), y: middle.y + distance * sin(angle))
    }
    return ring + ring.prefix(1)
  }

  static func isValid(_ ring: [Coordinate]) throws -> Bool {
    try ValidityTests.isValidByGEOS(MultiPolygon([Polygon(exterior: ring)]))
  }

  @Test func `rings that meet themselves are never proven, and those of real places mostly are`() throws {
    var random = SplitMix64(seed: 31)
    var proven = 0
    var invalid = 0
    for round in 0..<4_000 {
      let count = Int.random(in: 3...60, using: &random)
      var ring = Self.star(
        count, around: Coordinate(longitude: 105.8, latitude: 21),
        radius: [1e-5, 0.01, 3].randomElement(using: &random) ?? 1, &random)
      if round % 2 == 0 {
        ring = ring.map { Coordinate(x: ($0.x * 1e6).rounded() / 1e6, y: ($0.y * 1e6).rounded() / 1e6) }
      }
      if round % 3 == 0 {
        // A position laid upon another one, upon the middle of an edge, or elsewhere.
        let (i, j) = (Int.random(in: 1..<count, using: &random), Int.random(in: 0..<count, using: &random))
        let (a, b) = (ring[j], ring[j + 1])
        ring[i] =
          [a, Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2), Coordinate(x: 2 * b.x - a.x, y: 2 * b.y - a.y)]
          .randomElement(using: &random) ?? a
        if round % 9 == 0 { ring[i].x = ring[i].x.nextUp }
      }
      let isProven = SimpleRing.isProven(ring)
      let isValid = try Self.isValid(ring)
      if isProven { #expect(isValid, "seed 31, round \(round): \(ring)") }
      proven += isProven ? 1 : 0
      invalid += isValid ? 0 : 1
      if round % 3 != 0, round % 2 == 1 { #expect(isProven, "seed 31, round \(round)") }
    }
    #expect(proven > 2_000 && invalid > 500, "\(proven) proven, \(invalid) invalid")
  }

  @Test func `small lattice rings are proven exactly when no two edges meet that are not neighbours`() throws {
    var random = SplitMix64(seed: 32)
    var proven = 0
    for round in 0..<5_000 {
      let size = Int.random(in: 2...6, using: &random)
      let positions = (0..<Int.random(in: 3...8, using: &random)).map { _ in
        (Int.random(in: 0...size, using: &random), Int.random(in: 0...size, using: &random))
      }
      let ring = EdgeCrossingsTests.ring(positions)
      let isProven = SimpleRing.isProven(ring)
      let crossings = EdgeCrossings(in: ring, limit: 1)
      let isRepeated = zip(ring, ring.dropFirst()).contains { $0 == $1 }
      if isProven {
        #expect(crossings.places.isEmpty && !isRepeated, "seed 32, round \(round): \(positions)")
        #expect(try Self.isValid(ring))
        proven += 1
      }
    }
    #expect(proven > 500)
  }

  @Test func `long rings are proven, and one crossing among thousands of edges is not overlooked`() {
    var random = SplitMix64(seed: 33)
    for (count, rounds) in [(1_000, 30), (12_000, 3)] {
      let ring = Self.star(count, around: Coordinate(longitude: 108.2, latitude: 16), radius: 0.1, from: 0.95, &random)
      #expect(SimpleRing.isProven(ring))
      for _ in 0..<rounds {
        var crossed = ring
        // Two positions next to each other exchanged: their edges cross, or one turns back over the other.
        let i = Int.random(in: 1..<(count - 2), using: &random)
        crossed.swapAt(i, i + 1)
        let places = EdgeCrossings(in: crossed, limit: 1).places
        if !places.isEmpty { #expect(!SimpleRing.isProven(crossed), "seed 33, position \(i)") }
      }
    }
  }

  @Test func `degenerate and extreme rings are left to GEOS without a fault`() {
    let (huge, tiny) = (Double.greatestFiniteMagnitude, Double.leastNonzeroMagnitude)
    for positions in [
      [(0, 0), (1, 0), (2, 0), (0, 0)], [(0, 0), (0, 0), (0, 0), (0, 0)], [(0, 0), (1, 1), (0, 0)], [],
      [(-huge, -huge), (huge, -huge), (huge, huge), (-huge, -huge)],
      [(0, 0), (tiny, 0), (tiny, tiny), (0, 0)], [(0, 0), (1e300, 0), (1e300, tiny), (0, 0)],
    ] as [[(Double, Double)]] {
      #expect(!SimpleRing.isProven(positions.map { Coordinate(x: $0.0, y: $0.1) }))
    }
  }

  @Test func `the verdict on several parts and holes stays that of GEOS`() throws {
    var random = SplitMix64(seed: 34)
    var valid = 0
    for round in 0..<1_500 {
      let area = MultiPolygon(
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          func star(_ radius: Double) -> [Coordinate] {
            let middle = Coordinate(
              x: Double(Int.random(in: 0...5, using: &random)), y: Double(Int.random(in: 0...5, using: &random)))
            return Self.star(Int.random(in: 3...12, using: &random), around: middle, radius: radius, &random)
          }
          return Polygon(exterior: star(0.9), holes: round % 3 == 0 ? [star(0.1)] : [])
        })
      let expected = try ValidityTests.isValidByGEOS(area)
      #expect(ValidityTests.errors(area).isEmpty == expected, "seed 34, round \(round)")
      valid += expected ? 1 : 0
    }
    #expect(valid > 300 && valid < 1_200, "\(valid)")
  }
}
