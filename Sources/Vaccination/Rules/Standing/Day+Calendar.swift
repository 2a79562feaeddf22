import Quantities
import Registry

extension Day {
  /// The same day of a later month; the last of the month where it has no such day.
  func adding(months: Int) -> Day {
    let (year, month, date) = components
    let count = year * 12 + month - 1 + months
    let (later, place) = (count / 12, count % 12 + 1)
    return Day(year: later, month: place, day: min(date, Day.length(ofMonth: place, year: later))) ?? self
  }
}

extension BirthDate {
  /// The first day on which one is so many years old: who is born on 29 February becomes older on 1 March of common years.
  func day(ofAge age: Int) -> Day {
    let (year, month, date) = day.components
    return Day(year: year + age, month: month, day: date) ?? Day(year: year + age, month: 3, day: 1)!
  }
}
