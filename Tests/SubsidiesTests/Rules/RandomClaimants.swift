import Quantities
import Registry
import TestSupport

@testable import Subsidies

/// Claimants as they never came together: near every limit of days, ages and dates of the shipped policies.
struct RandomClaimants {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  static let kinds = [
    "job-suspended", "job-stopped", "contract-ended", "quarantined-f1", "treated-f0", "artist-unit-closed",
    "tours-stopped", "business-closed", "informal-work-stopped",
  ]
  static let questions = [
    "employer-ordered-to-stop", "social-insurance", "unemployment-benefit", "quit-unlawfully", "draws-pension",
    "pregnant", "other-parent-paid", "state-artist-grade-iv", "guide-card", "tax-registered", "business-registered",
    "farm-or-street-vendor", "pays-accident-insurance", "changes-technology", "pays-stopped-staff", "lives-lawfully",
    "income-below-near-poor", "other-group-of-resolution",
  ]
  static let wards = ["a", "b", "c", "d"]
  private static let turns = [
    "2021-04-27", "2021-05-01", "2021-08-05", "2021-09-06", "2021-09-21", "2021-10-08", "2021-11-06", "2021-12-16",
    "2021-12-31",
  ].map { Day($0)! }
  private static let lengths = [1, 13, 14, 15, 16, 20, 21, 22, 29, 30, 31, 32, 44, 45, 46, 70]

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func claimDay() -> Day {
    let turn = ["2021-07-07", "2021-08-12", "2021-10-08", "2021-11-06", "2022-01-20"].randomElement(using: &random)!
    return Day(turn)! + Int.random(in: chance(70) ? 0...40 : -3...3, using: &random)
  }

  /// Levels of wards, here and there of days of which nothing is published.
  mutating func places() -> [String: [PlaceSpan]] {
    var places: [String: [PlaceSpan]] = [:]
    for ward in Self.wards {
      var day = Day("2021-04-01")!
      var spans: [PlaceSpan] = []
      while day <= Day("2022-03-01")! {
        let last = day + (Self.lengths.randomElement(using: &random)! - 1)
        if !chance(10) {
          spans.append(
            PlaceSpan(
              from: day, through: last, level: ["green", "red", "lockdown", "level-4"].randomElement(using: &random)!,
              revision: Int.random(in: 1...9, using: &random), decree: nil))
        }
        day = last + 1
      }
      places[ward] = spans
    }
    return places
  }

  mutating func facts() -> SupportFacts {
    var facts = SupportFacts()
    if chance(80) {
      facts.birth = BirthDate(Day("2005-08-05")! + (chance(40) ? Int.random(in: -20...20, using: &random) : -9000))
    }
    if chance(80) { facts.sex = chance(60) ? .female : .male }
    if chance(70) { facts.groups = Set(["poor", "near-poor", "social-protection"].filter { _ in chance(20) }) }
    if chance(60) {
      facts.children = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        BirthDate(Day("2015-08-05")! + Int.random(in: -20...60, using: &random) * (chance(80) ? 1 : 40))
      }
    }
    for kind in Self.kinds {
      for _ in 0..<(chance(45) ? Int.random(in: 1...2, using: &random) : 0) { facts.spells.append(spell(kind)) }
      if chance(15) { facts.statements[kind] = SupportFacts.Statement(0, origin: .claimed) }
    }
    for question in Self.questions where chance(85) {
      facts.statements[question] = SupportFacts.Statement(chance(75), origin: .claimed)
    }
    for question in ["unemployment-benefit", "quit-unlawfully", "draws-pension", "other-parent-paid"] where chance(80) {
      facts.statements[question] = SupportFacts.Statement(false, origin: .claimed)
    }
    if chance(70) {
      facts.statements["staff-cut-percent"] = SupportFacts.Statement(
        Int.random(in: 13...17, using: &random), origin: .claimed)
    }
    for code in ["poor", "near-poor"] where chance(10) {
      facts.statements[code] = SupportFacts.Statement(chance(50), origin: .claimed)
    }
    for kind in SupportFacts.Stay.Kind.allCases {
      for _ in 0..<(chance(75) ? Int.random(in: 1...2, using: &random) : 0) { facts.stays.append(stay(kind)) }
      if chance(10) { facts.statements[kind.rawValue] = SupportFacts.Statement(0, origin: .claimed) }
    }
    return facts
  }

  private mutating func spell(_ kind: String) -> SupportFacts.Spell {
    let first = Self.turns.randomElement(using: &random)! + Int.random(in: -16...16, using: &random)
    let days = Self.lengths.randomElement(using: &random)! - 1
    return SupportFacts.Spell(kind: kind, from: first, through: chance(90) ? first + days : nil, origin: .claimed)
  }

  private mutating func stay(_ kind: SupportFacts.Stay.Kind) -> SupportFacts.Stay {
    let first = chance(60) ? nil : Self.turns.randomElement(using: &random)! + Int.random(in: -9...9, using: &random)
    return SupportFacts.Stay(
      kind: kind, ward: Self.wards.randomElement(using: &random)!, from: first,
      through: chance(70) ? nil : (first ?? Self.turns[2]) + Int.random(in: 0...60, using: &random), origin: .register)
  }
}
