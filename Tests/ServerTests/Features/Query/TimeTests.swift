import Quantities
import Testing

@testable import Server

@Suite struct TimeTests {
  private static let offset = 25_200

  /// Places are counted in bytes, and a text may have fewer characters.
  @Test(arguments: ["ÉÉÉÉÉT12:00:60Z", "ééééTéé1:60Z", "2021-09-06T12:00:\r\n60Z", "60606060606060606060", ""])
  func `a text that is no time is none`(_ text: String) { #expect(TimeText.instant(text) == nil) }

  @Test(arguments: [
    ("2021-09-05T23:00:00Z", "2021-09-05T23:00:00.000Z"), ("2021-09-06T06:00:00+07:00", "2021-09-05T23:00:00.000Z"),
    // A plus sign that was not encoded.
    ("2021-09-06T06:00:00 07:00", "2021-09-05T23:00:00.000Z"), ("2021-09-05T23:00:00.25Z", "2021-09-05T23:00:00.250Z"),
    ("2021-09-05T23:00:00.123456Z", "2021-09-05T23:00:00.123Z"), ("2021-09-05t23:00:00z", "2021-09-05T23:00:00.000Z"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"),
  ])
  func `instants of RFC 3339 are read to the millisecond`(text: String, instant: String) {
    #expect(TimeText.instant(text)?.description == instant)
  }

  @Test(
    arguments: [
      "", "2021-09-05", "2021-09-05T23:00:00", "2021-09-05T23:00Z", "2021-02-29T00:00:00Z", "2021-09-05T24:00:00Z",
      "2021-09-05T23:00:00.Z", "now", "2021-09-05T23:00:00+7",
    ])
  func `what is no instant with its offset is none`(text: String) {
    #expect(TimeText.instant(text) == nil)
  }

  @Test func `a day is its last second by the local clock, and as a beginning its first`() throws {
    func instant(_ text: String, _ isStart: Bool) throws -> String {
      try TimeText.instant(text, parameter: "known", offset: Self.offset, isStart: isStart).description
    }
    #expect(try instant("2021-09-06", false) == "2021-09-06T16:59:59.000Z")
    #expect(try instant("2021-09-06", true) == "2021-09-05T17:00:00.000Z")
    // As GDAL sends it.
    #expect(try instant("2021-09-06T", true) == "2021-09-05T17:00:00.000Z")
    #expect(throws: Problem.self) { try instant("6 September", false) }
  }

  @Test(arguments: [
    ("2021-09-06", "2021-09-06T16:59:59.000Z"), ("../..", "../.."), ("/", "../.."),
    ("2021-09-06/", "2021-09-05T17:00:00.000Z/.."), ("../2021-09-06", "../2021-09-06T16:59:59.000Z"),
    ("2021-09-06/2021-09-07", "2021-09-05T17:00:00.000Z/2021-09-07T16:59:59.000Z"),
    ("2021-09-07/2021-09-06", "2021-09-05T17:00:00.000Z/2021-09-07T16:59:59.000Z"),
  ])
  func `an interval has both its ends, in either order`(text: String, selection: String) throws {
    #expect(try TimeSelection(text, offset: Self.offset).text == selection)
  }

  @Test func `what lasts from an instant up to another holds at the first and not at the last`() throws {
    let (from, until) = (Instant(milliseconds: 100), Instant(milliseconds: 200))
    func meets(_ selection: TimeSelection) -> Bool { selection.meets(from: from, until: until) }
    #expect(meets(.instant(from)) && !meets(.instant(until)))
    #expect(meets(.interval(from: nil, until: from)) && !meets(.interval(from: until, until: nil)))
    #expect(!meets(.interval(from: nil, until: Instant(milliseconds: 99))))
    #expect(meets(.interval(from: Instant(milliseconds: 199), until: nil)))
    #expect(TimeSelection.instant(until).meets(from: from, until: nil))
    #expect(TimeSelection.interval(from: nil, until: nil).meets(from: nil, until: nil))
  }
}
