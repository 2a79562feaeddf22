public import Quantities

/// When somebody was born: a day, or only a year.
///
/// Where only the year is known, 1 January counts, as in civil papers (Civil Code 91/2015/QH13 and its practice for ages).
public struct BirthDate: Hashable, Sendable {
  /// The day that ages are counted from.
  public let day: Day
  public let isYearOnly: Bool

  public init(_ day: Day) {
    self.day = day
    isYearOnly = false
  }

  /// - Precondition: a year of the calendar, 1 to 9999.
  public init(year: Int) {
    day = Day(year: year, month: 1, day: 1)!
    isYearOnly = true
  }

  public var year: Int { day.components.year }

  /// Completed years of life on a day; negative before birth.
  public func age(on day: Day) -> Int {
    let (birth, now) = (self.day.components, day.components)
    return now.year - birth.year - ((now.month, now.day) < (birth.month, birth.day) ? 1 : 0)
  }

  /// The last birth day with which one is `age` years old or older on a day.
  ///
  /// Who is born on 29 February becomes a year older on 1 March of common years.
  static func latest(forAge age: Int, on day: Day) -> Day {
    let (year, month, date) = day.components
    guard year - age >= 1 else { return Day(year: 1, month: 1, day: 1)! - 1 }
    return Day(year: year - age, month: month, day: min(date, Day.length(ofMonth: month, year: year - age)))!
  }
}

extension BirthDate: CustomStringConvertible {
  public var description: String { isYearOnly ? String(year) : day.description }
}
