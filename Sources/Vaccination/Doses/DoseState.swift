/// What became of a dose that was recorded.
public enum DoseState: Int, CaseIterable, Sendable {
  case recorded = 0
  /// It was never given, or entered twice: it counts no more, and its history is kept.
  case withdrawn = 1
  /// The person was forgotten: the dose counts as it did, and is nobody's.
  case anonymous = 2

  public var words: (vi: String, en: String) {
    switch self {
    case .recorded: ("đã ghi nhận", "recorded")
    case .withdrawn: ("đã hủy", "withdrawn")
    case .anonymous: ("không còn danh tính", "anonymous")
    }
  }
}
