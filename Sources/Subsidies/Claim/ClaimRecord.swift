public import Quantities
import Store

/// A claim as the database has it; nobody's name is in it.
public struct ClaimRecord: Hashable, Sendable {
  public let number: Int
  public let kind: ClaimKind
  /// Row of the citizen in the register; `nil` for somebody who is not there.
  public let citizen: Int?
  /// The policy by its id.
  public let policy: String
  /// Row number of the ward in `store_wards`.
  public let ward: Int
  /// The employer's list that it came with.
  public let list: Int?
  public let day: Day
  /// The day from which working days count for the next step, and how many there are; `nil` while no office has to act.
  public let clock: Clock?
  public let state: ClaimState
  /// Whole đồng, by the last decision; `nil` unless it was for the claimant.
  public let amount: Int?
  /// The event period that it is for.
  public let from: Day?
  public let through: Day?
  public let recordedAt: Instant
  public let recordedBy: String

  /// Working days for the next step.
  public struct Clock: Hashable, Sendable {
    public var from: Day
    public var days: Int
  }

  static let columns = """
    id, kind, citizen, policy, ward, list, claim_day, clock_from, clock_days, state, amount, from_day, through_day,
    recorded_at, recorded_by
    """

  /// - Throws: `SupportError.unreadable`.
  init(_ row: Statement) throws(SupportError) {
    guard let kind = ClaimKind(rawValue: row.text(1)), let state = ClaimState(rawValue: row.text(9)) else {
      throw .unreadable
    }
    func day(_ column: Int) -> Day? { row.optionalInt(column).map { Day(number: Int32(truncatingIfNeeded: $0)) } }
    number = row.int(0)
    self.kind = kind
    citizen = row.optionalInt(2)
    policy = row.text(3)
    ward = row.int(4)
    list = row.optionalInt(5)
    self.day = Day(number: Int32(truncatingIfNeeded: row.int(6)))
    if let from = day(7), let days = row.optionalInt(8) { clock = Clock(from: from, days: days) } else { clock = nil }
    self.state = state
    amount = row.optionalInt(10)
    from = day(11)
    through = day(12)
    recordedAt = Instant(milliseconds: Int64(row.int(13)))
    recordedBy = row.text(14)
  }
}
