import Cases
import Store
import Surveillance
import Synchronization

extension WardDesk {
  /// What cases are classified by now; read again only when other definitions were adopted or the wards are others.
  ///
  /// - Throws: `CaseError.noDefinitions`; `CriteriaError`; `StoreError`.
  func caseRules() throws -> CaseRules {
    let vintage = vintage
    let before = keptRules.withLock { $0 }
    let made = try zones.database.read { reading -> CaseRules in
      if let before, before.vintage.number == vintage.number, try before.isCurrent(reading) { return before }
      return try CaseRules(vintage, reading)
    }
    keptRules.withLock { $0 = made }
    return made
  }
}
