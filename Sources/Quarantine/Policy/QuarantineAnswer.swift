public import Criteria

/// What the rules say of a person: where and how long, when to test, how long to watch afterwards; and what nobody knows of it.
public struct QuarantineAnswer: Hashable, Sendable {
  public enum Outcome: String, Sendable {
    case quarantine
    /// The rules ask for none; there may be days of watching.
    case none
    /// Something is not known, so that no order follows from the rules alone.
    case unknown
  }

  /// What of an answer nobody knows.
  public enum Unknown: String, CaseIterable, Sendable {
    /// Which rule held on the day.
    case rule
    /// No rule is for such a person on such a day.
    case noRule = "no-rule"
    case places, days, tests, watch

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .rule: ("quy định nào có hiệu lực vào ngày đó", "which rule held on the day")
      case .noRule: ("quy định cho người này vào ngày đó", "any rule for such a person on the day")
      case .places: ("nơi cách ly", "the places")
      case .days: ("số ngày cách ly", "the number of days")
      case .tests: ("ngày xét nghiệm", "the days of tests")
      case .watch: ("số ngày theo dõi sau đó", "the days of watching afterwards")
      }
    }
  }

  public var outcome: Outcome
  /// Id of the rule; `nil` when there is none.
  public var rule: String?
  /// Id of the jurisdiction whose rule it is.
  public var jurisdiction: String?
  public var places: [OrderPlace]
  /// Days from the exposure to the day of the end.
  public var days: Int?
  /// Days from the exposure on which to test, ascending.
  public var testDays: [Int]?
  /// Days of watching after the end.
  public var watchDays: Int?
  /// What is not known, in the order of the cases.
  public var unknown: [Unknown]
  public var citation: String
  public var confidence: Confidence?
}
