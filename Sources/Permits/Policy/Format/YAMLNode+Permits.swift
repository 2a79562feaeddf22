import Criteria
import Quantities

extension YAMLNode {
  /// A moment to the minute, `2021-09-06T06:00`, by the clock of the place.
  func moment() throws(CriteriaError) -> Moment {
    let text = try text()
    guard text.utf8.count == 16, let moment = Moment(text, offset: 0) else {
      throw fail("'\(text)' is no moment of the form YYYY-MM-DDTHH:MM")
    }
    return moment
  }

  func localized() throws(CriteriaError) -> Localized {
    let names = try members(["en", "vi"], required: ["en", "vi"])
    return Localized(english: try names.text("en"), vietnamese: try names.text("vi"))
  }

  func clockSpan() throws(CriteriaError) -> ClockSpan {
    let text = try text()
    guard let span = ClockSpan(text) else { throw fail("'\(text)' are no hours of the form 08:00-17:30") }
    return span
  }

  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  func weekdays() throws(CriteriaError) -> Set<Int> {
    Set(try words(of: Self.weekdays).map { Self.weekdays.firstIndex(of: $0)! + 1 })
  }

  /// Ids of a list, each once; an empty one is an error, since leaving the key out says what it could mean.
  func ids() throws(CriteriaError) -> [String] {
    var ids: [String] = []
    for node in try list() {
      let id = try node.identifier()
      guard !ids.contains(id) else { throw node.fail("'\(id)' stands twice") }
      ids.append(id)
    }
    guard !ids.isEmpty else { throw fail("an empty list; leave the key out") }
    return ids
  }
}
