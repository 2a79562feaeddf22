/// How far a claim is.
public enum ClaimState: String, CaseIterable, Codable, Sendable {
  /// Everything is there; an officer has to decide.
  case entered
  /// Papers are missing that nobody but the claimant can bring; no deadline runs.
  case awaitingPapers = "awaiting-papers"
  /// Decided for the claimant; another officer has to confirm it.
  case granted
  /// Decided against the claimant; another officer has to confirm it.
  case refused
  /// Two officers have seen it; to be paid.
  case confirmed
  /// Two officers have refused it; the claimant can appeal.
  case rejected
  /// In a batch that the treasurer made.
  case ordered
  case paid
  /// The payment came back; the account has to be corrected.
  case unpaid
  /// Wrongly paid; the money was demanded back.
  case recovering
  case recovered
  /// Wrongly paid, and not demanded any more.
  case writtenOff = "written-off"
  case withdrawn

  /// Words in Vietnamese and English.
  public var words: (vi: String, en: String) {
    switch self {
    case .entered: ("chờ giải quyết", "waiting for a decision")
    case .awaitingPapers: ("chờ bổ sung giấy tờ", "waiting for papers")
    case .granted: ("đề nghị hỗ trợ, chờ duyệt", "granted, waiting for the second officer")
    case .refused: ("đề nghị từ chối, chờ duyệt", "refused, waiting for the second officer")
    case .confirmed: ("đã duyệt, chờ chi", "confirmed, to be paid")
    case .rejected: ("không được hỗ trợ", "refused by two officers")
    case .ordered: ("đã lập lệnh chi", "in a payment batch")
    case .paid: ("đã chi", "paid")
    case .unpaid: ("chi không thành", "the payment came back")
    case .recovering: ("đang thu hồi", "being recovered")
    case .recovered: ("đã thu hồi", "recovered")
    case .writtenOff: ("không thu hồi", "written off")
    case .withdrawn: ("đã rút", "withdrawn")
    }
  }

  /// The states from which each other can be reached, and no others: the way of a claim.
  public var next: Set<ClaimState> {
    switch self {
    case .entered: [.granted, .refused, .awaitingPapers, .withdrawn]
    case .awaitingPapers: [.entered, .refused, .withdrawn]
    case .granted: [.confirmed, .entered, .withdrawn]
    case .refused: [.rejected, .entered, .withdrawn]
    case .confirmed: [.ordered, .granted, .entered, .withdrawn]
    case .rejected: [.entered]
    case .ordered: [.paid, .unpaid, .confirmed]
    case .paid: [.unpaid, .recovering]
    case .unpaid: [.granted, .withdrawn]
    case .recovering: [.recovered, .writtenOff]
    case .recovered, .writtenOff, .withdrawn: []
    }
  }

  /// Whether nothing more is to be done, so that the time of keeping counts.
  var isOver: Bool {
    switch self {
    case .rejected, .paid, .recovered, .writtenOff, .withdrawn: true
    default: false
    }
  }

  /// Whether money is promised, on its way, or was paid and not given back.
  var holdsMoney: Bool {
    switch self {
    case .confirmed, .ordered, .paid, .unpaid, .recovering, .writtenOff: true
    default: false
    }
  }
}
