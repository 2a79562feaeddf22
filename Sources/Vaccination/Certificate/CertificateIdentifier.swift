import Crypto

/// The unique identifier of a vaccination certificate (UVCI): `URN:UVCI:01:VN:` and an opaque text with a character that checks it.
///
/// - Source: eHealth Network, Guidelines on verifiable vaccination certificates, annex 2: option 2, an opaque identifier without meaning.
public struct CertificateIdentifier: Hashable, Sendable {
  public static let scheme = "URN:UVCI:01:"
  /// Bytes of a hash in a list of revoked certificates.
  public static let hashLength = 16
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:".utf8)
  /// Random characters: 24 of 36 are 124 bits.
  private static let count = 24

  /// With the prefix and the character that checks it.
  public let text: String

  /// Reads one; its check character must be right where it has one.
  ///
  /// - Returns: `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard text.hasPrefix(Self.scheme), text.utf8.count <= 80, parts.count <= 2, let check = Self.check(parts[0]),
      parts.count == 1 || parts[1] == check
    else { return nil }
    self.text = text
  }

  /// A new one that nobody can guess.
  public static func random(country: String) -> CertificateIdentifier {
    var generator = SystemRandomNumberGenerator()
    let letters = (0..<count).map { _ in alphabet[Int.random(in: 0..<36, using: &generator)] }
    let body = scheme + country + ":" + String(decoding: letters, as: UTF8.self)
    guard let check = check(body[...]), let made = CertificateIdentifier(body + "#" + check) else {
      preconditionFailure("a country is two capital letters")
    }
    return made
  }

  /// The character that checks a text: Luhn's sum modulo 38 (ISO/IEC 7812-1 over another alphabet).
  ///
  /// - Returns: `nil` where a character is none of the alphabet.
  static func check(_ body: Substring) -> String? {
    let size = alphabet.count
    var (sum, factor) = (0, 2)
    for letter in body.utf8.reversed() {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      let product = value * factor
      sum += product / size + product % size
      factor = 3 - factor
    }
    return String(decoding: [alphabet[(size - sum % size) % size]], as: UTF8.self)
  }

  /// What a list of revoked certificates has in its place: the first 16 bytes of its SHA-256.
  public var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8)).prefix(Self.hashLength)) }
}
