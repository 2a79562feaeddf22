import Quantities
import Testing

@testable import Subsidies

/// The shipped policies against a slow second telling of them.
@Suite struct SupportAgreementTests {
  @Test func `both tell the same of ten thousand people and all policies`() throws {
    let catalogue = try ShippedSupport.catalogue()
    #expect(catalogue.items.count == 17)
    var people = RandomClaimants(seed: 20_210_701)
    var seen: [String: [SupportAnswer.Verdict: Int]] = [:]
    var differences: [String] = []
    for person in 0..<10_000 {
      let (facts, claim, places) = (people.facts(), people.claimDay(), people.places())
      let slow = SlowClaimant(facts: facts, claim: claim, places: places)
      for item in catalogue.items {
        let answer = try item.file.answer(item.policy, facts: facts, claimDay: claim, places: GivenPlaces(places))
        let expected = slow.answer(item.policy.id)
        if SupportByDefinition(answer) != expected {
          differences.append(
            "person \(person), \(item.policy.id), \(claim): \(SupportByDefinition(answer)), not \(expected)")
        }
        seen[item.policy.id, default: [:]][expected.verdict, default: 0] += 1
      }
    }
    #expect(differences.prefix(5) == [])
    for item in catalogue.items {
      let verdicts: [SupportAnswer.Verdict] =
        item.policy.id == "hanoi-other-groups" ? [.open, .notEntitled] : SupportAnswer.Verdict.allCases
      for verdict in verdicts where item.policy.id.hasPrefix("meals") ? verdict != .notEntitled : true {
        #expect(
          seen[item.policy.id]?[verdict] ?? 0 > 20, "\(item.policy.id) \(verdict): \(seen[item.policy.id] ?? [:])")
      }
    }
  }

  @Test func `of policies that exclude each other the dearest choice is made, and no other choice would bring more`()
    throws
  {
    let catalogue = try ShippedSupport.catalogue()
    let cash = ["suspended", "furloughed", "contract-ended-support", "artists", "guides"]
    var people = RandomClaimants(seed: 7)
    var several = 0
    for _ in 0..<2_000 {
      let (facts, claim, places) = (people.facts(), people.claimDay(), GivenPlaces(people.places()))
      let alone = try cash.compactMap {
        try catalogue.answer($0, facts: facts, claimDay: claim, places: places)?.amount
      }
      let chosen = try catalogue.answers(facts: facts, claimDay: claim, places: places)
      let paid = chosen.filter { cash.contains($0.policy) && $0.verdict == .entitled }
      #expect(paid.count <= 1)
      #expect(paid.first?.amount == alone.max() || (alone.max() ?? 0) <= 1_500_000)
      if alone.count > 1 {
        several += 1
        let refused = chosen.filter { $0.reasons.last?.rule == "excluded" }
        #expect(refused.count >= alone.count - 1)
        #expect(refused.allSatisfy { $0.amount == nil && $0.verdict == .notEntitled })
      }
      let own = chosen.filter { $0.policy.hasPrefix("hanoi-") && $0.policy != "hanoi-freelance" && $0.amount != nil }
      if chosen.contains(where: { !$0.policy.hasPrefix("hanoi-") && $0.amount != nil }) { #expect(own.isEmpty) }
    }
    #expect(several > 100)
  }

  @Test func `an answer to a question takes nothing away from who was entitled without it`() throws {
    let catalogue = try ShippedSupport.catalogue()
    var people = RandomClaimants(seed: 3)
    for _ in 0..<1_000 {
      let (facts, claim, places) = (people.facts(), people.claimDay(), GivenPlaces(people.places()))
      var bare = facts
      bare.statements = [:]
      for item in catalogue.items {
        let less = try item.file.answer(item.policy, facts: bare, claimDay: claim, places: places)
        let more = try item.file.answer(item.policy, facts: facts, claimDay: claim, places: places)
        if less.verdict == .entitled {
          #expect(more.verdict == .entitled && more.amount ?? 0 >= less.amount ?? 0, "\(item.policy.id)")
        }
      }
    }
  }
}
