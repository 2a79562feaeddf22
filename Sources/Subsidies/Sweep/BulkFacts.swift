public import Quantities
public import Store

/// What another room of the system knows of everybody: quarantine orders, cases. The rooms are strangers to one another; whoever knows
/// several makes one of these of them.
public protocol BulkFacts: Sendable {
  /// Goes through the spells of everybody in the register, in any order.
  ///
  /// - Parameter body: takes the citizen's row, the kind by its id in the policies, the days and where it is from.
  /// - Throws: what the room and `body` throw.
  func forEachSpell(
    on day: Day, _ reading: Reading,
    _ body: (_ citizen: Int, _ kind: String, _ from: Day, _ through: Day?, _ origin: FactOrigin) throws -> Void) throws
}
