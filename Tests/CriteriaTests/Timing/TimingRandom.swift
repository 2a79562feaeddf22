import Quantities

@testable import Criteria

/// Random rules and histories, the same for the same seed.
struct TimingRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func unit() -> TimingSource.Unit { TimingSource.Unit.allCases.randomElement(using: &self) ?? .days }

  mutating func timing(levelCount: Int) -> Timing {
    var holidays: Set<Day> = []
    for _ in 0..<Int.random(in: 0...60, using: &self) {
      holidays.insert(Day(number: Int32.random(in: 17_990...19_640, using: &self)))
    }
    let calendar = WorkCalendar(weekend: chance(80) ? [6, 7] : [5], holidays: holidays)
    var review: Timing.Review?
    if chance(50) {
      review = Timing.Review(
        weekdays: chance(70) ? [Int.random(in: 1...7, using: &self)] : [1, 4],
        onHoliday: TimingSource.Review.OnHoliday.allCases.randomElement(using: &self) ?? .hold)
    }
    func streak(_ random: inout TimingRandom) -> Timing.Streak? {
      guard random.chance(50) else { return nil }
      return Timing.Streak(length: Int.random(in: 1...9, using: &random), unit: random.unit())
    }
    var stays: [Timing.Stay] = []
    for _ in 0..<Int.random(in: 0...2, using: &self) {
      stays.append(
        Timing.Stay(
          levels: (0..<levelCount).map { _ in chance(70) }, length: Int.random(in: 1...15, using: &self), unit: unit()))
    }
    var step: Timing.Step?
    if chance(40) {
      var skips: Set<Timing.Move> = []
      if chance(40) {
        skips.insert(
          Timing.Move(
            from: Int.random(in: 0..<levelCount, using: &self), to: Int.random(in: 0..<levelCount, using: &self)))
      }
      step = Timing.Step(change: TimingSource.Direction.allCases.randomElement(using: &self) ?? .both, skips: skips)
    }
    return Timing(
      calendar: calendar, review: review, raise: streak(&self), lower: streak(&self), stays: stays, step: step,
      notice: nil)
  }

  /// Classes that last for some days each, a few of them no levels, and what may be kept.
  mutating func history(levelCount: Int, days: Int) -> (assessed: [Int], exits: [Int?]) {
    let hasExit = chance(50)
    var assessed: [Int] = []
    var exits: [Int?] = []
    var level = 0
    for _ in 0..<days {
      if chance(25) { level = Int.random(in: 0..<levelCount, using: &self) }
      let isUnknown = chance(4)
      assessed.append(isUnknown ? levelCount + Int.random(in: 0...1, using: &self) : level)
      exits.append(
        !hasExit ? nil : chance(4) ? levelCount + 1 : min(levelCount - 1, level + Int.random(in: 0...1, using: &self)))
    }
    return (assessed, exits)
  }
}
