public import Credentials
import Quantities

/// The claims as a CBOR Web Token (RFC 8392) with one claim of this house.
extension CertificateClaims {
  private static let quarantine = CBORValue(-65_538)
  /// Seconds up to the year 9999.
  private static let mostSeconds: UInt64 = 253_402_300_799
  /// Days up to the year 9999.
  private static let mostDays: UInt64 = 2_932_896

  public var cbor: CBORValue {
    var fields: [CBORPair] = [
      CBORPair(1, CBORValue(serial)), CBORPair(2, .text(holder)), CBORPair(4, .text(lastDigits)),
      CBORPair(5, .text(place.rawValue)), CBORPair(6, CBORValue(Int(start.number))),
      CBORPair(7, CBORValue(Int(ended.number))), CBORPair(8, CBORValue(watchDays)), CBORPair(9, .text(policy)),
      CBORPair(10, .text(authority)),
    ]
    if let birthYear { fields.append(CBORPair(3, CBORValue(birthYear))) }
    return .map([
      CBORPair(1, .text(house)), CBORPair(6, CBORValue(issued.milliseconds / 1000)), CBORPair(7, .bytes(code.bytes)),
      CBORPair(Self.quarantine, .map(fields)),
    ])
  }

  /// Reads claims; a claim that is missing, unknown, or not as it must be is an error.
  ///
  /// - Throws: `CredentialError.unexpected`.
  public init(cbor: CBORValue) throws(CredentialError) {
    var token = try CBORFields(cbor, name: "the claims")
    let house = try token.text(1)
    let issued = try token.number(6, most: Self.mostSeconds)
    guard let code = TypedCode(bytes: try token.bytes(7, count: 6)) else {
      throw token.unexpected(7, "a code of 45 bits")
    }
    var fields = try CBORFields(try token.take(Self.quarantine), name: "the quarantine")
    try token.finish()
    guard let place = OrderPlace(rawValue: try fields.text(5)) else { throw fields.unexpected(5, "a place") }
    let start = Day(number: Int32(try fields.number(6, most: Self.mostDays)))
    let ended = Day(number: Int32(try fields.number(7, most: Self.mostDays)))
    guard start <= ended else { throw fields.unexpected(7, "a day that is not before the start") }
    self.init(
      house: house, serial: try fields.number(1), code: code, holder: try fields.text(2),
      birthYear: try fields.numberIfThere(3, most: 9999), lastDigits: try fields.text(4), place: place, start: start,
      ended: ended, watchDays: try fields.number(8, most: 366), policy: try fields.text(9),
      authority: try fields.text(10), issued: Instant(milliseconds: Int64(issued) * 1000))
    try fields.finish()
  }
}
