import Quantities

extension SupportFacts {
  /// A stretch of consecutive days of spells.
  struct Run: Hashable {
    var window: DayWindow
    /// The first day before days were cut off.
    var began: Day
  }

  /// The stretches of spells of some kinds: those that overlap or adjoin are one, and only days up to the day of the claim and in the window
  /// count.
  func runs(of kinds: [String], in window: DayWindow?, until claimDay: Day) -> [Run] {
    var runs: [DayWindow] = []
    for spell in spells where kinds.contains(spell.kind) {
      let last = min(spell.through ?? claimDay, claimDay)
      if spell.from <= last { runs.append(DayWindow(from: spell.from, through: last)) }
    }
    if runs.count > 1 {
      runs.sort { $0.from < $1.from }
      var joined = [runs[0]]
      for run in runs.dropFirst() {
        if run.from <= joined[joined.count - 1].through + 1 {
          joined[joined.count - 1].through = max(joined[joined.count - 1].through, run.through)
        } else {
          joined.append(run)
        }
      }
      runs = joined
    }
    return runs.compactMap { run in
      let cut = window.map { run.cut(to: $0) } ?? run
      return cut.map { Run(window: $0, began: run.from) }
    }
  }

  /// Whether it was said that there is no spell of any of the kinds.
  func denies(_ kinds: [String]) -> Bool { kinds.allSatisfy { statements[$0]?.value == 0 } }
}
