import Quantities
import Testing

@testable import Zones

@Suite struct LevelHistoryTests {
  private let first = Day(number: 18_900)

  private func history(_ rows: [[Int]]) -> LevelHistory {
    var history = LevelHistory(wards: rows.count)
    for d in rows[0].indices { history.append(rows.map { $0[d] }, on: first + d) }
    return history
  }

  @Test func `Spans, changes and classes are those of the days`() {
    var random = SeededRandom(seed: 4)
    let rows = (0..<5).map { _ in (0..<60).map { _ in random.chance(3) ? Int.random(in: 0...3, using: &random) : 1 } }
    let found = history(rows)
    for (ward, row) in rows.enumerated() {
      #expect(found.spans(ward).flatMap { Array(repeating: $0.classIndex, count: $0.days) } == row)
      #expect(found.spans(ward).first?.from == first && found.spans(ward).last?.through == first + 59)
      for level in 0...3 {
        #expect(
          found.firstDay(ward, atLeast: level, levelCount: 4) == row.firstIndex { $0 >= level }.map { first + $0 })
      }
    }
    #expect(found.changes == rows.reduce(0) { $0 + zip($1, $1.dropFirst()).count { $0 != $1 } })
  }

  @Test func `A change that goes back within the days is a flap, and one day later it is none`() {
    let found = history([[0, 1, 1, 1, 0, 0]])
    #expect(found.flaps(within: 3) == 1)
    #expect(found.flaps(within: 2) == 0)
    #expect(history([[0, 1, 2, 2, 2, 2]]).flaps(within: 5) == 0)
  }

  @Test func `Two histories differ on the days on which their levels do`() {
    let one = history([[0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 0, 2]])
    let other = history([[0, 1, 1, 1, 1, 0], [0, 0, 0, 3, 3, 3]])
    let whatIf = WhatIf(one, other, place: [0, 1, 2, 2], levelCount: 3)
    #expect(whatIf.differingWardDays == 4)
    #expect(
      whatIf.differences.map { "\($0.ward) \($0.from.days(since: first))-\($0.through.days(since: first))" } == [
        "0 1-1", "0 4-4", "1 3-4",
      ])
    #expect(whatIf.warnings[0].daysGained == [1, 2])
    #expect(whatIf.warnings[0].both == 2)
    #expect(whatIf.warnings[1].daysGained == [2])
    #expect(whatIf.warnings[1].secondOnly == 0)
  }
}
