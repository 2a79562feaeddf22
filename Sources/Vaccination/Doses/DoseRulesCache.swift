import Store
import Synchronization

/// The rules in force, read once until others are.
final class DoseRulesCache: Sendable {
  private let read = Mutex<DoseRules?>(nil)

  /// - Throws: as `DoseRules.init`.
  func rules(_ reading: Reading) throws -> DoseRules {
    if let known = read.withLock({ $0 }), try known.isCurrent(reading) { return known }
    let rules = try DoseRules(nil, reading)
    read.withLock { $0 = rules }
    return rules
  }
}
