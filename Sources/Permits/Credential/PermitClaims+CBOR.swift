public import Credentials
import Quantities

/// The claims as a CBOR Web Token (RFC 8392) with one claim of this house.
extension PermitClaims {
  private static let permit = CBORValue(-65_537)
  /// Seconds up to the year 9999.
  private static let mostSeconds: UInt64 = 253_402_300_799

  public var cbor: CBORValue {
    func seconds(_ instant: Instant) -> CBORValue { CBORValue(instant.milliseconds / 1000) }
    var fields: [CBORPair] = [
      CBORPair(1, CBORValue(serial)), CBORPair(2, .text(group)), CBORPair(3, .text(purpose)),
      CBORPair(4, .text(holder)),
      CBORPair(7, [CBORValue(hours.from), CBORValue(hours.until)]),
      CBORPair(8, CBORValue(weekdays.reduce(0) { $0 | 1 << ($1 - 1) })), CBORPair(9, .bytes(vintage)),
      CBORPair(10, CBORValue(origin)), CBORPair(11, CBORValue(destination)),
      CBORPair(12, .bytes(AscendingNumbers.encode(route))),
      CBORPair(15, CBORValue(revision)), CBORPair(16, .text(policy)), CBORPair(17, .text(issuer)),
    ]
    if let birthYear { fields.append(CBORPair(5, CBORValue(birthYear))) }
    if let lastDigits { fields.append(CBORPair(6, .text(lastDigits))) }
    if let vehicle { fields.append(CBORPair(13, .text(vehicle))) }
    if let plate { fields.append(CBORPair(14, .text(plate))) }
    return .map([
      CBORPair(1, .text(house)), CBORPair(4, seconds(until)), CBORPair(5, seconds(from)), CBORPair(6, seconds(issued)),
      CBORPair(7, .bytes(code.bytes)), CBORPair(Self.permit, .map(fields)),
    ])
  }

  /// Reads claims; a claim that is missing, unknown, or not as it must be is an error.
  ///
  /// - Throws: `CredentialError.unexpected`.
  public init(cbor: CBORValue) throws(CredentialError) {
    var token = try CBORFields(cbor, name: "the claims")
    func instant(_ seconds: Int) -> Instant { Instant(milliseconds: Int64(seconds) * 1000) }
    let house = try token.text(1)
    let until = try token.number(4, most: Self.mostSeconds)
    let from = try token.number(5, most: Self.mostSeconds)
    let issued = try token.number(6, most: Self.mostSeconds)
    guard let code = TypedCode(bytes: try token.bytes(7, count: 6)) else {
      throw token.unexpected(7, "a code of 45 bits")
    }
    var permit = try CBORFields(try token.take(Self.permit), name: "the permit")
    try token.finish()

    let hours = try permit.array(7).map(\.integer)
    guard hours.count == 2, let first = hours[0], let end = hours[1], (0..<1440).contains(first),
      (0...1440).contains(end)
    else { throw permit.unexpected(7, "two minutes of a day") }
    let days = try permit.number(8, most: 127)
    guard days > 0 else { throw permit.unexpected(8, "a weekday at least") }
    let (origin, destination) = (try permit.number(10, most: Self.mostWard), try permit.number(11, most: Self.mostWard))
    guard let route = AscendingNumbers.decode(try permit.bytes(12), most: Int(Self.mostWard)),
      route.contains(origin), route.contains(destination)
    else { throw permit.unexpected(12, "ascending wards with origin and destination") }

    self.init(
      house: house, serial: try permit.number(1), code: code, group: try permit.text(2),
      purpose: try permit.text(3), holder: try permit.text(4), birthYear: try permit.numberIfThere(5, most: 9999),
      lastDigits: try permit.textIfThere(6), hours: ClockSpan(from: first, until: end),
      weekdays: Set((1...7).filter { days & 1 << ($0 - 1) != 0 }), vintage: try permit.bytes(9, count: 4),
      origin: origin, destination: destination, between: route, vehicle: try permit.textIfThere(13),
      plate: try permit.textIfThere(14), revision: try permit.number(15), policy: try permit.text(16),
      issuer: try permit.text(17), issued: instant(issued), from: instant(from), until: instant(until))
    try permit.finish()
  }

  private static let mostWard: UInt64 = 1_000_000
}
