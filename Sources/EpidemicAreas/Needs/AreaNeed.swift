public import Quantities
import Store

/// Something that a person or a household needs while an area is closed.
public struct AreaNeed: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case open, done, cancelled

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .open: ("chưa đáp ứng", "open")
      case .done: ("đã đáp ứng", "done")
      case .cancelled: ("đã hủy", "cancelled")
      }
    }
  }

  public let number: Int
  public let area: Int
  /// Row of the ward.
  public let ward: Int
  /// Row of the citizen; `nil` for somebody whom the register does not have.
  public let citizen: Int?
  public let wholeHousehold: Bool
  /// Id of the policy's need.
  public let need: String
  public let isUrgent: Bool
  public let due: Day?
  public let state: State
  public let recordedAt: Instant
  public let recordedBy: String
  public let endedAt: Instant?
  public let endedBy: String?
  /// What to bring and how; empty in lists without persons.
  public internal(set) var note = ""

  static let columns = """
    id, area, ward, citizen, whole_household, need, urgent, due_day, state, recorded_at, recorded_by, ended_at, ended_by
    """

  /// - Throws: `EpidemicAreaError.unreadable`.
  init(_ row: Statement) throws {
    guard let state = State(rawValue: row.text(8)) else { throw EpidemicAreaError.unreadable }
    number = row.int(0)
    area = row.int(1)
    ward = row.int(2)
    citizen = row.optionalInt(3)
    wholeHousehold = row.int(4) == 1
    need = row.text(5)
    isUrgent = row.int(6) == 1
    due = row.optionalInt(7).map { Day(number: Int32($0)) }
    self.state = state
    recordedAt = Instant(milliseconds: Int64(row.int(9)))
    recordedBy = row.text(10)
    endedAt = row.optionalInt(11).map { Instant(milliseconds: Int64($0)) }
    endedBy = row.optionalText(12)
  }
}
