public import Quantities

/// One row of cases or doses after it was read and placed: what a register keeps of it.
///
/// Holds no name, position or address; a position is only looked at to find the ward.
public struct LocatedReport: Hashable, Sendable {
  /// What tells the row from others of its source, in every delivery of it.
  public enum Identity: Hashable, Sendable {
    /// The identifier that its source gave it.
    case named(String)
    /// The first 16 bytes of the SHA-256 of the row as it is written, for rows without an identifier and for rows that take
    /// back what another one reported: these are many of one identifier.
    case written(UInt64, UInt64)
  }

  /// The record in the file, the header being 1.
  public var row: Int
  public var identity: Identity
  public var day: Day
  /// The moment at which the row became known, where it says so.
  public var knownAt: Moment?
  /// Number of the ward; `nil` when the row lies in none, and has a finding.
  public var ward: Int?
  /// Everything that counts are kept apart by, with no age.
  public var stratum: Stratum
  /// Completed years, 0 to 130.
  public var age: Int?
  public var count: Int
  /// The vaccine, as the row names it; empty for cases.
  public var product: String
  /// The personal identifier that a row of doses gives; empty without. Personal data.
  public var person: String

  public init(
    row: Int = 1, identity: Identity, day: Day, knownAt: Moment? = nil, ward: Int?, stratum: Stratum, age: Int? = nil,
    count: Int = 1, product: String = "", person: String = ""
  ) {
    self.row = row
    self.identity = identity
    self.day = day
    self.knownAt = knownAt
    self.ward = ward
    self.stratum = stratum
    self.age = age
    self.count = count
    self.product = product
    self.person = person
  }
}
