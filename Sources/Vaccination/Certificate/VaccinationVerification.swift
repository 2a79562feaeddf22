public import Credentials
public import Quantities

/// What a vaccination certificate is worth: by itself its form, its signature and its time; with a list or by the city also whether it was
/// revoked.
public enum VaccinationVerification: Hashable, Sendable {
  case valid(VaccinationClaims)
  /// The claims are there where the signature is right.
  case refused(Reason, VaccinationClaims?)

  /// Why a certificate is refused: the first of these, in this order.
  public enum Reason: String, CaseIterable, Sendable {
    /// It is no certificate, or was damaged.
    case form
    /// It names a key that is not known, or that was withdrawn.
    case unknownKey = "unknown-key"
    /// The issuer did not sign this.
    case signature
    /// It was issued after now: a clock is wrong, here or there.
    case issuedLater = "issued-later"
    case expired
    /// The city has no such certificate: somebody else signed it.
    case unknown
    case revoked

    /// Words in Vietnamese and English.
    public var words: (vi: String, en: String) {
      switch self {
      case .form: ("không phải giấy chứng nhận hoặc mã bị hỏng", "it is no certificate, or was damaged")
      case .unknownKey: ("khóa ký không được biết đến hoặc đã bị thu hồi", "its key is not known or was withdrawn")
      case .signature: ("chữ ký không đúng", "the key that it names did not sign it")
      case .issuedLater: ("được cấp sau thời điểm này", "it was issued later than this moment")
      case .expired: ("đã hết hạn", "it holds no more")
      case .unknown: ("thành phố không cấp giấy này", "the city has no such certificate")
      case .revoked: ("đã bị thu hồi", "it was revoked")
      }
    }
  }

  /// Checks a certificate with no network and no database.
  ///
  /// - Parameters:
  ///   - skew: seconds by which clocks may differ.
  ///   - revoked: of the issuer; `nil` where there is none at hand, and revoked certificates pass.
  ///   - key: the key of an id; `nil` for one that is not known.
  public static func verify(
    _ text: String, at instant: Instant, skew: Int = 60, revoked: RevocationList? = nil,
    key: (_ keyID: [UInt8]) -> VerifyingKey?
  ) -> VaccinationVerification {
    guard let (claims, message) = try? VaccinationClaims.read(text) else { return .refused(.form, nil) }
    guard let key = message.keyID.flatMap(key) else { return .refused(.unknownKey, nil) }
    guard message.isSigned(by: key) else { return .refused(.signature, nil) }
    let skew = Int64(skew) * 1000
    if claims.issued.milliseconds > instant.milliseconds + skew { return .refused(.issuedLater, claims) }
    if claims.expires < instant { return .refused(.expired, claims) }
    if let revoked, revoked.contains(claims.identifier) { return .refused(.revoked, claims) }
    return .valid(claims)
  }
}
