import Quantities
import Registry

@testable import Subsidies

/// The shipped policies told a second time, day by day and in plain words, by somebody who did not look at the first telling.
///
/// Only what comes out is told: verdict, amount and, where one is entitled, the period.
struct SupportByDefinition: Equatable {
  var verdict: SupportAnswer.Verdict
  var amount: Int?

  init(_ verdict: SupportAnswer.Verdict, _ amount: Int? = nil) {
    self.verdict = verdict
    self.amount = amount
  }

  init(_ answer: SupportAnswer) {
    verdict = answer.verdict
    amount = answer.amount
  }
}

/// Somebody's days and answers, asked one by one.
struct SlowClaimant {
  let facts: SupportFacts
  let claim: Day
  let places: [String: [PlaceSpan]]

  enum Truth { case yes, no, unknown }

  static func day(_ text: String) -> Day { Day(text)! }
  static let may = day("2021-05-01")
  static let april = day("2021-04-27")
  static let december = day("2021-12-31")

  func answer(_ policy: String) -> SupportByDefinition {
    switch policy {
    case "accident-insurance": taken("2021-07-07") { told(yes("pays-accident-insurance")) }
    case "pension-fund": taken("2021-07-07") { told(number("staff-cut-percent") { $0 >= 15 }) }
    case "retraining": taken("2021-07-07") { told(yes("changes-technology")) }
    case "wage-loan": taken("2021-07-07") { told(yes("pays-stopped-staff")) }
    case "suspended": taken("2021-07-07") { suspended() }
    case "furloughed": taken("2021-07-07") { furloughed() }
    case "contract-ended-support": taken("2021-07-07") { contractEnded() }
    case "meals-f0": taken("2021-07-07") { meals("treated-f0", 45) }
    case "meals-f1": taken("2021-07-07") { meals("quarantined-f1", 21) }
    case "artists":
      taken("2021-07-07") {
        flat("artist-unit-closed", least: 15, 3_710_000) { _ in yes("state-artist-grade-iv") }
      }
    case "guides":
      taken("2021-07-07") { flat("tours-stopped", least: 1, 3_710_000) { _ in yes("guide-card") } }
    case "household-business": taken("2021-07-07") { business() }
    case "hanoi-freelance":
      taken("2021-08-12") {
        flat("informal-work-stopped", least: 1, 1_500_000) { _ in
          both(yes("lives-lawfully"), yes("income-below-near-poor"))
        }
      }
    case "hanoi-poor": taken("2021-08-12") { group("poor") }
    case "hanoi-near-poor": taken("2021-08-12") { group("near-poor") }
    case "hanoi-needy": taken("2021-08-12") { group("social-protection") }
    case "hanoi-other-groups":
      taken("2021-08-12") {
        yes("other-group-of-resolution") == .no ? SupportByDefinition(.notEntitled) : SupportByDefinition(.open)
      }
    default: fatalError("'\(policy)' is not told a second time")
    }
  }

  // MARK: Single policies

  private func suspended() -> SupportByDefinition {
    best("job-suspended", from: Self.may) { first, last, began in
      guard began >= Self.may, began <= Self.december else { return nil }
      guard last.days(since: first) + 1 >= 15 else { return SupportByDefinition(.notEntitled) }
      switch both(yes("employer-ordered-to-stop"), yes("social-insurance")) {
      case .no: return SupportByDefinition(.notEntitled)
      case .unknown: return SupportByDefinition(.open)
      case .yes:
        let base = isMonth(first, last) ? 3_710_000 : 1_855_000
        return SupportByDefinition(.entitled, base + additions(first))
      }
    }
  }

  private func furloughed() -> SupportByDefinition {
    let levels = claim >= Self.day("2021-11-06") ? ["lockdown", "closed", "red", "level-4"] : ["lockdown", "closed"]
    return best("job-stopped", from: Self.may) { first, last, _ in
      guard last.days(since: first) + 1 >= 14 else { return SupportByDefinition(.notEntitled) }
      let quarantined: Truth = {
        let kinds = ["quarantined-f1", "treated-f0"]
        if !facts.spells.contains(where: { kinds.contains($0.kind) }) {
          return kinds.allSatisfy { facts.statements[$0]?.value == 0 } ? .no : .unknown
        }
        return stretches(kinds, from: Day(number: -100_000), through: claim).contains { stretch in
          min(stretch.1, last).days(since: max(stretch.0, first)) + 1 >= 14
        } ? .yes : .no
      }()
      let away = either(quarantined, placed([.home, .work], levels, 14, first, last))
      switch both(yes("social-insurance"), away) {
      case .no: return SupportByDefinition(.notEntitled)
      case .unknown: return SupportByDefinition(.open)
      case .yes: return SupportByDefinition(.entitled, 1_000_000 + additions(first))
      }
    }
  }

  private func contractEnded() -> SupportByDefinition {
    best("contract-ended", from: Self.may) { first, _, began in
      guard began >= Self.may, began <= Self.december else { return nil }
      let all = [
        yes("social-insurance"), no("unemployment-benefit"), no("quit-unlawfully"), no("draws-pension"),
      ].reduce(Truth.yes, both)
      switch all {
      case .no: return SupportByDefinition(.notEntitled)
      case .unknown: return SupportByDefinition(.open)
      case .yes: return SupportByDefinition(.entitled, 3_710_000 + additions(first))
      }
    }
  }

  private func meals(_ kind: String, _ cap: Int) -> SupportByDefinition {
    best(kind, from: Self.april) { first, last, _ in
      let days = min(cap, last.days(since: first) + 1)
      let isChild = facts.birth.map { $0.age(on: first) < 16 } ?? false
      return SupportByDefinition(.entitled, days * 80_000 + (isChild ? 1_000_000 : 0))
    }
  }

  private func business() -> SupportByDefinition {
    best("business-closed", from: Self.may) { first, last, _ in
      guard last.days(since: first) + 1 >= 15 else { return SupportByDefinition(.notEntitled) }
      var who = both(yes("business-registered"), yes("tax-registered"))
      if claim >= Self.day("2021-10-08") {
        who = either(
          either(who, yes("farm-or-street-vendor")), placed([.work], ["lockdown", "closed", "red"], 15, first, last))
      }
      switch who {
      case .no: return SupportByDefinition(.notEntitled)
      case .unknown: return SupportByDefinition(.open)
      case .yes: return SupportByDefinition(.entitled, 3_000_000)
      }
    }
  }

  private func flat(
    _ kind: String, least: Int, _ amount: Int, _ condition: (Day) -> Truth
  ) -> SupportByDefinition {
    best(kind, from: Self.may) { first, last, _ in
      guard last.days(since: first) + 1 >= least else { return SupportByDefinition(.notEntitled) }
      switch condition(first) {
      case .no: return SupportByDefinition(.notEntitled)
      case .unknown: return SupportByDefinition(.open)
      case .yes: return SupportByDefinition(.entitled, amount)
      }
    }
  }

  private func group(_ code: String) -> SupportByDefinition {
    if facts.groups?.contains(code) ?? false || facts.statements[code]?.value == 1 {
      return SupportByDefinition(.entitled, 1_000_000)
    }
    return SupportByDefinition(facts.groups == nil && facts.statements[code]?.value != 0 ? .open : .notEntitled)
  }
}
