import Criteria
import Quantities
import Testing

@testable import Permits

@Suite struct ShippedPoliciesTests {
  @Test(arguments: ShippedPolicy.library.ids)
  func `every shipped policy passes the checker with all its examples`(_ id: String) throws {
    let policy = try ShippedPolicy.policy(id)
    #expect(PolicyChecker.check(policy).map(\.description) == [])
    #expect(policy.examples.count > 10)
  }

  @Test func `both policies are there`() {
    #expect(ShippedPolicy.library.ids == ["hanoi-2021", "vn-4800-travel"])
  }
}
