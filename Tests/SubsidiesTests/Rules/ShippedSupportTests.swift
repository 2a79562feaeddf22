import Criteria
import Testing

@testable import Subsidies

@Suite struct ShippedSupportTests {
  @Test(arguments: ShippedSupport.library.ids)
  func `every shipped file passes the checker with all its examples`(_ id: String) throws {
    let policies = try ShippedSupport.library.policies(id)
    #expect(SupportChecker.check(policies).map(\.description) == [])
    #expect(policies.examples.count > 25)
  }

  @Test func `the twelve policies are there, with Hanoi's own`() throws {
    #expect(ShippedSupport.library.ids == [ShippedSupport.city, ShippedSupport.national])
    let national = try ShippedSupport.library.policies(ShippedSupport.national)
    let numbers = national.policies.compactMap { Int($0.name.english.prefix { $0 != "." }) }
    // 7 is added to 4, 5 and 6.
    #expect(Set(numbers) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12])
    let additions = national.policies.filter { policy in
      policy.dated.entries.contains { $0.value?.additions.contains { $0.id == "pregnant" } ?? false }
    }
    #expect(additions.map(\.id) == ["suspended", "furloughed", "contract-ended-support"])
  }
}
