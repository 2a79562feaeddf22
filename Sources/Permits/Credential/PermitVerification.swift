public import Credentials
public import Quantities

/// What a credential is worth by itself: its form, its signature, its dates, days and hours.
///
/// Whether it was withdrawn, and whether the zones let the journey pass, is in a check bundle.
public enum PermitVerification: Hashable, Sendable {
  case valid(PermitClaims)
  /// The claims are there where the signature is right.
  case refused(Reason, PermitClaims?)

  /// Why a credential is refused: the first of these, in this order.
  public enum Reason: String, CaseIterable, Sendable {
    /// It is no credential of a permit, or was damaged.
    case form
    /// It names a key that is not known.
    case unknownKey = "unknown-key"
    /// The issuer did not sign this.
    case signature
    /// It was issued after now: a clock is wrong, here or there.
    case issuedLater = "issued-later"
    case notYet = "not-yet"
    case expired
    /// Not on this weekday.
    case day
    /// Not at this hour.
    case hour
  }

  /// Checks a credential.
  ///
  /// - Parameter key: the key of an id; `nil` for one that is not known.
  /// - Parameter offset: seconds that the city's clock is ahead of UTC.
  /// - Parameter skew: seconds by which clocks may differ, for dates alone.
  public static func verify(
    _ text: String, at instant: Instant, offset: Int, skew: Int, key: (_ keyID: [UInt8]) -> VerifyingKey?
  ) -> PermitVerification {
    guard let (claims, message) = try? PermitCredential.read(text) else { return .refused(.form, nil) }
    guard let key = message.keyID.flatMap(key) else { return .refused(.unknownKey, nil) }
    guard message.isSigned(by: key) else { return .refused(.signature, nil) }
    if let reason = claims.reason(at: instant, offset: offset, skew: skew) { return .refused(reason, claims) }
    return .valid(claims)
  }
}

extension PermitClaims {
  /// Why the dates, days and hours of a permit do not hold at an instant; `nil` when they do.
  public func reason(at instant: Instant, offset: Int, skew: Int) -> PermitVerification.Reason? {
    let (now, skew) = (instant.milliseconds, Int64(skew) * 1000)
    if issued.milliseconds > now + skew { return .issuedLater }
    if from.milliseconds > now + skew { return .notYet }
    if until.milliseconds <= now - skew { return .expired }
    let (day, hour) = covers(instant.moment(offset: offset))
    return !day ? .day : !hour ? .hour : nil
  }
}
