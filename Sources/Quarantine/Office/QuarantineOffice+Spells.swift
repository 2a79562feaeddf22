public import Quantities
public import Store

/// Days that somebody was under an order, as others than health officers may know them.
public struct OrderSpell: Hashable, Sendable {
  /// Row of the citizen in the register; `nil` for somebody who is not there.
  public var citizen: Int?
  public var number: Int
  public var kind: PersonKind
  public var from: Day
  /// The last day, included; of one that runs the planned one, since nobody was kept longer by it but by an act.
  public var through: Day
}

extension QuarantineOffice {
  /// The orders that a person was or is under, the first one first; cancelled ones never held.
  ///
  /// - Parameters:
  ///   - person: the keyed hash of the identifier, `Sealer.lookup` of its digits.
  ///   - citizen: the row in the register, for orders of it.
  /// - Throws: `QuarantineError.unreadable`; `StoreError`.
  public static func spells(of person: [UInt8], citizen: Int?, _ reading: Reading) throws -> [OrderSpell] {
    try reading.all(
      """
      SELECT citizen, id, kind, start_day, coalesce(ended_day, planned_end) FROM quarantine_orders
      WHERE id IN (
        SELECT id FROM quarantine_orders WHERE person = ?1 UNION SELECT id FROM quarantine_orders WHERE citizen = ?2)
      AND state <> 'cancelled' ORDER BY start_day, id
      """, [.bytes(person), SQLValue(citizen)], OrderSpell.init)
  }

  /// The orders of everybody in the register, one after the other in the order of their numbers.
  ///
  /// - Throws: `QuarantineError.unreadable`; `StoreError`; what `body` throws.
  public static func everySpell(_ reading: Reading, _ body: (OrderSpell) throws -> Void) throws {
    let statement = try reading.statement(
      """
      SELECT citizen, id, kind, start_day, coalesce(ended_day, planned_end) FROM quarantine_orders
      WHERE citizen IS NOT NULL AND state <> 'cancelled' ORDER BY id
      """)
    defer { statement.reset() }
    while try statement.step() { try body(OrderSpell(statement)) }
  }
}

extension OrderSpell {
  /// - Throws: `QuarantineError.unreadable`.
  fileprivate init(_ row: Statement) throws(QuarantineError) {
    guard let kind = PersonKind(rawValue: row.text(2)) else { throw .unreadable }
    func day(_ column: Int) -> Day { Day(number: Int32(truncatingIfNeeded: row.int(column))) }
    self.init(
      citizen: row.optionalInt(0), number: row.int(1), kind: kind, from: day(3),
      through: day(4))
  }
}
