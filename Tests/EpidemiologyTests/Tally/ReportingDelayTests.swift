import Quantities
import Testing

@testable import Epidemiology

@Suite struct ReportingDelayTests {
  static func day(_ number: Int32) -> Day { ReportHistoryTests.day(number) }

  @Test func `ages count what was known and what is known in the end`() throws {
    // Ward 0 has 10 cases a day: 4 are known on the day, 9 the day after, all two days after. Ward 1 has 2, known at once.
    let shares = [4, 9, 10]
    func vintage(_ known: Int32) -> Vintage {
      let counts = (0...known).flatMap { day in
        [(ward: 0, day: day, count: shares[min(Int(known - day), 2)]), (ward: 1, day: day, count: 2)]
      }
      return Vintage(knownAt: Moment(Self.day(known), second: 43_200), tally: ReportHistoryTests.tally(counts))
    }
    let history = try ReportHistory([5, 6, 7, 20].map(vintage))
    let delay = ReportingDelay(history, horizon: 4, followUp: 13)
    #expect(delay.vintages == 3)
    #expect(delay.ages.map(\.wardDays) == [6, 6, 6, 6, 6])
    #expect(delay.ages.map(\.known) == [18, 33, 36, 36, 36])
    #expect(delay.ages.map(\.final) == [36, 36, 36, 36, 36])
    #expect(delay.ages.map(\.grown) == [3, 3, 0, 0, 0] && delay.ages.map(\.shrunk) == [0, 0, 0, 0, 0])
    // 6 of 30 ward-days grew, 3 of the 24 that are a day old or older, none of the rest.
    #expect(delay.growingDays() == 2 && delay.growingDays(settled: 88) == 2 && delay.growingDays(settled: 87) == 1)
    #expect(delay.growingDays(settled: 80) == 0 && delay.growingDays(settled: 100) == 2)
    // 18 of 36 are known on the day, 33 of 36 the day after.
    #expect(delay.incompleteDays() == 2 && delay.incompleteDays(complete: 91) == 1)
    #expect(delay.incompleteDays(complete: 50) == 0 && delay.incompleteDays(complete: 51) == 1)
    #expect(ReportingDelay.lastDays(2, of: history.vintages[0]) == Self.day(4)...Self.day(5))
    #expect(ReportingDelay.lastDays(0, of: history.vintages[0]) == nil)
    // A vintage that is too young says nothing, and the last one is no measure of itself.
    #expect(ReportingDelay(history, horizon: 4, followUp: 14).vintages == 2)
    let none = ReportingDelay(history, followUp: 16)
    #expect(none.vintages == 0 && none.growingDays() == nil && none.incompleteDays() == nil)
  }

  @Test func `counts that grow at every age have no number of days`() throws {
    let first = ReportHistoryTests.tally((0...9).map { (0, $0, 1) })
    let last = ReportHistoryTests.tally((0...9).map { (0, $0, 2) })
    let history = try ReportHistory([
      Vintage(knownAt: .end(of: Self.day(9)), tally: first), Vintage(knownAt: .end(of: Self.day(40)), tally: last),
    ])
    let delay = ReportingDelay(history, horizon: 5)
    #expect(delay.ages.map(\.grown) == [1, 1, 1, 1, 1, 1])
    #expect(delay.growingDays() == nil && delay.incompleteDays() == nil)
    #expect(delay.growingDays(settled: 50) == 0 && delay.incompleteDays(complete: 50) == 0)
  }

  @Test(arguments: 0..<10) func `random vintages are compared as by looking at every ward and day`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let vintages = (0..<4).map { i in
      let known = Int32(3 + i * 7)
      let counts = (0..<30).map { _ in
        (
          ward: Int.random(in: 0...2, using: &random), day: Int32.random(in: 0...known, using: &random),
          count: Int.random(in: -1...4, using: &random)
        )
      }
      return Vintage(knownAt: Moment(Self.day(known), second: 7), tally: ReportHistoryTests.tally(counts))
    }
    let history = try ReportHistory(vintages.shuffled(using: &random))
    let delay = ReportingDelay(history, horizon: 9, followUp: 8)
    var expected = [ReportingDelay.Age](repeating: .init(), count: 10)
    let last = vintages[3].tally.daily(.cases())
    let begin = try #require(vintages[3].tally.entries.map(\.day).min())
    for vintage in vintages.prefix(2) {
      let counts = vintage.tally.daily(.cases())
      for age in 0...9 {
        let day = vintage.knownAt.day - age
        guard let through = vintage.through, day <= through, day >= begin else { continue }
        for ward in 0..<2 {
          let known = counts.sum(ward: ward, from: day, through: day)
          let final = last.sum(ward: ward, from: day, through: day)
          expected[age].wardDays += 1
          expected[age].known += known
          expected[age].final += final
          expected[age].grown += final > known ? 1 : 0
          expected[age].shrunk += final < known ? 1 : 0
        }
      }
    }
    #expect(delay.ages == expected, "seed \(seed)")
  }
}
