public import Quantities

/// Something that an officer must look at; no verdict on anybody.
public struct OrderAlert: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A check-in from outside the radius.
    case outside
    case missedCheckIn = "missed-check-in"
    case missedReport = "missed-report"
    case missedTest = "missed-test"
    /// An answer that the policy names as a reason to look.
    case symptoms
    case positive

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .outside: ("vị trí ngoài nơi cách ly", "check-in from outside the place")
      case .missedCheckIn: ("thiếu xác nhận vị trí", "missed check-in")
      case .missedReport: ("thiếu khai báo sức khỏe", "missed self-report")
      case .missedTest: ("thiếu xét nghiệm", "missed test")
      case .symptoms: ("có triệu chứng", "symptoms")
      case .positive: ("xét nghiệm dương tính", "positive test")
      }
    }
  }

  public var number: Int
  public var order: Int
  /// Row number of the ward in `store_wards` in which the person was then.
  public var ward: Int
  public var kind: Kind
  public var day: Day
  public var at: Instant
  public var closedAt: Instant?
  public var closedBy: String?
  /// Why it was closed.
  public var ground: String?
}
