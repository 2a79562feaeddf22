import Criteria
import Quantities

extension YAMLNode {
  func clockSpan() throws(CriteriaError) -> ClockSpan {
    let text = try text()
    guard let span = ClockSpan(text) else { throw fail("'\(text)' are no hours of the form 08:00-17:30") }
    return span
  }

  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  func weekdays() throws(CriteriaError) -> Set<Int> {
    Set(try words(of: Self.weekdays).map { Self.weekdays.firstIndex(of: $0)! + 1 })
  }
}
