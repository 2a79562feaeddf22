import Quantities
import Subsidies
import Testing

@Suite struct SupportFactsTests {
  @Test func `facts about a claimant print nothing of the claimant`() {
    var facts = SupportFacts(groups: ["poor"])
    facts.spells = [.init(kind: "contract-ended", from: Day("2021-08-01")!, through: nil, origin: .claimed)]
    let printed = "\(facts) \(String(reflecting: facts))"
    #expect(!printed.contains("poor") && !printed.contains("contract"))
    var dumped = ""
    dump(facts, to: &dumped)
    #expect(!dumped.contains("poor") && !dumped.contains("contract"))
  }
}
