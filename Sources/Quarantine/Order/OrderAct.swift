public import Quantities

/// One thing that was done with an order, as its history has it.
public struct OrderAct: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case ordered, extended, transferred, released, completed, cancelled
    /// Brought under another policy by an officer's decision.
    case changed
    case result
    /// The typed code was replaced.
    case recoded
    case certified
    /// Its certificate was revoked.
    case revoked

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .ordered: ("ra quyết định", "ordered")
      case .extended: ("gia hạn", "extended")
      case .transferred: ("chuyển nơi cách ly", "transferred")
      case .released: ("kết thúc sớm", "released early")
      case .completed: ("hoàn thành", "completed")
      case .cancelled: ("hủy", "cancelled")
      case .changed: ("điều chỉnh theo quy định khác", "changed by another policy")
      case .result: ("kết quả xét nghiệm", "test result")
      case .recoded: ("cấp mã mới", "given a new code")
      case .certified: ("cấp giấy chứng nhận", "certified")
      case .revoked: ("thu hồi giấy chứng nhận", "certificate revoked")
      }
    }
  }

  /// Counted from 1 for each order.
  public var number: Int
  public var kind: Kind
  /// Empty where the rules are the ground.
  public var ground: String
  /// What changed, as `planned_end: 2021-08-14`.
  public var facts: [String: String]
  /// Row of the adopted policy where the act stands on one.
  public var policy: Int?
  public var at: Instant
  public var actor: String
}
