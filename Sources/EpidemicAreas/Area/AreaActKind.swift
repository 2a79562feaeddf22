/// What was done with an area.
public enum AreaActKind: String, Hashable, Sendable, CaseIterable {
  case decree
  /// Enlarged, made smaller or moved.
  case change
  /// The end was put later.
  case prolong
  case release

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .decree: ("thiết lập", "decreed")
    case .change: ("điều chỉnh phạm vi", "changed")
    case .prolong: ("gia hạn", "prolonged")
    case .release: ("dỡ bỏ", "released")
    }
  }
}
