public import Quantities
public import Store

/// What other rooms of the system know of somebody: quarantine orders, cases. Nobody is asked for it again.
///
/// The rooms are strangers to one another; whoever knows several makes one of these of them.
public protocol KnownFacts: Sendable {
  /// What is known of a person, each with what it can be looked up by.
  ///
  /// - Parameters:
  ///   - person: the keyed hash of the identifier, `Sealer.lookup` of its digits.
  ///   - citizen: the row in the register; `nil` for somebody who is not there.
  ///   - day: today; what lasts then lasts on.
  func spells(
    of person: [UInt8], citizen: Int?, on day: Day, _ reading: Reading
  ) throws -> [SupportFacts.Spell]
}
