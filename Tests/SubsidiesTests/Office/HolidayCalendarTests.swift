import Criteria
import Foundation
import Quantities
import Subsidies
import TestSupport
import Testing

struct HolidayCalendarTests {
  /// Over the National Day of 2021 (2 and 3 September, Thursday and Friday) and weekends; counted on a paper calendar.
  @Test(arguments: [
    ("2021-09-06", 4, "2021-09-10"), ("2021-09-01", 4, "2021-09-09"), ("2021-09-01", 1, "2021-09-06"),
    ("2021-09-07", 0, "2021-09-07"), ("2021-02-09", 4, "2021-02-22"), ("2021-04-29", 3, "2021-05-06"),
    ("2022-01-28", 3, "2022-02-09"), ("2021-12-31", 1, "2022-01-04"), ("2021-09-04", 1, "2021-09-06"),
  ])
  func `working days leave weekends, holidays and what is made up for out`(from: String, days: Int, due: String) throws
  {
    let calendar = try #require(SupportCity.calendar)
    let (first, last) = (Day(from)!, Day(due)!)
    #expect(try calendar.adding(days, to: first) == last)
    #expect(try calendar.workingDays(after: first, through: last) == days)
  }

  @Test func `a year that is not known is an error, also when it is only passed`() throws {
    let calendar = try #require(SupportCity.calendar)
    #expect(throws: SupportError.unknownYear(2023, known: [2021, 2022])) {
      try calendar.adding(4, to: Day("2022-12-28")!)
    }
    #expect(throws: SupportError.unknownYear(2026, known: [2021, 2022])) {
      try calendar.adding(1, to: Day("2026-03-02")!)
    }
    #expect(try calendar.adding(2, to: Day("2022-12-28")!) == Day("2022-12-30")!)
  }

  @Test func `counting up and adding agree from every day of both years`() throws {
    let calendar = try #require(SupportCity.calendar)
    for number in Day("2021-01-01")!.number..<Day("2022-12-01")!.number {
      let day = Day(number: number)
      for days in [1, 3, 4, 7] {
        let due = try calendar.adding(days, to: day)
        // Slowly: every day in between is looked at.
        let between = (day.number + 1...due.number).map { Day(number: $0) }
        #expect(between.count { calendar.days.isWorking($0) } == days)
        #expect(calendar.days.isWorking(due))
      }
    }
  }

  @Test(arguments: [
    ("{year: 2021, citation: c, holidays: [2022-01-03]}", "is not in 2021"),
    ("{year: 2021, citation: c, holidays: [2021-01-02]}", "is a weekend"),
    ("{year: 2021, citation: c, holidays: [2021-01-01, 2021-01-01]}", "stands twice"),
    ("{year: 2021, holidays: []}", "citation"), ("{year: 2021, citation: c, holidays: [2021-02-30]}", "line 6"),
  ])
  func `a calendar that cannot be right is refused with the line`(year: String, message: String) {
    let text = """
      id: c
      version: "1"
      weekend: [6, 7]
      sources: []
      years:
        - \(year)
      """
    let error = #expect(throws: CriteriaError.self) { try HolidayCalendar.parse(text, file: "c.yaml") }
    #expect(error.map { "\($0)".contains(message) || "\($0)".contains(":6") } == true, "\(String(describing: error))")
  }
}
