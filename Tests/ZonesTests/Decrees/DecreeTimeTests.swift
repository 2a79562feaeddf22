import Quantities
import Testing
import Zones

@Suite struct DecreeTimeTests {
  static let day = DecreeTime.day(Day(year: 2021, month: 9, day: 13)!)

  @Test(
    arguments: [
      "2021-09-13", "2021/9/13", "13/09/2021", "13/9/21", "13.09.2021", "13.9.21", "13-9-2021", " 13/09/2021 ",
      "9/13/2021",
      "1631491200000",
    ])
  func `a day is read in each of its forms`(_ text: String) {
    #expect(DecreeTime.read(text, offset: 25_200) == Self.day)
  }

  @Test(arguments: [
    "2021-09-13T06:00", "2021-09-13 06:00", "2021-09-12T23:00Z", "2021-09-13T01:00:00+02:00", "13/09/2021 06:00",
    "13.09.2021 6:00", "1631487600000",
  ])
  func `a moment is brought to the local clock`(_ text: String) {
    #expect(
      DecreeTime.read(text, offset: 25_200) == .moment(Moment(Day(year: 2021, month: 9, day: 13)!, second: 21_600)))
  }

  @Test(arguments: ["05/06/2021", "5-6-21", "05/06/2021 06:00"])
  func `a date with two readings is refused unless its format is named`(_ text: String) {
    #expect(DecreeTime.read(text, offset: 0) == .ambiguous)
    let june = Day(year: 2021, month: 6, day: 5)!
    let may = Day(year: 2021, month: 5, day: 6)!
    let second = text.hasSuffix("06:00") ? 21_600 : nil
    func wanted(_ day: Day) -> DecreeTime { second.map { .moment(Moment(day, second: $0)) } ?? .day(day) }
    #expect(DecreeTime.read(text, format: .dayFirst, offset: 0) == wanted(june))
    #expect(DecreeTime.read(text, format: .monthFirst, offset: 0) == wanted(may))
  }

  @Test func `a date that says the same either way is no question`() {
    #expect(DecreeTime.read("05/05/2021", offset: 0) == .day(Day(year: 2021, month: 5, day: 5)!))
  }

  @Test(arguments: ["", " ", "-", "null", "9999-12-31", "31/12/9999", "9999-12-31T23:59:59Z", "Fino a nuovo ordine"])
  func `a placeholder is an unknown time`(_ text: String) {
    #expect(DecreeTime.read(text, offset: 0) == .unknown)
  }

  @Test(arguments: [
    "2021-02-29", "31/04/2021", "2021-13-01", "tomorrow", "13/09", "13/09/021", "2021-09-13T24:00", "13.09.2021 25:00",
    "12",
    "13/9/2021x",
  ])
  func `what is no date is refused`(_ text: String) { #expect(DecreeTime.read(text, offset: 0) == .invalid) }

  @Test func `a named format refuses a date of the other one`() {
    #expect(DecreeTime.read("13/09/2021", format: .monthFirst, offset: 0) == .invalid)
    #expect(DecreeTime.read("09/13/2021", format: .dayFirst, offset: 0) == .invalid)
  }
}
