/// Why a token is not believed, in words that hold nothing of it.
enum TokenRefusal: Error, Hashable, Sendable {
  case malformed, algorithm, unknownKey, wrongSignature
  case expired, withoutExpiry, notYet, issuedLater
  case issuer, audience, subject, role, area
  case unknownOfficer, ended
  /// Not the token's fault: nothing could be fetched to check it with.
  case noKeys

  var description: String {
    switch self {
    case .malformed: "the token is no JSON Web Token that is understood here"
    case .algorithm: "tokens are signed with EdDSA or ES256, by the algorithm of their key"
    case .unknownKey: "the token was signed with a key that is not known here"
    case .wrongSignature: "the signature is not that of the token"
    case .expired: "the token has expired; ask for another one"
    case .withoutExpiry: "the token says not when it ends (exp)"
    case .notYet: "the token holds only later (nbf)"
    case .issuedLater: "the token was issued in the future (iat); check the clocks"
    case .issuer: "the token is of another issuer (iss)"
    case .audience: "the token is for somebody else (aud)"
    case .subject: "the token names no officer (sub)"
    case .role: "the token claims a role that is not its officer's"
    case .area: "the area of the token is none"
    case .unknownOfficer: "there is no officer of the token's name"
    case .ended: "the token's officer is one no longer"
    case .noKeys: "the keys of the identity provider cannot be had at the moment"
    }
  }
}
