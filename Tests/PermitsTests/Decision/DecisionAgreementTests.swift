import Criteria
import Quantities
import TestSupport
import Testing

@testable import Permits

/// The decision against a slow second one that was written apart.
@Suite struct DecisionAgreementTests {
  @Test(arguments: ["hanoi-2021", "vn-4800-travel"])
  func `both decide thousands of journeys alike`(_ id: String) throws {
    var journeys = RandomJourneys(try ShippedPolicy.policy(id), seed: 20_210_724)
    var outcomes: [PermitDecision.Outcome: Int] = [:]
    var seen: Set<String> = []
    for _ in 0..<3000 {
      let policy = Bool.random(using: &journeys.random) ? journeys.policy : journeys.changed()
      let now = journeys.moment()
      let outlook = journeys.outlook(from: now + Int.random(in: -20...0, using: &journeys.random))
      let request = journeys.request(from: now)
      let order = journeys.quarantine(from: now)
      guard policy.period(at: max(now, request.from)) != nil else { continue }
      let decision = try policy.decide(request, in: outlook, at: now, quarantine: order)
      let expected = DecisionByDefinition(policy, request, outlook, now, order)
      let name = "\(request) at \(now): \(decision.reasons.map(\.words.english))"
      #expect(decision.outcome == expected.outcome, "\(name)")
      #expect(Set(decision.reasons.map(\.code)) == expected.codes, "\(name)")
      if decision.outcome != .refused {
        #expect(decision.from == expected.from && decision.until == max(expected.until, expected.from), "\(name)")
        #expect(DecisionByDefinition.minutes(decision.hours) == expected.minutes, "\(name)")
      }
      #expect(decision.issuer == expected.issuer, "\(name)")
      outcomes[decision.outcome, default: 0] += 1
      seen.formUnion(expected.codes)
    }
    for outcome in PermitDecision.Outcome.allCases { #expect(outcomes[outcome, default: 0] > 50, "\(outcomes)") }
    #expect(seen.count > 25, "\(seen.sorted())")
  }
}
