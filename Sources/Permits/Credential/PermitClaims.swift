public import Credentials
public import Quantities

/// What a permit's credential says: everything that a checkpoint needs, and of the holder no more than to know the person by.
public struct PermitClaims: Hashable, Sendable {
  /// Id of the house that runs the registry of permits, as `hanoi`.
  public var house: String
  public var serial: Int
  public var code: TypedCode
  /// Id of the policy's group.
  public var group: String
  /// Id of the policy's purpose.
  public var purpose: String
  /// Name; a long one ends in `…`.
  public var holder: String
  public var birthYear: Int?
  /// The last digits of the personal identifier, to compare with a card.
  public var lastDigits: String?
  public var hours: ClockSpan
  /// ISO 8601: 1 for Monday to 7 for Sunday; one at least.
  public var weekdays: Set<Int>
  /// The first four bytes of the SHA-256 of the ward list in which wards are numbered.
  public var vintage: [UInt8]
  public var origin: Int
  public var destination: Int
  /// Origin, destination and the wards between, ascending.
  public var route: [Int]
  /// Id of the policy's kind of vehicle.
  public var vehicle: String?
  public var plate: String?
  /// The published revision of the zone map that the permit stands on; 0 before the first.
  public var revision: Int
  /// Id of the policy.
  public var policy: String
  /// Id of the policy's issuer: who answers for the permit.
  public var issuer: String
  /// In whole seconds, like the two that follow.
  public private(set) var issued: Instant
  public private(set) var from: Instant
  /// The first instant at which it holds no more.
  public private(set) var until: Instant

  /// - Precondition: a weekday at least, four bytes of vintage, no number below 0.
  public init(
    house: String, serial: Int, code: TypedCode, group: String, purpose: String, holder: String, birthYear: Int? = nil,
    lastDigits: String? = nil, hours: ClockSpan = .wholeDay, weekdays: Set<Int> = Set(1...7), vintage: [UInt8],
    origin: Int, destination: Int, between: some Sequence<Int> = [], vehicle: String? = nil, plate: String? = nil,
    revision: Int, policy: String, issuer: String, issued: Instant, from: Instant, until: Instant
  ) {
    precondition(!weekdays.isEmpty && weekdays.isSubset(of: 1...7), "weekdays are 1 to 7")
    precondition(vintage.count == 4, "the first four bytes of a SHA-256")
    self.house = house
    self.serial = serial
    self.code = code
    self.group = group
    self.purpose = purpose
    self.holder = holder
    self.birthYear = birthYear
    self.lastDigits = lastDigits
    self.hours = hours
    self.weekdays = weekdays
    self.vintage = vintage
    self.origin = origin
    self.destination = destination
    route = Set(between).union([origin, destination]).sorted()
    self.vehicle = vehicle
    self.plate = plate
    self.revision = revision
    self.policy = policy
    self.issuer = issuer
    self.issued = Self.wholeSeconds(issued)
    self.from = Self.wholeSeconds(from)
    self.until = Self.wholeSeconds(until)
  }

  private static func wholeSeconds(_ instant: Instant) -> Instant {
    Instant(milliseconds: instant.moment(offset: 0).seconds * 1000)
  }

  /// Whether weekday and hour are the permit's at a moment of the city's clock.
  ///
  /// Hours over midnight belong to the weekday on which they begin.
  public func covers(_ moment: Moment) -> (day: Bool, hour: Bool) {
    let minute = moment.secondOfDay / 60
    let isPastMidnight = hours.from >= hours.until && minute < hours.until
    let begins = isPastMidnight ? moment.day - 1 : moment.day
    return (weekdays.contains(begins.weekday), hours.contains(minute: minute))
  }
}
