import FHIR
import Quantities
import Testing

@Suite struct FHIRDateTimeTests {
  @Test(arguments: ["2021", "2021-08", "2021-08-31", "2020-02-29", "0001-01-01"])
  func `dates may be partial`(text: String) { #expect(PartialDate(text)?.description == text) }

  @Test(arguments: [
    "", "21", "2021-8", "2021-13", "2021-02-29", "2021-08-32", "2021-08-31-1", "0000", "2021/08/31", "2021-",
  ])
  func `what is no date of the calendar is refused`(text: String) { #expect(PartialDate(text) == nil) }

  @Test func `a partial date is any day of its time`() {
    #expect(PartialDate("2020-02")!.earliest == Day("2020-02-01")!)
    #expect(PartialDate("2020-02")!.latest == Day("2020-02-29")!)
    #expect(PartialDate("2021")!.latest == Day("2021-12-31")!)
    #expect(PartialDate("2021")!.day == nil)
  }

  @Test func `instants are read with their offset and written in UTC`() {
    #expect(FHIRDateTime("2021-08-01T06:30:00+07:00")?.description == "2021-07-31T23:30:00.000Z")
    #expect(FHIRDateTime("2021-08-01T06:30:00.5Z")?.description == "2021-08-01T06:30:00.500Z")
    #expect(FHIRDateTime("2021-08-01T06:30:00.123456Z")?.description == "2021-08-01T06:30:00.123Z")
  }

  @Test(arguments: [
    "2021-08-01T06:30", "2021-08-01T06:30Z", "2021-08-01T06:30:00", "2021-08-01 06:30:00Z", "2021-08-01T24:30:00Z",
    "2021-08-01T06:30:00+0700", "2021-08-01T06:60:00Z", "2021-08-01T06:30:00.Z", "2021-08T06:30:00Z",
  ])
  func `a time of day needs seconds and an offset`(text: String) { #expect(FHIRDateTime(text) == nil) }

  @Test func `a moment is before another only when that is certain`() throws {
    func before(_ a: String, _ b: String) throws -> Bool {
      try #require(FHIRDateTime(a)).isBefore(#require(FHIRDateTime(b)))
    }
    #expect(try before("2021-08-01", "2021-08-02"))
    #expect(try !before("2021-08", "2021-08-02"))
    #expect(try !before("2021-08-02", "2021-08"))
    #expect(try before("2021-07", "2021-08-02"))
    #expect(try before("2021-08-01T00:00:00Z", "2021-08-01T00:00:00.001Z"))
    // 1 August 20:00 in UTC is 2 August in Viet Nam.
    #expect(try !before("2021-08-01T20:00:00Z", "2021-08-02"))
    #expect(try before("2021-08-01T20:00:00Z", "2021-08-03"))
  }
}
