import Quantities

/// What is checked of a permit, however it came: as a credential, or as a code that the bundle lists.
public struct CheckedPermit: Hashable, Sendable {
  public var serial: Int
  /// Id of the policy's group; empty where a list names one that the policy does not have.
  public var group: String
  public var origin: Int
  public var destination: Int
  /// Origin, destination and, as far as known, the wards between, ascending.
  public var route: [Int]
  /// What the credential says; `nil` for a typed code.
  public var claims: PermitClaims?
  /// What the list says; `nil` for a credential.
  public var listed: ListedPermit?

  init(_ claims: PermitClaims) {
    serial = claims.serial
    group = claims.group
    origin = claims.origin
    destination = claims.destination
    route = claims.route
    self.claims = claims
  }

  init(_ listed: ListedPermit, groups: [String]) {
    serial = Int(listed.serial)
    group = groups.indices.contains(Int(listed.group)) ? groups[Int(listed.group)] : ""
    origin = Int(listed.origin)
    destination = Int(listed.destination)
    route = Set([origin, destination]).sorted()
    self.listed = listed
  }

  /// Why the dates, days and hours do not hold at a time; `nil` when they do.
  func reason(at now: Int, policy: CheckPolicy) -> CheckReason? {
    let (issued, from, until) = times
    if let issued, issued > now + policy.clockSkew { return .issuedLater }
    if from > now + policy.clockSkew { return .notYet }
    if until <= now - policy.clockSkew { return .expired }
    let (hours, weekdays) =
      claims.map { ($0.hours, $0.weekdays) } ?? listed.map { ($0.hours, $0.days) } ?? (.wholeDay, [])
    let moment = Moment(seconds: Int64(now + policy.clockOffset))
    let minute = moment.secondOfDay / 60
    // Hours over midnight belong to the weekday on which they begin.
    let begins = hours.from < hours.until || minute >= hours.from ? moment.day : moment.day - 1
    if !weekdays.contains(begins.weekday) { return .wrongDay }
    return hours.contains(minute: minute) ? nil : .wrongHour
  }

  private var times: (issued: Int?, from: Int, until: Int) {
    if let claims {
      return (seconds(claims.issued), seconds(claims.from), seconds(claims.until))
    }
    return (nil, Int(listed?.from ?? 0), Int(listed?.until ?? 0))
  }

  private func seconds(_ instant: Instant) -> Int { Int(instant.milliseconds / 1000) }
}

extension ListedPermit {
  /// ISO 8601: 1 for Monday to 7 for Sunday.
  var days: Set<Int> { Set((1...7).filter { weekdays >> UInt8($0 - 1) & 1 == 1 }) }
}
