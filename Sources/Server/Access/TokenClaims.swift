import Foundation
import Quantities

/// What a token says of its bearer.
struct TokenClaims: Decodable, Sendable {
  var iss: String?
  var aud: Audience?
  var sub: String?
  var exp: Double?
  var nbf: Double?
  var iat: Double?
  /// Raw value of a `Role`.
  var role: String?
  /// Text of an `AreaLimit`; nothing without it.
  var area: String?

  /// One name or several.
  struct Audience: Decodable, Sendable {
    var names: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      names = (try? container.decode(String.self)).map { [$0] } ?? []
      if names.isEmpty { names = try container.decode([String].self) }
    }
  }

  /// Seconds by which clocks may differ.
  static let leeway = 30.0

  /// Checks times, issuer and audience.
  ///
  /// - Returns: when the token ends.
  func check(at now: Instant, issuer: String, audience: String) throws(TokenRefusal) -> Instant {
    let seconds = Double(now.milliseconds) / 1000
    // Far beyond every clock, and far within whole numbers.
    guard let exp, exp.magnitude < 1e12 else { throw .withoutExpiry }
    guard exp > seconds else { throw .expired }
    if let nbf, !(nbf <= seconds + Self.leeway) { throw .notYet }
    if let iat, !(iat <= seconds + Self.leeway) { throw .issuedLater }
    guard iss == issuer else { throw .issuer }
    guard aud?.names.contains(audience) == true else { throw .audience }
    return Instant(milliseconds: Int64(exp * 1000))
  }
}
