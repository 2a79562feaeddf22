/// Which days are worked: weekends and public holidays are not.
public struct WorkCalendar: Hashable, Sendable {
  /// Weekdays off as in ISO 8601: 1 is Monday, 7 is Sunday.
  public var weekend: Set<Int>
  public var holidays: Set<Day>

  public init(weekend: Set<Int> = [6, 7], holidays: Set<Day> = []) {
    self.weekend = weekend
    self.holidays = holidays
  }

  public func isWorking(_ day: Day) -> Bool { !weekend.contains(day.weekday) && !holidays.contains(day) }
}
