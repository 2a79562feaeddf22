public import Quantities

/// A time in which a file of rules holds.
public struct RulePeriod: Hashable, Sendable {
  public var from: Moment
  /// The first moment at which it holds no more; `nil` for open.
  public var until: Moment?
  public var citation: String
  public var confidence: Confidence

  public func contains(_ moment: Moment) -> Bool { from <= moment && until.map { moment < $0 } ?? true }
}
