/// What became of a proposal.
public enum ProposalState: String, Hashable, Sendable, CaseIterable {
  case proposed, decreed, rejected

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .proposed: ("đang đề xuất", "proposed")
    case .decreed: ("đã quyết định", "decreed")
    case .rejected: ("không chấp thuận", "rejected")
    }
  }
}
