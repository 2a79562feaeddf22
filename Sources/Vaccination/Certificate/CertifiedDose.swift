/// A vaccination certificate as somebody is given it.
public struct CertifiedDose: Sendable {
  /// Its serial number.
  public let number: Int
  /// The text of the QR code.
  public let text: String
  public let claims: VaccinationClaims
}

/// Who issues certificates, and for how long.
public struct CertificateIssuer: Hashable, Sendable {
  /// Country, two letters.
  public var country: String
  /// Name that certificates give.
  public var authority: String
  /// Days for which a certificate holds.
  public var days: Int

  public init(country: String = "VN", authority: String, days: Int = 365) {
    self.country = country
    self.authority = authority
    self.days = days
  }
}
