public import Quantities
import Store

/// A permit as lists have it: nothing in it says who it is of.
public struct IssuedPermit: Sendable {
  /// The serial number.
  public let number: Int
  public let application: Int
  public let state: PermitState
  public let stateSince: Instant
  public let group: String
  public let purpose: String
  public let issuer: String
  public let employer: Int?
  /// Rows of the wards in `store_wards`.
  public let origin: Int
  public let destination: Int
  public let from: Instant
  public let until: Instant
  public let hours: ClockSpan
  /// Bit 0 for Monday.
  public let weekdays: Int
  /// The revision that it was decided on.
  public let revision: Int
  public let issuedAt: Instant
  public let issuedBy: String
  let sealed: [UInt8]

  static let columns = """
    id, application, state, state_at, group_id, purpose, issuer, employer, origin, destination, from_at, until_at,
    first_minute, end_minute, weekdays, revision, issued_at, issued_by, sealed
    """

  /// - Throws: `PermitError.unreadable`.
  init(_ row: Statement) throws(PermitError) {
    guard let state = PermitState(rawValue: row.text(2)), (0..<1440).contains(row.int(12)),
      (0...1440).contains(row.int(13))
    else { throw .unreadable }
    func instant(_ column: Int) -> Instant { Instant(milliseconds: Int64(row.int(column))) }
    number = row.int(0)
    application = row.int(1)
    self.state = state
    stateSince = instant(3)
    group = row.text(4)
    purpose = row.text(5)
    issuer = row.text(6)
    employer = row.optionalInt(7)
    origin = row.int(8)
    destination = row.int(9)
    from = instant(10)
    until = instant(11)
    hours = ClockSpan(from: row.int(12), until: row.int(13))
    weekdays = row.int(14)
    revision = row.int(15)
    issuedAt = instant(16)
    issuedBy = row.text(17)
    sealed = row.bytes(18)
  }

  var wards: [Int] { [origin, destination] }

  /// The state at an instant: a permit whose time is over is expired, whatever the row still says.
  public func state(at instant: Instant) -> PermitState {
    (state == .live || state == .suspended) && until <= instant ? .expired : state
  }
}
