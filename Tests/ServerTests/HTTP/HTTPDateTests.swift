import Quantities
import Testing

@testable import Server

@Suite struct HTTPDateTests {
  @Test func `the example of the standard is read and written`() throws {
    let text = "Sun, 06 Nov 1994 08:49:37 GMT"
    let instant = try #require(HTTPDate.instant(text))
    #expect(instant.description == "1994-11-06T08:49:37.000Z")
    #expect(HTTPDate.text(instant) == text)
    #expect(HTTPDate.instant("Sunday, 06-Nov-94 08:49:37 GMT") == nil)
  }
}
