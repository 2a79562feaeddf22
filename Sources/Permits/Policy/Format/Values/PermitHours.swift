/// The hours of each day and the days of the week on which permits hold.
public struct PermitHours: Hashable, Sendable {
  public var span: ClockSpan
  /// ISO 8601: 1 for Monday to 7 for Sunday.
  public var weekdays: Set<Int>
}
