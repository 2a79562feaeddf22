public import Credentials
import Foundation

/// The text of a permit's credential, as it stands in the QR code: `ZP1:` and a signed message in base45.
public enum PermitCredential {
  /// What it begins with; the digit is the version of the claims.
  public static let prefix = "ZP1:"
  /// Claims are in a permit in a map in a map.
  static let limits = CBORReader.Limits(depth: 4, items: 64, bytes: 1024)
  /// Characters of a name that are never cut.
  private static let leastOfName = 8

  /// Signs a permit. A name that is too long is cut at a whole character, which shows as `…`; nothing else is.
  ///
  /// - Throws: `PermitCredentialError.routeTooLong`, `.textsTooLong`.
  public static func sign(_ claims: PermitClaims, with key: SigningKey) throws(PermitCredentialError) -> String {
    text(COSESign1.issue(CBORWriter.encode(try fitting(claims).cbor), by: key))
  }

  /// Reads a credential's text; whose signature it has is not looked at.
  ///
  /// - Throws: `CredentialError.malformed`, `.tooMuch`, `.unexpected`.
  public static func read(_ text: String) throws(CredentialError) -> (claims: PermitClaims, message: COSESign1) {
    guard text.utf8.starts(with: prefix.utf8) else { throw .malformed(what: "it does not begin with \(prefix)", at: 0) }
    guard text.utf8.count <= limits.bytes else { throw .tooMuch(of: "characters", most: limits.bytes) }
    let bytes = try Base45.decode(Substring(text.utf8.dropFirst(prefix.utf8.count)))
    let message = try COSESign1.readIssued(bytes, limits: limits)
    return (try claims(message), message)
  }

  static func claims(_ message: COSESign1) throws(CredentialError) -> PermitClaims {
    try PermitClaims(cbor: CBORReader.read(message.payload ?? [], form: .deterministic, limits: limits))
  }

  private static func text(_ message: COSESign1) -> String { prefix + Base45.encode(message.encoded()) }

  /// Characters of the text, which depends on the claims alone: ids of keys and signatures are all of one length.
  static func characters(_ claims: PermitClaims) -> Int {
    let header: [CBORPair] = [
      CBORPair(1, -7), CBORPair(4, .bytes([UInt8](repeating: 0, count: VerifyingKey.keyIDLength))),
    ]
    let message = COSESign1(
      protected: header, payload: CBORWriter.encode(claims.cbor), signature: [UInt8](repeating: 0, count: 64))
    return text(message).utf8.count
  }

  /// The claims with a name that fits.
  static func fitting(_ claims: PermitClaims) throws(PermitCredentialError) -> PermitClaims {
    var claims = claims
    // Letters with their marks in one: shorter, and the same to whoever reads them.
    claims.holder = claims.holder.precomposedStringWithCanonicalMapping
    if let fitting = cut(claims) { return fitting }
    // Said in wards, which is what the applicant can change.
    var shorter = claims
    for count in stride(from: claims.route.count - 1, through: 0, by: -1) {
      shorter.route = Array(claims.route.prefix(count))
      if cut(shorter) != nil { throw .routeTooLong(wards: claims.route.count, fit: count) }
    }
    throw .textsTooLong(characters: characters(shorter), most: QRCode.mostCharacters)
  }

  private static func cut(_ claims: PermitClaims) -> PermitClaims? {
    if characters(claims) <= QRCode.mostCharacters { return claims }
    var shorter = claims
    for count in stride(from: claims.holder.count - 1, through: leastOfName, by: -1) {
      shorter.holder = claims.holder.prefix(count) + "…"
      if characters(shorter) <= QRCode.mostCharacters { return shorter }
    }
    return nil
  }
}
