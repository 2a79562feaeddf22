public import Quantities

/// One thing that was done with a claim, as its history has it.
public struct ClaimAct: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case entered
    /// Papers were asked for.
    case returned
    /// Papers were brought.
    case brought
    /// Something was said later, or corrected.
    case answered
    case granted, refused
    /// The second officer agreed.
    case confirmed
    /// The second officer did not agree, or a confirmed grant is decided anew.
    case sentBack = "sent-back"
    case withdrawn, appealed
    /// The account, or where to be paid, was corrected.
    case corrected
    case ordered, paid
    /// Its batch was never sent.
    case voided
    /// The payment came back.
    case bounced
    case demanded, repaid, recovered
    case writtenOff = "written-off"
    /// Looked at again after a map was corrected.
    case reviewed

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .entered: ("tiếp nhận", "entered")
      case .returned: ("yêu cầu bổ sung giấy tờ", "asked for papers")
      case .brought: ("đã bổ sung giấy tờ", "papers brought")
      case .answered: ("bổ sung, sửa lời khai", "facts added or corrected")
      case .granted: ("đề nghị hỗ trợ", "granted")
      case .refused: ("đề nghị từ chối", "refused")
      case .confirmed: ("phê duyệt", "confirmed")
      case .sentBack: ("trả lại để giải quyết lại", "sent back")
      case .withdrawn: ("rút hồ sơ", "withdrawn")
      case .appealed: ("khiếu nại", "appealed")
      case .corrected: ("sửa thông tin nhận tiền", "payee corrected")
      case .ordered: ("lập lệnh chi", "put into a payment batch")
      case .paid: ("đã chi", "paid")
      case .voided: ("hủy lệnh chi", "batch never sent")
      case .bounced: ("tiền bị trả về", "payment came back")
      case .demanded: ("yêu cầu hoàn trả", "demanded back")
      case .repaid: ("hoàn trả một phần", "repaid in part")
      case .recovered: ("đã thu hồi đủ", "recovered")
      case .writtenOff: ("không thu hồi", "written off")
      case .reviewed: ("đã rà soát", "reviewed")
      }
    }
  }

  /// Counted from 1 for each claim.
  public var number: Int
  public var kind: Kind
  /// Empty where the rules are the ground.
  public var ground: String
  public var facts: [String: String]
  public var at: Instant
  public var actor: String
}
