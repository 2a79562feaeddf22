public import Quantities
public import Store

/// A running order as others than health officers may know it: that there is one, and for how long.
public struct RunningOrder: Hashable, Sendable {
  public var number: Int
  public var from: Moment
  /// The first moment after its last day; `nil` when that is over and nobody has ended the order.
  public var until: Moment?
}

extension QuarantineOffice {
  /// The order under which a citizen is at some moment of a time.
  ///
  /// An order runs until somebody ends it: one whose last day is over holds on.
  ///
  /// - Parameters:
  ///   - citizen: row number in the register.
  ///   - today: by the clock of the city.
  /// - Returns: `nil` when the citizen is under none.
  /// - Throws: `StoreError`.
  public static func order(
    ofCitizen citizen: Int, from: Moment, until: Moment, today: Day, _ reading: Reading
  ) throws -> RunningOrder? {
    let orders = try reading.all(
      """
      SELECT id, start_day, planned_end FROM quarantine_orders
      WHERE citizen = ? AND state = 'running' ORDER BY start_day
      """, [SQLValue(citizen)]
    ) { row in
      let end = Day(number: Int32(truncatingIfNeeded: row.int(2)))
      return RunningOrder(
        number: row.int(0), from: Moment(Day(number: Int32(truncatingIfNeeded: row.int(1)))),
        until: end < today ? nil : Moment(end + 1))
    }
    return orders.first { order in order.from < until && (order.until.map { from < $0 } ?? true) }
  }

  /// Whether somebody is under a running order, for whoever brings people from another application and must not order twice.
  ///
  /// - Parameter person: the keyed hash of the identifier, `Sealer.lookup` of its digits.
  /// - Throws: `StoreError`.
  public static func isUnderOrder(person: [UInt8], _ reading: Reading) throws -> Bool {
    try reading.first(
      "SELECT 1 FROM quarantine_orders WHERE person = ? AND state = 'running'", [.bytes(person)]
    ) { _ in true } ?? false
  }

  /// Everybody in the register who is under a running order that has begun at a moment.
  ///
  /// - Returns: row numbers in the register.
  /// - Throws: `StoreError`.
  public static func citizens(underOrdersAt moment: Moment, _ reading: Reading) throws -> Set<Int> {
    Set(
      try reading.all(
        "SELECT citizen FROM quarantine_orders WHERE citizen IS NOT NULL AND state = 'running' AND start_day <= ?",
        [SQLValue(moment.day)]
      ) { $0.int(0) })
  }
}
