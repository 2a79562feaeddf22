public import Quantities
public import Store

/// What permits ask about a person's quarantine; the application that keeps quarantine orders answers it.
///
/// Permits and that application are strangers: whoever composes them hands one to the other.
public protocol QuarantineQuestions: Sendable {
  /// The order under which a citizen is at a moment.
  ///
  /// - Parameter citizen: row number in the register.
  /// - Returns: `nil` when the citizen is under none.
  func order(ofCitizen citizen: Int, from: Moment, until: Moment, _ reading: Reading) throws -> QuarantineOrder?

  /// Everybody who is under an order at a moment.
  ///
  /// - Returns: row numbers in the register.
  func citizens(underOrdersAt moment: Moment, _ reading: Reading) throws -> Set<Int>
}

/// What of a quarantine order matters to a permit.
public struct QuarantineOrder: Hashable, Sendable {
  /// What to cite: `order 4711`.
  public var name: String
  public var from: Moment
  /// The first moment at which it holds no more; `nil` when no end is set.
  public var until: Moment?

  public init(name: String, from: Moment, until: Moment?) {
    self.name = name
    self.from = from
    self.until = until
  }
}

/// A city that keeps no quarantine orders.
public struct NoQuarantine: QuarantineQuestions {
  public init() {}

  public func order(ofCitizen citizen: Int, from: Moment, until: Moment, _ reading: Reading) throws -> QuarantineOrder?
  {
    nil
  }

  public func citizens(underOrdersAt moment: Moment, _ reading: Reading) throws -> Set<Int> { [] }
}
