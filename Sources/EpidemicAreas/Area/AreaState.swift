/// What an area is at a moment.
public enum AreaState: String, Hashable, Sendable, CaseIterable {
  /// Decreed, and not begun.
  case announced
  case inForce = "in-force"
  /// Its end has come without an act of release.
  case ended
  case released

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .announced: ("chưa có hiệu lực", "announced")
    case .inForce: ("đang phong tỏa", "in force")
    case .ended: ("đã hết thời hạn", "ended")
    case .released: ("đã dỡ phong tỏa", "released")
    }
  }
}
