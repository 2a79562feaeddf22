import Quantities
import Testing

@testable import Registry

@Suite struct BirthDatePartsTests {
  private static func date(_ text: String) throws -> BirthDateParts {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    if parts.count == 3 { return BirthDateParts(try #require(Day(text))) }
    return BirthDateParts(year: parts[0], month: parts.count > 1 ? parts[1] : nil)
  }

  @Test(
    arguments: [
      ("1978-03-12", "1978-03-12", Agreement.same), ("1978-03-12", "1978-12-03", .exchanged),
      ("1978-03-12", "1978-03-13", .oneDigit), ("1978-03-12", "1978-03-22", .oneDigit),
      ("1978-03-12", "1978-03-21", .oneDigit), ("1978-03-12", "1987-03-12", .oneDigit),
      ("1978-03-12", "1979-03-12", .oneDigit), ("1978-03-12", "1878-03-12", .different),
      ("1978-03-12", "1978-04-13", .different), ("1978-03-12", "1978", .yearOnly), ("1978", "1978", .yearOnly),
      ("1978-03-12", "1978-01-01", .yearOnly), ("1978-03-12", "1978-03", .yearOnly), ("1978-03", "1978-04", .different),
      ("1978-03-12", "1979", .different), ("1978-03-12", "1979-01-01", .different),
    ])
  func `dates agree in ways that can be told`(_ example: (String, String, Agreement)) throws {
    let (a, b) = (try Self.date(example.0), try Self.date(example.1))
    #expect(BirthDateParts.agreement(a, b) == example.2)
    #expect(BirthDateParts.agreement(b, a) == example.2)
  }

  /// Every day of the century is tried against the slips of some dates.
  @Test(
    arguments: [
      "1978-03-12", "1978-12-11", "1980-02-29", "1999-10-10", "1961-01-01", "1961-01-02", "1960-11-01", "1978-01-31",
      "1955-05-05", "1912-06-30", "1900-02-28",
    ])
  func `the days that are looked under are all that one slip makes`(_ text: String) throws {
    let date = try Self.date(text)
    let filed = try #require(date.filed)
    var found: [Day] = []
    date.slips { found.append($0) }
    #expect(Set(found).count == found.count, "a day comes twice")
    var expected: Set<Day> = []
    let end = try #require(Day("2000-01-01"))
    var day = try #require(Day("1900-01-01"))
    while day < end {
      if day != filed, BirthDateParts.agreement(date, BirthDateParts(day)) != .different { expected.insert(day) }
      day = day + 1
    }
    #expect(Set(found) == expected)
  }

  @Test func `who knows only the year or month is looked for on all its days`() throws {
    var days: [Day] = []
    BirthDateParts(year: 1961).slips { days.append($0) }
    #expect(Set(days).count == 364)
    #expect(days.count == 364)
    days = []
    let march = BirthDateParts(year: 1961, month: 3)
    march.slips { days.append($0) }
    #expect(march.filed == Day("1961-03-01"))
    #expect(
      Set(days) == Set((2...31).compactMap { Day(year: 1961, month: 3, day: $0) } + [try #require(Day("1961-01-01"))]))
    #expect(days.count == 31)
  }
}
