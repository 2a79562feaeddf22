import Quantities
import TestSupport

@testable import Quarantine

/// People as they never came together: near the days on which rules change, and with doses near every limit.
struct RandomPeople {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  private static let turns = [
    "2020-12-03", "2021-05-01", "2021-06-01", "2021-07-14", "2021-08-01", "2021-08-04", "2021-08-07", "2021-09-01",
    "2021-11-16", "2021-11-18", "2021-12-16", "2021-12-18", "2021-12-28", "2022-02-21", "2022-04-15",
  ].map { Day($0)! }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func day() -> Day {
    let turn = Self.turns.randomElement(using: &random)!
    return turn + Int.random(in: -3...(chance(50) ? 3 : 60), using: &random)
  }

  private mutating func earlier(_ day: Day) -> Day {
    let months = [0, 3, 6, 12].randomElement(using: &random)!
    let (year, month, date) = day.components
    let index = year * 12 + month - 1 - months
    let near = Day(year: index / 12, month: index % 12 + 1, day: min(date, 28))!
    return near + Int.random(in: -20...4, using: &random)
  }

  mutating func facts() -> QuarantineFacts {
    let exposure = day()
    var facts = QuarantineFacts(kind: PersonKind.allCases.randomElement(using: &random)!, exposure: exposure)
    if chance(70) {
      facts.doses = Int.random(in: 0...3, using: &random)
      facts.isSeriesComplete = chance(20) ? nil : chance(70)
      if chance(90) { facts.lastDose = earlier(exposure) }
    }
    if chance(30) { facts.recovered = earlier(exposure) }
    if chance(60) { facts.negativePCRHours = Int.random(in: 60...80, using: &random) }
    if chance(70) { facts.hasSymptoms = chance(50) }
    if chance(60) { facts.ctTenths = Int.random(in: 290...310, using: &random) }
    return facts
  }

  mutating func place() -> OrderPlace? { chance(30) ? nil : OrderPlace.allCases.randomElement(using: &random)! }

  mutating func release(of facts: QuarantineFacts) -> ReleaseQuestion {
    let at = Moment(facts.exposure + Int.random(in: 1...16, using: &random), second: 36_000)
    let samples = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      ReleaseQuestion.Sample(
        kind: TestResult.Kind.allCases.randomElement(using: &random)!,
        taken: Moment(seconds: at.seconds - Int64(Int.random(in: -2...60, using: &random)) * 3600),
        outcome: chance(70) ? .negative : TestResult.Outcome.allCases.randomElement(using: &random)!,
        ctTenths: chance(50) ? Int.random(in: 290...310, using: &random) : nil)
    }
    return ReleaseQuestion(
      at: at, place: OrderPlace.allCases.randomElement(using: &random)!,
      symptomFreeSince: chance(80) ? facts.exposure + Int.random(in: -2...8, using: &random) : nil, samples: samples)
  }
}
