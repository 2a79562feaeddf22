import Quantities
import Testing

@testable import Quarantine

/// The shipped rules against a slow second telling of them.
@Suite struct QuarantineAgreementTests {
  @Test func `both tell the same of thousands of people`() throws {
    let policy = try ShippedQuarantine.policy()
    var people = RandomPeople(seed: 20_210_714)
    var rules: [String: Int] = [:]
    var outcomes: [QuarantineAnswer.Outcome: Int] = [:]
    for _ in 0..<10_000 {
      let (facts, place) = (people.facts(), people.place())
      let jurisdiction = people.chance(50) ? "hanoi" : "national"
      let answer = policy.answer(for: facts, at: place, in: jurisdiction)
      let expected = QuarantineByDefinition.answer(facts, at: place, in: jurisdiction)
      #expect(QuarantineByDefinition(answer) == expected, "\(facts) at \(String(describing: place)) in \(jurisdiction)")
      rules[answer.rule ?? "none", default: 0] += 1
      outcomes[answer.outcome, default: 0] += 1
    }
    for rule in policy.rules { #expect(rules[rule.id, default: 0] > 15, "\(rule.id): \(rules)") }
    #expect(Set(outcomes.keys) == [.quarantine, .none, .unknown])
  }

  @Test func `both let the same people go`() throws {
    let policy = try ShippedQuarantine.policy()
    var people = RandomPeople(seed: 762)
    var ways: [String: Int] = [:]
    for _ in 0..<20_000 {
      var facts = people.facts()
      facts.kind = .f0
      let question = people.release(of: facts)
      let answer = policy.release(question, of: facts)
      let expected = ReleaseByDefinition.way(question, facts)
      #expect(answer?.way == expected, "\(facts) \(question)")
      ways[expected ?? "none", default: 0] += 1
      if let answer, !answer.isAllowed, !answer.isUnknown { #expect(!answer.refusals.isEmpty) }
    }
    #expect(ways.count == 7 && ways.values.allSatisfy { $0 > 15 }, "\(ways)")
  }

  @Test func `more that is proved never makes a quarantine longer`() throws {
    let policy = try ShippedQuarantine.policy()
    var people = RandomPeople(seed: 14)
    for _ in 0..<3000 {
      let facts = people.facts()
      var bare = facts
      (bare.doses, bare.isSeriesComplete, bare.lastDose, bare.recovered) = (nil, nil, nil, nil)
      bare.negativePCRHours = nil
      guard facts.kind != .f0, let days = policy.answer(for: facts).days else { continue }
      #expect(days <= policy.answer(for: bare).days ?? 0, "\(facts)")
    }
  }
}
