public import Quantities

/// What a case definition says of somebody, with the reasons.
public struct CaseVerdict: Hashable, Sendable {
  public var caseClass: CaseClass
  /// Alternatives that led to the class; below them those of which it is not known whether they hold.
  public var reasons: [CaseReason]
  /// Whether something must be found out: what, the reasons with the outcome `unknown` say.
  public var isOpen: Bool
  /// When the person can infect others; only cases that count as F0 have it.
  public var infectiousFrom: Day?
  public var infectiousUntil: Day?
}
