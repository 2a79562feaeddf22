public import Quantities
import Store

/// One person under follow-up in one episode as the tables have them, without who they are.
public struct CaseRecord: Hashable, Sendable {
  public let number: Int
  public var source: Int
  /// The name of the record at its source.
  public var name: String
  /// Row of the register's citizen.
  public var citizen: Int?
  /// Keyed hash of the personal identifier.
  public var key: [UInt8]?
  /// Keyed hash of name, year of birth and ward.
  public var likeness: [UInt8]?
  public var facts: CaseFacts
  public var status: CaseStatus
  /// The record under which this one is read since it was found to be of the same person.
  public var mergedInto: Int?
  public var recordedAt: Instant

  /// The wards whose officers the person is for.
  public var wards: [Int] { [facts.residence, facts.reportWard].compactMap { $0 } }
}
