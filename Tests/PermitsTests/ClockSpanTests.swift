import Testing

@testable import Permits

@Suite struct ClockSpanTests {
  @Test(arguments: ["08:00-17:30", "22:00-05:00", "00:00-24:00"])
  func `a span is read as it is written`(_ text: String) throws {
    #expect(try #require(ClockSpan(text)).description == text)
  }

  @Test(arguments: [
    "", "8:00-17:00", "08:00", "08:00-24:01", "24:00-24:00", "08:60-09:00", "08:00-09:00-10:00", "０８:00-09:00",
  ])
  func `what is no span is refused`(_ text: String) { #expect(ClockSpan(text) == nil) }

  @Test func `a span is in another exactly when each of its minutes is`() {
    let ends = [0, 1, 300, 720, 1320, 1439, 1440]
    let spans = ends.dropLast().flatMap { from in ends.map { ClockSpan(from: from, until: $0) } }
    for a in spans {
      for b in spans {
        let expected = (0..<1440).allSatisfy { !b.contains(minute: $0) || a.contains(minute: $0) }
        #expect(a.contains(b) == expected, "\(a) \(b)")
      }
    }
  }
}
