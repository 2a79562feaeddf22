import Quantities

/// The birth days of those who have some completed years of age on a day.
struct AgeLimits {
  /// The last birth day; `nil` for no limit.
  var latest: Day?
  /// The birth day before the first; `nil` for no limit.
  var after: Day?

  init(from: Int?, to: Int?, on day: Day) {
    latest = from.map { Self.latest(forAge: $0, on: day) }
    after = to.map { Self.latest(forAge: $0 + 1, on: day) }
  }

  /// Who is born on 29 February becomes a year older on 1 March of common years.
  private static func latest(forAge age: Int, on day: Day) -> Day {
    let (year, month, date) = day.components
    guard year - age >= 1 else { return Day(year: 1, month: 1, day: 1)! - 1 }
    return Day(year: year - age, month: month, day: min(date, Day.length(ofMonth: month, year: year - age)))!
  }

  /// A condition on a column of birth days, whose numbers are the program's own; empty for no limit.
  func condition(_ column: String) -> String {
    (latest.map { " AND \(column) <= \($0.number)" } ?? "") + (after.map { " AND \(column) > \($0.number)" } ?? "")
  }
}
