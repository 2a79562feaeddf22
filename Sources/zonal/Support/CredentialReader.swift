import Credentials
import Permits
import Quantities

/// Reads credentials of any kind that is known here.
struct CredentialReader {
  var keys: [VerifyingKey]
  var issuers: [IssuerCertificate]
  var instant: Instant
  /// Seconds that the city's clock is ahead of UTC.
  var offset: Int

  func page(of text: String, showsClaims: Bool) -> CredentialPage {
    guard text.hasPrefix(HealthCertificate.prefix) else {
      let (steps, claims) = PermitCredential.steps(text, keys: keys, at: instant, offset: offset)
      return CredentialPage(
        kind: "permit", steps: steps, claims: showsClaims ? claims.map { CredentialPage.json($0.cbor) } : nil)
    }
    let certificate = HealthCertificate(text, issuers: issuers, at: instant)
    let kinds = certificate.kinds.map { "\($0)" }
    return CredentialPage(
      kind: (["health certificate"] + kinds).joined(separator: ", "), steps: certificate.steps,
      claims: showsClaims ? certificate.claims.map(CredentialPage.json) : nil)
  }
}
