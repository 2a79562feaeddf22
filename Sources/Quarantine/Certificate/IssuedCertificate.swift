/// A certificate as somebody is given it.
public struct IssuedCertificate: Sendable {
  /// Its serial number.
  public let number: Int
  /// The text of the QR code.
  public let text: String
  public let claims: CertificateClaims
}
