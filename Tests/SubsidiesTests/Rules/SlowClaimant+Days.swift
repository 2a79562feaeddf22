import Quantities
import Registry

@testable import Subsidies

extension SlowClaimant {
  func taken(_ first: String, _ told: () -> SupportByDefinition) -> SupportByDefinition {
    claim < Self.day(first) ? SupportByDefinition(.notEntitled) : told()
  }

  func told(_ truth: Truth) -> SupportByDefinition {
    switch truth {
    case .yes: SupportByDefinition(.entitled)
    case .no: SupportByDefinition(.notEntitled)
    case .unknown: SupportByDefinition(.open)
    }
  }

  func number(_ question: String, _ holds: (Int) -> Bool) -> Truth {
    guard let answer = facts.statements[question] else { return .unknown }
    return holds(answer.value) ? .yes : .no
  }

  func yes(_ question: String) -> Truth { number(question) { $0 == 1 } }
  func no(_ question: String) -> Truth { number(question) { $0 == 0 } }

  func both(_ a: Truth, _ b: Truth) -> Truth {
    if a == .no || b == .no { return .no }
    return a == .yes && b == .yes ? .yes : .unknown
  }

  func either(_ a: Truth, _ b: Truth) -> Truth {
    if a == .yes || b == .yes { return .yes }
    return a == .no && b == .no ? .no : .unknown
  }

  // MARK: Days

  func isOn(_ kinds: [String], _ day: Day) -> Bool {
    day <= claim
      && facts.spells.contains { kinds.contains($0.kind) && $0.from <= day && day <= $0.through ?? claim }
  }

  /// Stretches of days, found by looking at every one; with the day on which each began before it was cut.
  func stretches(_ kinds: [String], from: Day, through: Day) -> [(Day, Day, began: Day)] {
    let mine = facts.spells.filter { kinds.contains($0.kind) }
    guard let earliest = mine.map(\.from).min() else { return [] }
    var found: [(Day, Day, began: Day)] = []
    var began: Day?
    var day = earliest
    while day <= claim + 1 {
      if isOn(kinds, day) {
        began = began ?? day
      } else if let first = began {
        let (low, high) = (max(first, from), min(day - 1, through))
        if low <= high { found.append((low, high, began: first)) }
        began = nil
      }
      day = day + 1
    }
    return found
  }

  /// The best of what comes out for each stretch of 2021.
  func best(
    _ kind: String, from: Day, _ told: (Day, Day, Day) -> SupportByDefinition?
  ) -> SupportByDefinition {
    let answers = stretches([kind], from: from, through: Self.december).compactMap { told($0.0, $0.1, $0.began) }
    if answers.isEmpty {
      let isKnown = facts.statements[kind]?.value == 0 || facts.spells.contains { $0.kind == kind }
      return SupportByDefinition(isKnown ? .notEntitled : .open)
    }
    let entitled = answers.filter { $0.verdict == .entitled }.max { $0.amount ?? 0 < $1.amount ?? 0 }
    return entitled ?? answers.first { $0.verdict == .open } ?? answers[0]
  }

  /// Whether the days fill a calendar month: the day after the last has the first one's date in a later month, or comes after that.
  func isMonth(_ first: Day, _ last: Day) -> Bool {
    let (year, month, date) = first.components
    let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
    let turn =
      Day(year: nextYear, month: nextMonth, day: date)
      ?? (28...30).reversed().compactMap { Day(year: nextYear, month: nextMonth, day: $0) }.first!
    return last + 1 >= turn
  }

  func additions(_ first: Day) -> Int {
    var sum = 0
    if facts.sex == .female, facts.statements["pregnant"]?.value == 1 { sum += 1_000_000 }
    if facts.statements["other-parent-paid"]?.value == 0 {
      sum += 1_000_000 * (facts.children ?? []).count { $0.day <= claim && $0.age(on: first) < 6 }
    }
    return sum
  }

  func placed(
    _ kinds: [SupportFacts.Stay.Kind], _ levels: [String], _ least: Int, _ first: Day, _ last: Day
  ) -> Truth {
    let isUnknown = kinds.contains { kind in
      facts.statements[kind.rawValue]?.value != 0 && !facts.stays.contains { $0.kind == kind }
    }
    var (sure, possible, bestSure, bestPossible) = (0, 0, 0, 0)
    var day = first
    while day <= last {
      var truth = isUnknown ? Truth.unknown : .no
      for stay in facts.stays where kinds.contains(stay.kind) {
        guard stay.from ?? day <= day, day <= stay.through ?? day else { continue }
        let span = (places[stay.ward] ?? []).first { $0.from <= day && day <= $0.through }
        truth = either(truth, span.map { levels.contains($0.level) ? .yes : .no } ?? .unknown)
      }
      sure = truth == .yes ? sure + 1 : 0
      possible = truth != .no ? possible + 1 : 0
      (bestSure, bestPossible) = (max(bestSure, sure), max(bestPossible, possible))
      day = day + 1
    }
    return bestSure >= least ? .yes : bestPossible >= least ? .unknown : .no
  }
}
