import Credentials
import Vaccination

/// What vaccination certificates are signed with, and in whose name.
struct CertificateSigning: Sendable {
  let key: SigningKey
  let issuer: CertificateIssuer

  /// - Returns: `nil` where the settings name no key.
  /// - Throws: `PermitKeyUnreadable`.
  init?(_ settings: CertificateSettings) throws(PermitKeyUnreadable) {
    guard let path = settings.key else { return nil }
    key = try PermitKeyFile.read(path, use: "vaccination")
    issuer = CertificateIssuer(authority: settings.authority, days: settings.days)
  }
}
