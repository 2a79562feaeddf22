import Store
import Synchronization

/// The adopted policies that were read, by the row adopted last: their texts never change.
final class SupportRules: Sendable {
  private let read = Mutex<(row: Int, policies: AdoptedSupportPolicies)?>(nil)

  /// - Throws: `SupportError.noPolicy`; `CriteriaError`; `StoreError`.
  func last(_ reading: Reading) throws -> AdoptedSupportPolicies {
    guard let row = try AdoptedRules.number(AdoptedSupportPolicies.kind, reading) else { throw SupportError.noPolicy }
    if let known = read.withLock({ $0 }), known.row == row { return known.policies }
    let policies = try AdoptedSupportPolicies.last(reading)
    read.withLock { $0 = (row, policies) }
    return policies
  }
}
