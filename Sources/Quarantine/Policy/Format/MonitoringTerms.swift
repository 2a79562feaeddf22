public import Criteria

/// How people under an order are looked after: what they are asked each day, and when something becomes an alert.
public struct MonitoringTerms: Sendable {
  public struct Question: Sendable {
    public enum Form: Hashable, Sendable {
      /// Yes or no; yes makes an alert where it says so.
      case yesNo(alerts: Bool)
      /// Degrees Celsius in tenths; this much or more makes an alert.
      case temperature(alertsAt: Int)
    }

    public var id: String
    public var name: Localized
    public var form: Form
    var line = 0
  }

  /// Check-ins by position on each day.
  public var checkIns: Int
  /// Self-reports on each day.
  public var reports: Int
  /// Minute of the day until which those of the day must have come.
  public var dueMinute: Int
  /// Minutes after that at which a missed one becomes an alert.
  public var graceMinutes: Int
  /// Metres from the order's place that count as inside.
  public var radius: Int
  /// A position that is less exact than this many metres tells nothing.
  public var leastAccuracy: Int
  public var questions: [Question]
}
