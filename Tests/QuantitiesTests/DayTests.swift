import Quantities
import Testing

@Suite struct DayTests {
  @Test func `every day of four centuries follows the one before it`() throws {
    let first = try #require(Day(year: 1801, month: 1, day: 1))
    var expected = (year: 1801, month: 1, day: 1)
    for offset in 0..<146_097 {
      let day = first + offset
      let parts = day.components
      guard parts == expected else {
        Issue.record("day \(offset) is \(parts), expected \(expected)")
        return
      }
      #expect(Day(day.description) == day)
      expected.day += 1
      if expected.day > Day.length(ofMonth: expected.month, year: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
  }

  @Test(arguments: ["2021-02-29", "2021-13-01", "2021-00-10", "2021-1-01", "2021-01-01 ", "20210101", "", "２０２１-01-01"])
  func `a text that is no day is refused`(_ text: String) { #expect(Day(text) == nil) }

  @Test func `weekdays are those of the calendar`() throws {
    #expect(try #require(Day("2021-09-06")).weekday == 1)  // a Monday
    #expect(try #require(Day("1969-12-28")).weekday == 7)  // a Sunday before the epoch
  }
}
