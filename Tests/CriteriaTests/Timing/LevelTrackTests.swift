import Quantities
import Testing

@testable import Criteria

/// Rules on time against a second implementation that is slow and plain.
@Suite struct LevelTrackTests {
  @Test(arguments: 0..<40)
  func `Every combination of rules gives what the definition gives on random histories`(seed: Int) throws {
    var random = TimingRandom(seed: UInt64(seed) &+ 77)
    for _ in 0..<100 {
      let levelCount = Int.random(in: 2...5, using: &random)
      let timing = random.timing(levelCount: levelCount)
      let start = Bool.random(using: &random) ? nil : Int.random(in: 0..<levelCount, using: &random)
      let first = Day(number: Int32.random(in: 18_000...19_500, using: &random))
      let (assessed, exits) = random.history(levelCount: levelCount, days: Int.random(in: 1...120, using: &random))
      let definition = LevelByDefinition(
        timing: timing, levelCount: levelCount, first: first, assessed: assessed, exits: exits)
      var track = LevelTrack(timing, levelCount: levelCount, noDataClass: levelCount + 1, wards: 1, levels: [start])
      var today = TimingDay(first: first, timing)
      var shown: [Int] = []
      for d in assessed.indices {
        if d > 0 { today = today.next(timing) }
        _ = track.advance(0, to: today, assessed: assessed[d], exit: exits[d])
        // Before the first review of a ward with a level from before, its level is what it shows.
        shown.append(track.classIndices[0])
      }
      let expected = definition.shown(start: start)
      guard shown == expected else {
        let day = zip(shown, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
        Issue.record("seed \(seed), day \(day): \(shown[day]), by definition \(expected[day]), under \(timing)")
        return
      }
    }
  }

  private func run(_ timing: Timing, _ assessed: [Int], exits: [Int?]? = nil, start: Int?, from day: String) throws
    -> [Int]
  {
    let first = try #require(Day(day))
    var track = LevelTrack(timing, levelCount: 4, noDataClass: 4, wards: 1, levels: [start])
    var today = TimingDay(first: first, timing)
    return assessed.enumerated().map { d, level in
      if d > 0 { today = today.next(timing) }
      _ = track.advance(0, to: today, assessed: level, exit: exits?[d])
      return track.classIndices[0]
    }
  }

  private func timing(
    _ calendar: WorkCalendar = WorkCalendar(), review: Timing.Review? = nil, raise: Timing.Streak? = nil,
    lower: Timing.Streak? = nil, stays: [Timing.Stay] = [], step: Timing.Step? = nil
  ) -> Timing {
    Timing(
      calendar: calendar, review: review, raise: raise, lower: lower, stays: stays, step: step, notice: nil)
  }

  @Test func `Seven days raise and six do not; fourteen lower and thirteen do not`() throws {
    let rules = timing(
      raise: Timing.Streak(length: 7, unit: .days), lower: Timing.Streak(length: 14, unit: .days))
    let up = try run(rules, Array(repeating: 2, count: 8), start: 0, from: "2021-03-01")
    #expect(up == [0, 0, 0, 0, 0, 0, 2, 2])
    let down = try run(rules, Array(repeating: 0, count: 15), start: 2, from: "2021-03-01")
    #expect(down == Array(repeating: 2, count: 13) + [0, 0])
    let broken = try run(rules, [2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2], start: 0, from: "2021-03-01")
    #expect(broken == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2])
  }

  @Test func `Working days pass over weekends and holidays`() throws {
    // 2 September 2021 is a Thursday and the national day; the streak of three is Wednesday, Friday, Monday.
    let holiday = try #require(Day("2021-09-02"))
    let rules = timing(
      WorkCalendar(holidays: [holiday]), raise: Timing.Streak(length: 3, unit: .workingDays))
    let shown = try run(rules, Array(repeating: 1, count: 7), start: 0, from: "2021-09-01")
    #expect(shown == [0, 0, 0, 0, 0, 1, 1])
  }

  @Test func `A stay of fourteen days ends on the fourteenth day after the level began`() throws {
    let rules = timing(stays: [Timing.Stay(levels: [false, true, true, true], length: 14, unit: .days)])
    let shown = try run(rules, [2] + Array(repeating: 0, count: 16), start: 0, from: "2021-01-01")
    #expect(shown == Array(repeating: 2, count: 14) + [0, 0, 0])
  }

  @Test func `Levels move one at a time but for the moves that may skip`() throws {
    let step = Timing.Step(change: .both, skips: [Timing.Move(from: 0, to: 3)])
    let shown = try run(timing(step: step), [3, 0, 0, 0, 2, 2], start: 0, from: "2021-01-01")
    #expect(shown == [3, 2, 1, 0, 1, 2])
  }

  @Test func `Between entering and leaving a level stays`() throws {
    // Entered at 2; may be kept while the exit rule gives 2.
    let shown = try run(timing(), [2, 0, 0, 0], exits: [2, 2, 1, 0], start: 0, from: "2021-01-01")
    #expect(shown == [2, 2, 1, 0])
  }

  @Test func `Days without a level neither raise nor lower, and the level comes back`() throws {
    let rules = timing(lower: Timing.Streak(length: 3, unit: .days))
    let shown = try run(rules, [2, 0, 0, 4, 0, 0, 0], start: nil, from: "2021-01-01")
    #expect(shown == [2, 2, 2, 4, 2, 2, 0])
  }

  @Test(arguments: [
    (TimingSource.Review.OnHoliday.hold, ["2021-12-24", "2021-12-31", "2022-01-07"]),
    (.skip, ["2021-12-31", "2022-01-07"]), (.next, ["2021-12-27", "2021-12-31", "2022-01-07"]),
  ])
  func `A review on a holiday is held, left out, or held on the next working day`(
    rule: TimingSource.Review.OnHoliday, expected: [String]
  ) throws {
    let rules = timing(
      WorkCalendar(holidays: [try #require(Day("2021-12-24"))]), review: Timing.Review(weekdays: [5], onHoliday: rule))
    let first = try #require(Day("2021-12-20"))
    #expect((0..<21).map { first + $0 }.filter(rules.isReview).map(\.description) == expected)
  }
}
