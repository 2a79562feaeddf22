public import Quantities

/// Something that happened to somebody after a dose and may have come of it.
///
/// Source: Circular 34/2018/TT-BYT asks for every case; the words of severity are those of WHO's causality manual (2019).
public struct AdverseReaction: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case local, fever, allergic, anaphylaxis, faint, thrombosis, myocarditis, other

    public var words: (vi: String, en: String) {
      switch self {
      case .local: ("phản ứng tại chỗ", "reaction at the place of injection")
      case .fever: ("sốt", "fever")
      case .allergic: ("dị ứng", "allergic reaction")
      case .anaphylaxis: ("phản vệ", "anaphylaxis")
      case .faint: ("ngất", "fainting")
      case .thrombosis: ("huyết khối", "thrombosis")
      case .myocarditis: ("viêm cơ tim", "myocarditis")
      case .other: ("khác", "other")
      }
    }
  }

  public enum Severity: String, CaseIterable, Sendable {
    case mild, moderate, severe, fatal

    public var words: (vi: String, en: String) {
      switch self {
      case .mild: ("nhẹ", "mild")
      case .moderate: ("vừa", "moderate")
      case .severe: ("nặng", "severe")
      case .fatal: ("tử vong", "fatal")
      }
    }
  }

  public var number: Int
  public var dose: Int
  public var kind: Kind
  /// The day on which it began.
  public var onset: Day
  public var severity: Severity
  /// What was seen and who says so; empty where it is not disclosed. Personal data.
  public var ground: String
  public var recordedAt: Instant
  public var recordedBy: String
}
