public import Quantities

/// The result of a test of somebody under an order.
public struct TestResult: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case pcr, antigen
  }

  public enum Outcome: String, CaseIterable, Sendable {
    case negative, positive, inconclusive
  }

  public var kind: Kind
  /// When the sample was taken.
  public var sampled: Instant
  public var outcome: Outcome
  /// Ct value in tenths; `nil` when there is none.
  public var ctTenths: Int?
  public var laboratory: String

  public init(kind: Kind, sampled: Instant, outcome: Outcome, ctTenths: Int? = nil, laboratory: String = "") {
    self.kind = kind
    self.sampled = sampled
    self.outcome = outcome
    self.ctTenths = ctTenths
    self.laboratory = laboratory
  }
}
