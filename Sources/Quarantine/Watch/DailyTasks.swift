public import Quantities

/// What is to be done in a ward on a day.
public struct DailyTasks: Sendable {
  /// Orders of one kind of task: how many there are, and the first of them.
  public struct Tasks: Sendable {
    public var count: Int
    /// In the order of the days on which they are due, then of their numbers.
    public var orders: [Task]
  }

  public struct Task: Hashable, Sendable {
    public var order: Int
    /// When it is, or was, due.
    public var due: Day
    public var kind: PersonKind
    public var place: OrderPlace
    public var start: Day
    public var plannedEnd: Day
  }

  /// Row number of the ward in `store_wards`.
  public var ward: Int
  public var on: Day
  /// Tests due on the day, and those of before without a result.
  public var tests: Tasks
  /// Check-ins and reports of the day that are not all there.
  public var checks: Tasks
  /// Orders whose last day it is.
  public var releases: Tasks
  /// Running orders whose last day is over.
  public var overdue: Tasks
  /// Alerts that nobody has closed.
  public var alerts: Int
  /// Running orders altogether.
  public var running: Int
}
