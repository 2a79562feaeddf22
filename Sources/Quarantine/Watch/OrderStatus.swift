public import Quantities

/// What somebody under an order is told by the typed code: what is due, and nobody's name.
public struct OrderStatus: Sendable {
  public var order: Int
  public var place: OrderPlace
  public var start: Day
  public var plannedEnd: Day
  /// Days on which tests are due that have no result.
  public var tests: [Day]
  /// Check-ins of today that are still to come.
  public var checkIns: Int
  /// Self-reports of today that are still to come.
  public var reports: Int
  /// What is asked in a self-report.
  public var questions: [MonitoringTerms.Question]
  /// Whether the order's place has a position that check-ins are compared with.
  public var hasPosition: Bool
}
