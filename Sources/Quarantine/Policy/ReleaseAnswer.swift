public import Quantities

/// Whether somebody may be let go, in which way, and if not, what is missing of each way.
public struct ReleaseAnswer: Hashable, Sendable {
  /// What stands against one way.
  public enum Missing: Hashable, Sendable {
    /// The way is for others: another place, vaccination, symptoms.
    case otherPersons
    case tooEarly(until: Day)
    case symptoms
    /// Fewer good samples than asked for, or not far enough apart.
    case samples(asked: Int)
    case sampleTooOld(hours: Int)
  }

  public struct Refusal: Hashable, Sendable {
    /// Id of the way.
    public var way: String
    public var missing: [Missing]
  }

  /// Id of the way that lets the person go; `nil` for none.
  public var way: String?
  public var refusals: [Refusal]
  /// Whether nobody knows what the rules say of it.
  public var isUnknown: Bool
  public var citation: String

  public var isAllowed: Bool { way != nil }
}

extension ReleaseAnswer.Missing {
  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .otherPersons: ("không áp dụng cho người này", "it is for others")
    case .tooEarly(let day): ("chưa đến ngày \(day)", "not before \(day)")
    case .symptoms: ("chưa đủ số ngày không có triệu chứng", "not enough days without symptoms")
    case .samples(let count): ("cần \(count) mẫu âm tính hoặc đạt ngưỡng Ct", "\(count) good samples are asked for")
    case .sampleTooOld(let hours): ("mẫu cuối quá \(hours) giờ", "the last sample is older than \(hours) hours")
    }
  }
}
