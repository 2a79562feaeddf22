/// Where an application stands.
public enum ApplicationState: String, CaseIterable, Sendable {
  /// Came in, and waits for an officer of the issuer.
  case received
  /// Documents that the policy asks for are missing.
  case needsDocuments = "needs-documents"
  /// One officer agreed; the policy asks for a second one.
  case seconding
  /// May be issued.
  case approved
  /// A permit was issued; what it is in force for stands with the permit.
  case issued
  case refused
  /// No permit is needed for it.
  case needless
  /// The applicant took it back.
  case withdrawn

  /// Whether somebody still has to do something.
  public var isOpen: Bool {
    switch self {
    case .received, .needsDocuments, .seconding, .approved: true
    case .issued, .refused, .needless, .withdrawn: false
    }
  }

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .received: ("đã tiếp nhận, chờ xét duyệt", "received, waiting for an officer")
    case .needsDocuments: ("cần bổ sung giấy tờ", "documents are missing")
    case .seconding: ("chờ cán bộ thứ hai duyệt", "waiting for a second officer")
    case .approved: ("đã duyệt, chờ cấp giấy", "approved, to be issued")
    case .issued: ("đã cấp giấy", "issued")
    case .refused: ("bị từ chối", "refused")
    case .needless: ("không cần giấy đi đường", "no permit is needed")
    case .withdrawn: ("đã rút đơn", "withdrawn")
    }
  }
}
