import Testing

@testable import Criteria

@Suite struct NeighbourRulesTests {
  private let rules = NeighbourRules(
    contact: .edge,
    rules: [
      NeighbourRules.Rule(nextTo: 3, atLeast: 2, source: 0), NeighbourRules.Rule(nextTo: 2, atLeast: 1, source: 1),
    ])

  @Test func `Red makes orange around it and yellow around that, and there it ends`() {
    // A row of wards, each the neighbour of the next.
    let row = (0..<7).map { ward in [ward - 1, ward + 1].filter { (0..<7).contains($0) } }
    var classes = [0, 0, 0, 0, 0, 0, 3]
    let raises = rules.apply(to: &classes, levelCount: 4, neighbours: row)
    #expect(classes == [0, 0, 0, 0, 1, 2, 3])
    #expect(raises.map(\.ward) == [5, 4])
    #expect(raises.map(\.neighbour) == [6, 5])
  }

  @Test func `A ward without data is neither raised nor asked`() {
    var classes = [4, 0, 3, 4]
    _ = rules.apply(to: &classes, levelCount: 4, neighbours: [[1], [0, 2], [1, 3], [2]])
    #expect(classes == [4, 2, 3, 4])
  }

  /// The rule as it reads, applied again and again until nothing changes.
  private func byDefinition(_ classes: [Int], _ neighbours: [[Int]]) -> [Int] {
    var levels = classes
    while true {
      var next = levels
      for ward in levels.indices where levels[ward] < 4 {
        for neighbour in neighbours[ward] where levels[neighbour] < 4 {
          for rule in rules.rules where levels[neighbour] >= rule.nextTo { next[ward] = max(next[ward], rule.atLeast) }
        }
      }
      if next == levels { return levels }
      levels = next
    }
  }

  @Test func `One pass gives what repeating the rule until nothing changes gives`() {
    var random = TimingRandom(seed: 11)
    for _ in 0..<2000 {
      let count = Int.random(in: 1...14, using: &random)
      var neighbours = [Set<Int>](repeating: [], count: count)
      for _ in 0..<Int.random(in: 0...count * 2, using: &random) {
        let (a, b) = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
        if a != b {
          neighbours[a].insert(b)
          neighbours[b].insert(a)
        }
      }
      let sorted = neighbours.map { $0.sorted() }
      let classes = (0..<count).map { _ in Int.random(in: 0...5, using: &random) }
      var found = classes
      _ = rules.apply(to: &found, levelCount: 4, neighbours: sorted)
      guard found == byDefinition(classes, sorted) else {
        Issue.record("\(classes) with \(sorted) gives \(found)")
        return
      }
    }
  }
}
