public import Quantities

/// Levels of larger areas from the shares of their units that are at each level.
public struct RollUp: Hashable, Sendable {
  struct Share: Hashable, Sendable {
    let level: Int
    let orHigher: Bool
  }

  struct Rule: Hashable, Sendable {
    let when: [(share: Int, bound: Edition.Bound)]
    let result: Int

    static func == (a: Rule, b: Rule) -> Bool {
      a.result == b.result && a.when.elementsEqual(b.when) { $0.share == $1.share && $0.bound == $1.bound }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(result) }
  }

  /// Position among the roll-ups of the set.
  public let source: Int
  /// The roll-up whose areas are the units; `nil` for wards.
  public let of: Int?
  let shares: [Share]
  let rules: [Rule]

  /// What came out for an area.
  public struct Outcome: Hashable, Sendable {
    /// The class; "no data" when units without a level could decide it.
    public var classIndex: Int
    /// Position of the rule that decided; `nil` without data.
    public var rule: Int?
    /// Percent of all units at each of the shares' levels.
    public var shares: [Fraction]
    public var unitsWithoutLevel: Int
  }

  /// The class of an area from the classes of its units.
  ///
  /// A unit without a level could be at any: if every level it could have gives the same answer that stands, else there is no
  /// data. Rules are tried with all such units lowest and highest, and at every level between.
  ///
  /// - Complexity: O(units + levels × rules).
  public func outcome(_ units: [Int], levelCount: Int, noDataClass: Int) -> Outcome {
    var counts = [Int](repeating: 0, count: levelCount)
    var unknown = 0
    for unit in units { if unit < levelCount { counts[unit] += 1 } else { unknown += 1 } }
    let shown = percents(counts, of: max(units.count, 1))
    guard unknown < units.count else {
      return Outcome(classIndex: noDataClass, rule: nil, shares: shown, unitsWithoutLevel: unknown)
    }
    let first = decide(percents(counts, of: units.count))
    if unknown > 0, !isCertain(counts, unknown, of: units.count, first) {
      return Outcome(classIndex: noDataClass, rule: nil, shares: shown, unitsWithoutLevel: unknown)
    }
    return Outcome(classIndex: rules[first].result, rule: first, shares: shown, unitsWithoutLevel: unknown)
  }

  private func percents(_ counts: [Int], of total: Int) -> [Fraction] {
    shares.map { share in
      let number = share.orHigher ? counts[share.level...].reduce(0, +) : counts[share.level]
      return Fraction(number * 100) / Fraction(total)
    }
  }

  private func decide(_ values: [Fraction]) -> Int {
    rules.firstIndex { $0.when.allSatisfy { $0.bound.holds(values[$0.share]) } } ?? rules.count - 1
  }

  /// Whether the units without a level could not change the answer.
  ///
  /// Each share lies between what is counted and that with all unknown units added; a rule that holds at one end and not at
  /// the other is open, and the answer is certain when every rule that could come first gives the same level.
  private func isCertain(_ counts: [Int], _ unknown: Int, of total: Int, _ first: Int) -> Bool {
    let least = percents(counts, of: total)
    let extra = Fraction(unknown * 100) / Fraction(total)
    var possible: Set<Int> = []
    for rule in rules {
      var canHold = true
      var canFail = false
      for (share, bound) in rule.when {
        let holdsAtLeast = bound.holds(least[share])
        let holdsAtMost = bound.holds(least[share] + extra)
        // A bound of one side is monotonic; one of both sides ("equals") is open unless neither end can pass it.
        let isOpen = bound.comparison == .equals
        if !holdsAtLeast, !holdsAtMost, !isOpen { canHold = false }
        if !holdsAtLeast || !holdsAtMost || isOpen { canFail = true }
      }
      if canHold { possible.insert(rule.result) }
      if !canFail { break }
    }
    return possible.count == 1
  }
}
