import Quantities
import Testing

@testable import Criteria

/// Notice before a raise against its definition: a level is in force when it was decided without a break for the notice.
@Suite struct NoticeQueueTests {
  private let first = Day(number: 18_900)

  private func inForce(_ decided: [Int], _ notice: Timing.Notice) -> [Int?] {
    var queue = NoticeQueue()
    return decided.enumerated().map { d, level in
      queue.advance(to: first + d, decided: level, notice)
      return queue.inForce
    }
  }

  private func notice(hours: Int, at clock: Int = 17 * 3600, both: Bool = false, on: [Int] = [], from: Int? = nil)
    -> Timing.Notice
  {
    Timing.Notice(delaysLowering: both, hours: hours, announcedAt: clock, effectiveOn: on, effectiveAt: from)
  }

  /// The level in force at the end of a day: the highest that every announcement of the time before was not below, the level
  /// of the first day being in force at once.
  private func byDefinition(_ decided: [Int], hours: Int, at clock: Int) -> [Int] {
    decided.indices.map { d in
      let now = Moment.end(of: first + d)
      var level = 0
      for candidate in 0...5 {
        // Decided at least so high from an announcement early enough, without a break up to now.
        let begins = (0...d).filter { begin in
          (begin...d).allSatisfy { decided[$0] >= candidate }
            && (begin == 0 || Moment(first + begin, second: clock) + hours <= now)
        }
        if !begins.isEmpty { level = candidate }
      }
      return level
    }
  }

  @Test(arguments: 0..<20)
  func `The level in force is the least one decided throughout the notice`(seed: Int) {
    var random = TimingRandom(seed: UInt64(seed) &+ 5)
    for _ in 0..<100 {
      let hours = [0, 1, 24, 47, 48, 49, 72, 100].randomElement(using: &random) ?? 48
      let clock = [0, 6 * 3600, 17 * 3600, 86_399].randomElement(using: &random) ?? 0
      var level = 2
      let decided = (0..<16).map { _ in
        if Int.random(in: 0..<3, using: &random) == 0 { level = Int.random(in: 0...5, using: &random) }
        return level
      }
      let found = inForce(decided, notice(hours: hours, at: clock))
      let expected = byDefinition(decided, hours: hours, at: clock)
      guard found == expected else {
        Issue.record("seed \(seed), \(hours) hours from \(clock): \(decided) gives \(found), by definition \(expected)")
        return
      }
    }
  }

  @Test func `A raise decided at 17:00 is in force 48 hours later, and a lowering at once`() {
    #expect(inForce([0, 2, 2, 2, 0], notice(hours: 48)) == [0, 0, 0, 2, 0])
    // One second late in the day is one day later.
    #expect(inForce([0, 2, 2, 2, 2], notice(hours: 55)) == [0, 0, 0, 0, 2])
  }

  @Test func `A raise that is taken back within its notice never takes effect`() {
    #expect(inForce([0, 3, 0, 0, 0], notice(hours: 48)) == [0, 0, 0, 0, 0])
  }

  @Test func `A raise cut down within its notice takes effect at the time first announced`() {
    #expect(inForce([0, 3, 2, 2], notice(hours: 48)) == [0, 0, 0, 2])
  }

  @Test func `Changes take effect on the next day and hour for it`() throws {
    // Announced on Mondays, in force on Wednesdays at 05:00, as in Chile.
    let rule = notice(hours: 24, at: 10 * 3600, both: true, on: [3], from: 5 * 3600)
    let monday = try #require(Day("2020-08-03"))
    #expect(rule.effect(ofAnnouncement: Moment(monday, second: 36_000)).description == "2020-08-05T05:00")
    #expect(rule.effect(ofAnnouncement: Moment(monday + 2, second: 36_000)).description == "2020-08-12T05:00")
    var queue = NoticeQueue()
    let levels = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    let found = levels.enumerated().map { d, level in
      queue.advance(to: monday - 1 + d, decided: level, rule)
      return queue.inForce
    }
    // Lowered on Wednesday the 5th, so in force a week after.
    #expect(found == [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    queue.advance(to: monday + 9)
    #expect(queue.inForce == 0)
  }
}
