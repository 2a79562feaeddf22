import Quantities
import Testing

@Suite struct MomentTests {
  private let vietnam = 7 * 3600

  @Test(arguments: [
    ("2021-09-06", "2021-09-06T00:00"), ("2021-09-06T06:00", "2021-09-06T06:00"),
    ("2021-09-06 06:00:30", "2021-09-06T06:00:30"), ("2021-09-06T06:00:30.250", "2021-09-06T06:00:30"),
    ("2020-11-26T19:30:00Z", "2020-11-27T02:30"), ("2022-02-21T23:59:59+01:00", "2022-02-22T05:59:59"),
    ("2020-01-01T00:00+0700", "2020-01-01T00:00"), ("2020-01-01T00:00-05:30", "2020-01-01T12:30"),
    ("1969-12-31T23:59:59", "1969-12-31T23:59:59"),
  ])
  func `A text is read by the local clock`(text: String, expected: String) {
    #expect(Moment(text, offset: vietnam)?.description == expected)
  }

  @Test(arguments: [
    "", "2021-09", "2021-09-31", "2021-09-06T", "2021-09-06T24:00", "2021-09-06T06", "2021-09-06T06:60",
    "2021-09-06T06:00:", "2021-09-06T06:00:60", "2021-09-06T06:00X", "2021-09-06T06:00+7", "2021-09-06T06:00.5",
    "2021-09-06T06:00+07:0:0", "2021-09-06T06:00:00.Z", "06/09/2021",
  ])
  func `What is no moment is not read`(text: String) { #expect(Moment(text, offset: vietnam) == nil) }

  @Test func `A moment knows its day and its second on both sides of 1970`() throws {
    for number in [Int32(-2), -1, 0, 1, 18_876] {
      for second in [0, 1, 43_200, 86_399] {
        let moment = Moment(Day(number: number), second: second)
        #expect(moment.day == Day(number: number))
        #expect(moment.secondOfDay == second)
      }
    }
    let day = try #require(Day("2021-09-06"))
    #expect(Moment.end(of: day) < Moment(day + 1))
    #expect((Moment(day, second: 17 * 3600) + 48).description == "2021-09-08T17:00")
  }
}
