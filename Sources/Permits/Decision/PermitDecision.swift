public import Quantities

/// What the rules say to a journey, and why: everything that led there, the decisive reason first.
public struct PermitDecision: Hashable, Sendable {
  public enum Outcome: String, CaseIterable, Sendable {
    /// A permit may be issued.
    case allowed
    /// No permit is needed: nothing is issued, and nobody may ask for one.
    case needless
    case refused
    /// A person must decide.
    case review
    /// Documents that the policy asks for were not shown.
    case documents
  }

  public var outcome: Outcome
  public var reasons: [PermitReason]
  /// Id of the group; `nil` where the purpose leads to none.
  public var group: String?
  /// Id of the issuer that the policy names for the group; `nil` where it names none.
  public var issuer: String?
  /// The time for which a permit would hold, which may be shorter than asked for.
  public var from: Moment
  public var until: Moment
  public var hours: ClockSpan
  /// Whether a second officer must agree before it is issued.
  public var needsSecondOfficer: Bool
  /// The published revision of the zone map that it stands on; `nil` before the first, and where no ward was asked for.
  public var revision: Int?
  /// Id and version of the policy.
  public var policy: String
  public var policyVersion: String

  public init(
    outcome: Outcome, reasons: [PermitReason], group: String?, issuer: String?, from: Moment, until: Moment,
    hours: ClockSpan, needsSecondOfficer: Bool, revision: Int?, policy: String, policyVersion: String
  ) {
    self.outcome = outcome
    self.reasons = reasons
    self.group = group
    self.issuer = issuer
    self.from = from
    self.until = until
    self.hours = hours
    self.needsSecondOfficer = needsSecondOfficer
    self.revision = revision
    self.policy = policy
    self.policyVersion = policyVersion
  }
}
