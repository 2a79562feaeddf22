public import Quantities
import Store

/// One payment; nobody's name or account is in it.
public struct PaymentRecord: Hashable, Sendable {
  public enum State: String, CaseIterable, Codable, Sendable {
    /// In a batch.
    case ordered
    case paid
    /// It came back.
    case returned
    /// Its batch was never sent.
    case void
    /// Wrongly paid; demanded back.
    case recovering
    case recovered
    case writtenOff = "written-off"

    /// Whether nobody is paid again beside it: it did not come back, was not void, and was not given back in full.
    var stands: Bool {
      switch self {
      case .ordered, .paid, .recovering, .writtenOff: true
      case .returned, .void, .recovered: false
      }
    }

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .ordered: ("đã lập lệnh chi", "in a batch")
      case .paid: ("đã chi", "paid")
      case .returned: ("bị trả về", "came back")
      case .void: ("lệnh chi đã hủy", "batch never sent")
      case .recovering: ("đang thu hồi", "being recovered")
      case .recovered: ("đã thu hồi", "recovered")
      case .writtenOff: ("không thu hồi", "written off")
      }
    }
  }

  public let number: Int
  public let claim: Int
  public let policy: String
  /// Row number of the ward in `store_wards`.
  public let ward: Int
  /// Whole đồng.
  public let amount: Int
  public let batch: Int
  /// What the bank gives back with it; names nobody.
  public let reference: String
  public let state: State
  public let returned: Day?
  /// Why it came back.
  public let reason: String?
  /// Given back so far, whole đồng.
  public let repaid: Int

  static let columns =
    "id, claim, policy, ward, amount, batch, reference, state, returned_day, reason, repaid"

  /// - Throws: `SupportError.unreadable`.
  init(_ row: Statement) throws(SupportError) {
    guard let state = State(rawValue: row.text(7)) else { throw .unreadable }
    number = row.int(0)
    claim = row.int(1)
    policy = row.text(2)
    ward = row.int(3)
    amount = row.int(4)
    batch = row.int(5)
    reference = row.text(6)
    self.state = state
    returned = row.optionalInt(8).map { Day(number: Int32(truncatingIfNeeded: $0)) }
    reason = row.optionalText(9)
    repaid = row.int(10)
  }
}
