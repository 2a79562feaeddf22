/// Whether an issued permit holds.
public enum PermitState: String, CaseIterable, Sendable {
  case live
  case suspended
  case revoked
  /// Another permit stands in its place.
  case replaced
  /// Its time is over.
  case expired

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .live: ("còn hiệu lực", "in force")
    case .suspended: ("tạm dừng", "suspended")
    case .revoked: ("đã thu hồi", "revoked")
    case .replaced: ("đã thay bằng giấy khác", "replaced by another one")
    case .expired: ("đã hết hạn", "expired")
    }
  }
}

/// What happened to a permit, as offline checkers must learn it.
public enum PermitChange: String, CaseIterable, Sendable {
  case issued
  case suspended
  case reinstated
  case revoked
  case replaced
  /// Reported lost, so that whoever found it has nothing.
  case lost
  case expired

  /// The reason byte of a check bundle; `nil` for what is no refusal.
  var refusal: UInt8? {
    switch self {
    case .revoked: 1
    case .suspended: 2
    case .replaced: 3
    case .lost: 4
    case .issued, .reinstated, .expired: nil
    }
  }

  /// The state after it.
  var state: PermitState {
    switch self {
    case .issued, .reinstated: .live
    case .suspended: .suspended
    case .revoked, .lost: .revoked
    case .replaced: .replaced
    case .expired: .expired
    }
  }
}
