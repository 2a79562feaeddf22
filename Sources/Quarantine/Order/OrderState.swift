/// Where an order stands.
public enum OrderState: String, CaseIterable, Sendable {
  case running
  /// Ended as the policy has it.
  case completed
  /// Ended earlier, with a ground.
  case released
  /// It should not have been made, and counts as never having held.
  case cancelled

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .running: ("đang cách ly", "running")
    case .completed: ("đã hoàn thành", "completed")
    case .released: ("kết thúc sớm", "released early")
    case .cancelled: ("đã hủy", "cancelled")
    }
  }
}
