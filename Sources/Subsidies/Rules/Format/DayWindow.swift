public import Quantities

/// Days from a first one to a last one, both included.
public struct DayWindow: Hashable, Sendable {
  public var from: Day
  public var through: Day

  public init(from: Day, through: Day) {
    self.from = from
    self.through = through
  }

  public var days: Int { through.days(since: from) + 1 }

  public func contains(_ day: Day) -> Bool { from <= day && day <= through }

  /// What is in both; `nil` for nothing.
  func cut(to other: DayWindow) -> DayWindow? {
    let cut = DayWindow(from: max(from, other.from), through: min(through, other.through))
    return cut.from <= cut.through ? cut : nil
  }

  /// Whether a calendar month and more lies in it: from the 5th through the 4th of the next month is one.
  func holds(months: Int) -> Bool { through + 1 >= from.adding(months: months) }
}

extension Day {
  /// The same day of a later month, or its last day where the month is shorter.
  func adding(months: Int) -> Day {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (laterYear, laterMonth) = (index / 12, index % 12 + 1)
    return Day(year: laterYear, month: laterMonth, day: min(day, Day.length(ofMonth: laterMonth, year: laterYear)))
      ?? Day(number: .max)
  }
}
