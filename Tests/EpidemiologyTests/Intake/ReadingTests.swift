import Quantities
import Testing

@testable import Epidemiology

@Suite struct ReadingTests {
  static func date(_ text: String, _ format: DateFormat = .automatic) -> DateReading {
    Array(text.utf8).withUnsafeBufferPointer {
      guard let base = $0.baseAddress else { return .empty }
      return DateReading.read(Field(start: base, count: $0.count), format)
    }
  }

  @Test(
    arguments: [
      "2021-09-06", "2021-09-06T10:30:00Z", "2021-09-06 00:00:00", "06.09.2021", "6.9.2021", "06.09.2021 00:00:00",
      "20210906",
      "2021/09/06", "2021-9-6", " 2021-09-06 ",
    ])
  func `a day is read in its usual forms`(_ text: String) throws {
    #expect(Self.date(text) == .day(try #require(Day("2021-09-06"))))
  }

  @Test func `day and month are never guessed`() throws {
    #expect(Self.date("06/09/2021") == .ambiguous)
    #expect(Self.date("06-09-2021") == .ambiguous)
    #expect(Self.date("06/09/2021", .dayFirst) == .day(try #require(Day("2021-09-06"))))
    #expect(Self.date("06/09/2021", .monthFirst) == .day(try #require(Day("2021-06-09"))))
    #expect(Self.date("25/12/2021") == .day(try #require(Day("2021-12-25"))))
    #expect(Self.date("05/05/2021") == .day(try #require(Day("2021-05-05"))))
  }

  @Test(arguments: [
    "2021-02-30", "31.11.2021", "yesterday", "2021-13-01", "21-09-06", "2021-09-06x", "2021-09", "1/2/3/4",
    "999999999999",
  ])
  func `what is no day is refused`(_ text: String) { #expect(Self.date(text) == .invalid) }

  static func decimal(_ text: String, comma: Bool = false) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer {
      $0.baseAddress.flatMap { p in Field(start: p, count: text.utf8.count).decimal(decimalComma: comma) }
    }
  }

  @Test func `decimals are the nearest floating-point numbers`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let value = Double.random(in: -200...200, using: &random)
      #expect(Self.decimal("\(value)") == value)
      let short = (value * 1e6).rounded() / 1e6
      #expect(Self.decimal("\(short)") == short)
    }
    #expect(Self.decimal("1e2") == 100)
    #expect(Self.decimal("12,5", comma: true) == 12.5)
    for text in ["12,5", "", ".", "-", "1.2.3", "0x10", "nan", "inf", "1e999", "12 "] {
      #expect(Self.decimal(text) == nil, "\(text)")
    }
  }

  @Test func `a count is a whole number`() {
    func whole(_ text: String, comma: Bool = false) -> Int? {
      Array(text.utf8).withUnsafeBufferPointer {
        $0.baseAddress.flatMap { p in Field(start: p, count: text.utf8.count).wholeNumber(decimalComma: comma) }
      }
    }
    #expect(whole("12") == 12)
    #expect(whole("-3") == -3)
    #expect(whole("3.0") == 3)
    #expect(whole("3,00", comma: true) == 3)
    for text in ["3.5", "", "-", "1e3", "3.", "1 000", "12345678901234567890"] {
      #expect(whole(text) == nil, "\(text)")
    }
  }
}
