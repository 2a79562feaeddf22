import Quantities

@testable import Criteria

/// The level of a ward by the rules on time, worked out anew for every day from the whole history, in the plainest way.
struct LevelByDefinition {
  let timing: Timing
  let levelCount: Int
  let first: Day
  /// Of each day: the class met, and the highest that may be kept.
  let assessed: [Int]
  let exits: [Int?]

  /// What a ward shows on each day.
  func shown(start: Int?) -> [Int] {
    var shown: [Int] = []
    var held = start
    /// Position of the day on which the level began; −1 for before the history.
    var since = -1
    for d in assessed.indices {
      let isReview = timing.isReview(first + d)
      if !isReview {
        shown.append(shown.last.flatMap { held == nil ? nil : $0 } ?? held ?? assessed[d])
        continue
      }
      if assessed[d] >= levelCount {
        shown.append(assessed[d])
        continue
      }
      guard let level = held else {
        held = assessed[d]
        since = d
        shown.append(assessed[d])
        continue
      }
      var target = level
      if assessed[d] > level {
        target =
          (level + 1...assessed[d]).last {
            isMet($0, timing.raise, d) { day, wanted in
              assessed[day] < levelCount && assessed[day] >= wanted
            }
          } ?? level
      } else if let keeps = keeps(d), keeps < level {
        let lowest =
          (keeps..<level).first {
            isMet($0, timing.lower, d) { day, wanted in
              guard let keeps = self.keeps(day) else { return false }
              return keeps <= wanted
            }
          } ?? level
        let mayLeave = timing.stays.allSatisfy { stay in
          !stay.levels[level] || count(stay.unit, after: since, through: d) >= stay.length
        }
        target = mayLeave ? lowest : level
      }
      if let step = timing.step, abs(target - level) > 1, !step.skips.contains(Timing.Move(from: level, to: target)) {
        if target > level, step.change != .lower { target = level + 1 }
        if target < level, step.change != .raise { target = level - 1 }
      }
      if target != level {
        held = target
        since = d
      }
      shown.append(target)
    }
    return shown
  }

  /// The highest level that may be kept on a day; `nil` without a level, and the top where it is not known.
  private func keeps(_ d: Int) -> Int? {
    guard assessed[d] < levelCount else { return nil }
    guard let exit = exits[d] else { return assessed[d] }
    return exit >= levelCount ? levelCount - 1 : max(exit, assessed[d])
  }

  /// Whether the last so many counted days all meet it; every day does where no streak is asked for.
  private func isMet(_ level: Int, _ streak: Timing.Streak?, _ d: Int, _ meets: (Int, Int) -> Bool) -> Bool {
    guard let streak else { return true }
    let counted = (0...d).filter { timing.counts(first + $0, in: streak.unit) }.suffix(streak.length)
    return counted.count == streak.length && counted.allSatisfy { meets($0, level) }
  }

  private func count(_ unit: TimingSource.Unit, after since: Int, through d: Int) -> Int {
    (since + 1...d).count { timing.counts(first + $0, in: unit) }
  }
}
