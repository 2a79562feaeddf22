import Store
import Synchronization

/// The adopted policies that were read, by their rows, whose texts never change.
final class QuarantinePolicies: Sendable {
  private let read = Mutex<[Int: QuarantinePolicy]>([:])

  /// - Throws: `QuarantineError.noPolicy`; `CriteriaError`; `StoreError`.
  func policy(_ row: Int, _ reading: Reading) throws -> QuarantinePolicy {
    if let policy = read.withLock({ $0[row] }) { return policy }
    let policy = try AdoptedQuarantinePolicy.row(row, reading).policy
    read.withLock { $0[row] = policy }
    return policy
  }

  /// The one in force, with its row.
  ///
  /// - Throws: as `policy(_:_:)`.
  func last(_ reading: Reading) throws -> (row: Int, policy: QuarantinePolicy) {
    guard let row = try AdoptedRules.number(AdoptedQuarantinePolicy.kind, reading) else {
      throw QuarantineError.noPolicy
    }
    return (row, try policy(row, reading))
  }
}
