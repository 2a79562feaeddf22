import Foundation
public import Quantities
import Store

/// An order as the database has it; nobody's name is in it.
public struct OrderRecord: Hashable, Sendable {
  public let number: Int
  /// Row of the citizen in the register; `nil` for somebody who is not there.
  public let citizen: Int?
  public let facts: QuarantineFacts
  public let jurisdiction: String
  /// Row number of the ward in `store_wards`.
  public let ward: Int
  public let place: OrderPlace
  public let authority: String
  public let act: String
  /// Row of the adopted policy that it was made by, or brought under by an act.
  public let policy: Int
  /// Id of the policy's rule; `nil` where no rule is for such a person.
  public let rule: String?
  /// Whether an officer stated something of it in the place of the rules.
  public let isStated: Bool
  public let start: Day
  /// The last day of the order, on which the person is released.
  public let plannedEnd: Day
  /// Days of watching after the end.
  public let watchDays: Int
  /// The first day of a test that has no result; `nil` when all have.
  public let nextTest: Day?
  /// The first day whose check-ins and report are not all there.
  public let nextCheck: Day
  public let state: OrderState
  /// The last day that it held; `nil` while it runs.
  public let ended: Day?
  public let recordedAt: Instant
  public let recordedBy: String

  static let columns = """
    id, citizen, facts, jurisdiction, ward, place, authority, act, policy, rule, is_stated, start_day, planned_end, watch_days,
    next_test, next_check, state, ended_day, recorded_at, recorded_by
    """

  /// - Throws: `QuarantineError.unreadable`.
  init(_ row: Statement) throws(QuarantineError) {
    guard let place = OrderPlace(rawValue: row.text(5)), let state = OrderState(rawValue: row.text(16)) else {
      throw .unreadable
    }
    func day(_ column: Int) -> Day { Day(number: Int32(truncatingIfNeeded: row.int(column))) }
    number = row.int(0)
    citizen = row.optionalInt(1)
    facts = try QuarantineFacts(stored: row.text(2))
    jurisdiction = row.text(3)
    ward = row.int(4)
    self.place = place
    authority = row.text(6)
    act = row.text(7)
    policy = row.int(8)
    rule = row.optionalText(9)
    isStated = row.int(10) != 0
    start = day(11)
    plannedEnd = day(12)
    watchDays = row.int(13)
    nextTest = row.optionalInt(14).map { Day(number: Int32(truncatingIfNeeded: $0)) }
    nextCheck = day(15)
    self.state = state
    ended = row.optionalInt(17).map { Day(number: Int32(truncatingIfNeeded: $0)) }
    recordedAt = Instant(milliseconds: Int64(row.int(18)))
    recordedBy = row.text(19)
  }
}

extension QuarantineFacts {
  /// As the tables keep it: JSON.
  var stored: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Texts and numbers only: nothing that could fail.
    return String(decoding: try! encoder.encode(self), as: UTF8.self)
  }

  /// - Throws: `QuarantineError.unreadable`.
  init(stored text: String) throws(QuarantineError) {
    guard let facts = try? JSONDecoder().decode(QuarantineFacts.self, from: Data(text.utf8)) else { throw .unreadable }
    self = facts
  }
}
