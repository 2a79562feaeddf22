extension PermitReason {
  /// What a reason can be.
  public enum Code: String, CaseIterable, Sendable {
    // No permit is needed.
    case exempt
    case notNeeded = "not-needed"
    // What was asked.
    case unknownPurpose = "unknown-purpose"
    case otherGroup = "other-group"
    case past
    case tooFarAhead = "too-far-ahead"
    case policyOver = "policy-over"
    case exemptionLevel = "exemption-level"
    case applicant
    case vehicle
    case hours
    case weekdays
    case documents
    // Who.
    case quarantine
    case quarantineBegins = "quarantine-begins"
    case duplicate
    case quota
    // What nobody knows.
    case ruleUnknown = "rule-unknown"
    case noIssuer = "no-issuer"
    case noGate = "no-gate"
    case noMap = "no-map"
    case noData = "no-data"
    case unknownLevel = "unknown-level"
    // The gate.
    case originLevel = "origin-level"
    case destinationLevel = "destination-level"
    case routeLevel = "route-level"
    case originAsks = "origin-asks"
    case destinationAsks = "destination-asks"
    case routeAsks = "route-asks"
    case partlyDecreed = "partly-decreed"
    case gateAllows = "gate-allows"
    // How long and with whom.
    case longest
    case hoursCut = "hours-cut"
    case changeKnown = "change-known"
    case policyEnds = "policy-ends"
    case secondOfficer = "second-officer"
    // Live permits.
    case formNotAccepted = "form-not-accepted"
    case formReminder = "form-reminder"
    case reinstated
    // Checkpoints without a network.
    case ask
  }

  /// Those that say that somebody is under a quarantine order.
  static let quarantineCodes: Set<String> = [Code.quarantine.rawValue, Code.quarantineBegins.rawValue]

  /// Every code that a reason may have.
  public static let codes: [String] = Code.allCases.map(\.rawValue)
}
