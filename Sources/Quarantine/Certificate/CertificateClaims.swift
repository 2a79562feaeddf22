public import Credentials
public import Quantities

/// What a certificate of completion says: that a person ended a quarantine as ordered, and no more than to know the person by.
///
/// Why somebody was under the order is not in it.
public struct CertificateClaims: Hashable, Sendable {
  /// Id of the house that issues it, as `hanoi`.
  public var house: String
  public var serial: Int
  public var code: TypedCode
  /// Name; a long one ends in `…`.
  public var holder: String
  public var birthYear: Int?
  /// The last digits of the personal identifier, to compare with a card.
  public var lastDigits: String
  public var place: OrderPlace
  /// First and last day of the quarantine.
  public var start: Day
  public var ended: Day
  /// Days of watching after it.
  public var watchDays: Int
  /// Id of the policy.
  public var policy: String
  /// Who ordered the quarantine.
  public var authority: String
  /// In whole seconds.
  public private(set) var issued: Instant

  public init(
    house: String, serial: Int, code: TypedCode, holder: String, birthYear: Int? = nil, lastDigits: String,
    place: OrderPlace, start: Day, ended: Day, watchDays: Int, policy: String, authority: String, issued: Instant
  ) {
    self.house = house
    self.serial = serial
    self.code = code
    self.holder = holder
    self.birthYear = birthYear
    self.lastDigits = lastDigits
    self.place = place
    self.start = start
    self.ended = ended
    self.watchDays = watchDays
    self.policy = policy
    self.authority = authority
    self.issued = Instant(milliseconds: issued.moment(offset: 0).seconds * 1000)
  }
}
