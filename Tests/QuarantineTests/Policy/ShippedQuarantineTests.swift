import Criteria
import Testing

@testable import Quarantine

@Suite struct ShippedQuarantineTests {
  @Test(arguments: ShippedQuarantine.library.ids)
  func `every shipped policy passes the checker with all its examples`(_ id: String) throws {
    let policy = try ShippedQuarantine.library.policy(id)
    #expect(QuarantineChecker.check(policy).map(\.description) == [])
    #expect(policy.examples.count > 80)
  }

  @Test func `the policy is there`() {
    #expect(ShippedQuarantine.library.ids == [ShippedQuarantine.id])
  }
}
