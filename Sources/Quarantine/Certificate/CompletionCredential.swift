public import Credentials
import Foundation

/// The text of a certificate of completion, as it stands in the QR code: `ZQ1:` and a signed message in base45.
public enum CompletionCredential {
  /// What it begins with; the digit is the version of the claims.
  public static let prefix = "ZQ1:"
  /// Claims are in a quarantine in a map in a map.
  static let limits = CBORReader.Limits(depth: 4, items: 64, bytes: 1024)
  /// Characters of a name or an authority that are never cut.
  private static let leastOfText = 8

  /// Signs a certificate. Names that are too long for the code are cut at a whole character, which shows as `…`.
  ///
  /// - Throws: `CredentialError.doesNotFit` when the ids alone are too long.
  public static func sign(_ claims: CertificateClaims, with key: SigningKey) throws(CredentialError) -> String {
    var claims = claims
    // Letters with their marks in one: shorter, and the same to whoever reads them.
    claims.holder = claims.holder.precomposedStringWithCanonicalMapping
    claims.authority = claims.authority.precomposedStringWithCanonicalMapping
    let (holder, authority) = (claims.holder, claims.authority)
    var text = text(claims, key)
    var kept = max(holder.count, authority.count)
    while text.utf8.count > QRCode.mostCharacters {
      guard kept > leastOfText else {
        throw .doesNotFit(characters: text.utf8.count, most: QRCode.mostCharacters)
      }
      kept -= 1
      claims.holder = cut(holder, kept)
      claims.authority = cut(authority, kept)
      text = self.text(claims, key)
    }
    return text
  }

  private static func cut(_ text: String, _ count: Int) -> String {
    text.count <= count ? text : text.prefix(count) + "…"
  }

  private static func text(_ claims: CertificateClaims, _ key: SigningKey) -> String {
    prefix + Base45.encode(COSESign1.issue(CBORWriter.encode(claims.cbor), by: key).encoded())
  }

  /// Reads a certificate's text; whose signature it has is not looked at.
  ///
  /// - Throws: `CredentialError.malformed`, `.tooMuch`, `.unexpected`.
  public static func read(_ text: String) throws(CredentialError) -> (claims: CertificateClaims, message: COSESign1) {
    guard text.utf8.starts(with: prefix.utf8) else { throw .malformed(what: "it does not begin with \(prefix)", at: 0) }
    guard text.utf8.count <= limits.bytes else { throw .tooMuch(of: "characters", most: limits.bytes) }
    let bytes = try Base45.decode(Substring(text.utf8.dropFirst(prefix.utf8.count)))
    let message = try COSESign1.readIssued(bytes, limits: limits)
    let claims = try CertificateClaims(
      cbor: CBORReader.read(message.payload ?? [], form: .deterministic, limits: limits))
    return (claims, message)
  }
}
