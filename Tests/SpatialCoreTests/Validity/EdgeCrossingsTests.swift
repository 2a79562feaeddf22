import Testing

@testable import SpatialCore

@Suite struct EdgeCrossingsTests {
  static func ring(_ positions: [(Int, Int)]) -> [Coordinate] {
    let ring = positions.map { Coordinate(x: Double($0.0), y: Double($0.1)) }
    return ring + ring.prefix(1)
  }

  /// Whether two lattice segments share a position: by the sides of their ends, in whole numbers.
  static func meet(_ a: (Int, Int), _ b: (Int, Int), _ c: (Int, Int), _ d: (Int, Int)) -> Bool {
    func side(_ p: (Int, Int), _ q: (Int, Int), _ r: (Int, Int)) -> Int {
      ((q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0)).signum()
    }
    func on(_ p: (Int, Int), _ q: (Int, Int), _ r: (Int, Int)) -> Bool {
      side(p, q, r) == 0 && min(p.0, q.0) <= r.0 && r.0 <= max(p.0, q.0) && min(p.1, q.1) <= r.1
        && r.1 <= max(p.1, q.1)
    }
    if on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b) { return true }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }

  @Test func `whether a ring meets itself is decided as by comparing all edges in whole numbers`() {
    var random = SplitMix64(seed: 11)
    var meeting = 0
    for round in 0..<3000 {
      let count = Int.random(in: 4...9, using: &random)
      let size = Int.random(in: 2...8, using: &random)
      var positions: [(Int, Int)] = []
      while positions.count < count {
        let next = (Int.random(in: 0...size, using: &random), Int.random(in: 0...size, using: &random))
        if let last = positions.last, last == next { continue }
        if positions.count == count - 1, positions[0] == next { continue }
        positions.append(next)
      }
      var expected = false
      for i in 0..<count {
        for j in 0..<i {
          let (a, b) = (positions[i], positions[(i + 1) % count])
          let (c, d) = (positions[j], positions[(j + 1) % count])
          let apart = i - j
          if apart == 1 || apart == count - 1 {
            // Neighbours meet beyond their common end when one's other end lies on the other edge.
            let (tip, first, second) = apart == 1 ? (a, c, b) : (c, a, d)
            let turn = (tip.0 - first.0) * (second.1 - tip.1) - (tip.1 - first.1) * (second.0 - tip.0)
            let ahead = (tip.0 - first.0) * (second.0 - tip.0) + (tip.1 - first.1) * (second.1 - tip.1)
            if turn == 0, ahead < 0 { expected = true }
          } else if Self.meet(a, b, c, d) {
            expected = true
          }
        }
      }
      let found = EdgeCrossings(in: Self.ring(positions), limit: 1000)
      #expect(found.isComplete)
      #expect(found.places.isEmpty == !expected, "seed 11, round \(round): \(positions)")
      meeting += expected ? 1 : 0
    }
    #expect(meeting > 1000 && meeting < 2950, "\(meeting)")
  }

  @Test func `a figure of eight crosses once, at its middle`() {
    let found = EdgeCrossings(in: Self.ring([(0, 0), (2, 2), (2, 0), (0, 2)]), limit: 10)
    #expect(found.places == [.init(position: Coordinate(x: 1, y: 1), kind: .crossing)])
  }

  @Test func `a ring that returns to a position touches itself there`() {
    let found = EdgeCrossings(in: Self.ring([(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)]), limit: 10)
    #expect(found.places == [.init(position: Coordinate(x: 2, y: 0), kind: .touch)])
  }

  @Test func `a spike is named at its tip, also where the ring begins`() {
    for turn in 0..<5 {
      let positions = [(0, 0), (4, 0), (4, 4), (6, 6), (4, 4)]
      let turned = Array(positions[turn...] + positions[..<turn])
      let found = EdgeCrossings(in: Self.ring(turned), limit: 10).places.filter { $0.kind == .spike }
      #expect(found.map(\.position) == [Coordinate(x: 6, y: 6)], "begins at \(turn)")
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a star with millions of crossings ends at the limit and a comb of long teeth is searched whole`() {
    // Every edge of the star crosses nearly every other.
    let count = 20_001
    let star = (0...count).map { i in
      let step = (i * (count / 2)) % count
      // A parabola in place of a circle keeps the positions in convex order without trigonometry.
      let x = Double(step) - Double(count) / 2
      return Coordinate(x: x, y: x * x)
    }
    let found = EdgeCrossings(in: star, limit: 100)
    #expect(found.places.count == 100)
    #expect(!found.isComplete)
    var comb: [Coordinate] = []
    for tooth in 0..<50_000 {
      comb.append(Coordinate(x: tooth.isMultiple(of: 2) ? 0 : 1000, y: Double(tooth)))
      comb.append(Coordinate(x: tooth.isMultiple(of: 2) ? 1000 : 0, y: Double(tooth)))
    }
    comb.append(Coordinate(x: -1, y: 50_000))
    comb.append(Coordinate(x: -1, y: 0))
    comb.append(comb[0])
    let teeth = EdgeCrossings(in: comb, limit: 100)
    #expect(teeth.places.isEmpty)
    #expect(teeth.isComplete)
  }
}
