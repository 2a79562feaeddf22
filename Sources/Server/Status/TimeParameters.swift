import Quantities

/// The times of a question: the one that is asked about, and the one whose knowledge counts.
struct TimeParameters: Sendable {
  /// `nil` for now.
  var on: Instant?
  var known: Instant?

  var isNow: Bool { on == nil && known == nil }

  static let on = Parameter(
    "on", .instant,
    "The time that is asked about: an instant, or a day of the city's clock, which means its last second. Now without it.",
    example: "2022-01-21T12:00:00Z")
  static let known = Parameter(
    "known", .instant, "As was known at this time: what was published and decreed later does not count.",
    example: "2022-01-22T00:00:00Z")

  init(_ call: Call, clockOffset: Int) throws(Problem) {
    on = try Self.instant(call.text("on"), "on", clockOffset)
    known = try Self.instant(call.text("known"), "known", clockOffset)
  }

  init(on: String?, known: String?, clockOffset: Int) throws(Problem) {
    self.on = try Self.instant(on, "on", clockOffset)
    self.known = try Self.instant(known, "known", clockOffset)
  }

  private static func instant(_ text: String?, _ name: String, _ offset: Int) throws(Problem) -> Instant? {
    guard let text else { return nil }
    return try TimeText.instant(text, parameter: name, offset: offset)
  }
}
