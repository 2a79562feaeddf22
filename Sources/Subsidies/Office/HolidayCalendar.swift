public import Criteria
public import Quantities

/// The days on which offices work, for the years that are known.
public struct HolidayCalendar: Hashable, Sendable {
  public var days: WorkCalendar
  /// Ascending.
  public var years: [Int]

  public init(days: WorkCalendar, years: [Int]) {
    self.days = days
    self.years = years.sorted()
  }

  /// The calendar of the folder of data; `nil` where there is none or it cannot be read.
  public static let shipped: HolidayCalendar? = GeodataFolder.path(of: "calendars/vietnam.yaml").flatMap { path in
    (try? CriteriaSet.text(path: path)).flatMap { try? parse($0, file: "vietnam.yaml") }
  }

  /// Reads a calendar from YAML.
  ///
  /// - Throws: `CriteriaError.malformed` with the line.
  public static func parse(_ text: String, file: String) throws(CriteriaError) -> HolidayCalendar {
    let top = try YAMLNode.top(of: text, file: file).members(
      ["id", "version", "title", "weekend", "years", "sources"],
      required: ["id", "version", "weekend", "years", "sources"])
    var calendar = WorkCalendar(weekend: [])
    for item in try top.need("weekend").list() { calendar.weekend.insert(try item.integer(in: 1...7)) }
    var years: [Int] = []
    for item in try top.need("years").list() {
      let parts = try item.members(["year", "citation", "holidays"], required: ["year", "citation", "holidays"])
      let year = try parts.need("year").integer(in: 1900...2999)
      _ = try parts.text("citation")
      guard !years.contains(year) else { throw item.fail("the year \(year) stands twice") }
      years.append(year)
      for node in try parts.need("holidays").list() {
        let day = try node.day()
        guard day.components.year == year else { throw node.fail("\(day) is not in \(year)") }
        guard calendar.isWorking(day) else {
          throw node.fail("\(day) is a weekend or stands twice; write the day that is off in its place")
        }
        calendar.holidays.insert(day)
      }
    }
    return HolidayCalendar(days: calendar, years: years)
  }

  /// The day on which a number of working days is over: with 4 days, what comes in on a Monday is due on the Friday.
  ///
  /// The day itself does not count.
  ///
  /// - Complexity: O(days).
  /// - Throws: `SupportError.unknownYear` when it takes days of a year that is not known.
  public func adding(_ count: Int, to day: Day) throws(SupportError) -> Day {
    var (due, left) = (day, count)
    while left > 0 {
      due = due + 1
      let year = due.components.year
      guard years.contains(year) else { throw .unknownYear(year, known: years) }
      if days.isWorking(due) { left -= 1 }
    }
    return due
  }

  /// The working days from the day after one to another; 0 when that is not later.
  ///
  /// - Throws: `SupportError.unknownYear`.
  public func workingDays(after day: Day, through last: Day) throws(SupportError) -> Int {
    var (next, count) = (day, 0)
    while next < last {
      next = next + 1
      let year = next.components.year
      guard years.contains(year) else { throw .unknownYear(year, known: years) }
      if days.isWorking(next) { count += 1 }
    }
    return count
  }
}
