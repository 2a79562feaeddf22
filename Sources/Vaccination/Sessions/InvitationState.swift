/// How far an invitation is.
public enum InvitationState: String, CaseIterable, Codable, Sendable {
  case invited, accepted, came, missed, withdrawn

  /// Whether the person is still expected; of a person one such invitation there is at most.
  public var isOpen: Bool { self == .invited || self == .accepted }

  /// What it can become.
  public var next: Set<InvitationState> {
    switch self {
    case .invited: [.accepted, .came, .missed, .withdrawn]
    case .accepted: [.came, .missed, .withdrawn]
    case .came, .missed, .withdrawn: []
    }
  }
}
