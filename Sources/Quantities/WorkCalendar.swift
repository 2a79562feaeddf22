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

  /// The day itself, or the first working day after it; `nil` when none follows within a year.
  public func workingDay(onOrAfter day: Day) -> Day? {
    (0..<366).lazy.map { day + $0 }.first(where: isWorking)
  }
}
