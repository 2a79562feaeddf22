public import Quantities

/// What a text in a file of decrees says about a time.
public enum DecreeTime: Hashable, Sendable {
  /// How day and month are told apart in `05/06/2021`.
  public enum Format: String, Sendable, CaseIterable {
    /// A date that can be read in two ways is refused.
    case automatic = "auto"
    case dayFirst = "dd/mm/yyyy"
    case monthFirst = "mm/dd/yyyy"
  }

  case day(Day)
  case moment(Moment)
  /// Empty, or a word or date that stands for an end that nobody knows.
  case unknown
  /// Two readings are possible.
  case ambiguous
  case invalid

  /// Texts that stand for no known time, in lower case.
  public static let placeholders: Set<String> = [
    "", "-", "–", "—", "null", "none", "nan", "n/a", "?", "unknown", "open", "9999-12-31", "31/12/9999", "31.12.9999",
    "12/31/9999", "fino a nuovo ordine", "fino a nuova disposizione", "until further notice",
    "đến khi có thông báo mới",
  ]

  /// Reads `2021-09-06`, `2021-09-06T06:00+07:00`, `2021/09/06`, `06.09.2021`, `06/09/2021`, `6-9-21`, each with or
  /// without a clock time behind a blank or a `T`; years of two digits are those from 2000.
  ///
  /// With the year last and slashes or hyphens, day and month can be confused: without a named format, such a date is
  /// `ambiguous` unless only one reading is a date or both are the same. Thirteen digits are milliseconds since 1970 in UTC, as
  /// converters of shapefiles write days: a day when they are midnight, else a moment.
  ///
  /// - Parameter offset: seconds by which the local clock is ahead of UTC.
  public static func read(_ text: String, format: Format = .automatic, offset: Int) -> DecreeTime {
    let text = String(text.split(separator: " ").joined(separator: " "))
    if placeholders.contains(text.lowercased()) { return .unknown }
    if text.hasPrefix("9999-12-31") { return .unknown }
    if Day(text) != nil { return Day(text).map(DecreeTime.day) ?? .invalid }
    if let moment = Moment(text, offset: offset) { return .moment(moment) }
    if (12...13).contains(text.utf8.count), let milliseconds = Int64(text) {
      let seconds = milliseconds / 1000
      if seconds % 86_400 == 0 { return .day(Moment(seconds: seconds).day) }
      return .moment(Moment(seconds: seconds + Int64(offset)))
    }
    let head = text.prefix { $0 != " " && $0 != "T" }
    let clock = text.dropFirst(head.count + 1)
    switch day(head, format) {
    case .day(let day):
      guard !clock.isEmpty else { return .day(day) }
      return Moment("\(day)T\(clock.count == 4 ? "0" : "")\(clock)", offset: offset).map(DecreeTime.moment) ?? .invalid
    case let other: return other
    }
  }

  private static func day(_ text: Substring, _ format: Format) -> DecreeTime {
    guard let separator = text.first(where: { "/.-".contains($0) }) else { return .invalid }
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      parts[1].count <= 2, let a = Int(parts[0]), let b = Int(parts[1]), let c = Int(parts[2])
    else { return .invalid }
    if parts[0].count == 4, parts[2].count <= 2 {
      return Day(year: a, month: b, day: c).map(DecreeTime.day) ?? .invalid
    }
    guard parts[0].count <= 2, parts[2].count == 4 || parts[2].count == 2 else { return .invalid }
    let year = parts[2].count == 2 ? 2000 + c : c
    let dayFirst = Day(year: year, month: b, day: a)
    let monthFirst = Day(year: year, month: a, day: b)
    switch separator == "." ? .dayFirst : format {
    case .dayFirst: return dayFirst.map(DecreeTime.day) ?? .invalid
    case .monthFirst: return monthFirst.map(DecreeTime.day) ?? .invalid
    case .automatic:
      if let dayFirst, let monthFirst, dayFirst != monthFirst { return .ambiguous }
      return (dayFirst ?? monthFirst).map(DecreeTime.day) ?? .invalid
    }
  }
}
