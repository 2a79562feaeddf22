public import Credentials
public import Quantities

extension PermitCredential {
  /// Reads a permit's credential step by step, for somebody who wants to know what is wrong with it.
  ///
  /// - Parameter offset: seconds that the city's clock is ahead of UTC.
  /// - Returns: the claims as far as they can be read, even where the signature is wrong.
  public static func steps(
    _ text: String, keys: [VerifyingKey], at instant: Instant, offset: Int
  ) -> (steps: CredentialSteps, claims: PermitClaims?) {
    var steps = CredentialSteps()
    let body = steps.take(.prefix) { () throws(CredentialError) -> Substring in
      guard text.utf8.starts(with: prefix.utf8) else {
        throw .malformed(what: "it does not begin with \(prefix)", at: 0)
      }
      guard text.utf8.count <= limits.bytes else { throw .tooMuch(of: "characters", most: limits.bytes) }
      return Substring(text.utf8.dropFirst(prefix.utf8.count))
    }
    guard let body, let bytes = steps.take(.base45, { () throws(CredentialError) in try Base45.decode(body) }),
      let message = steps.take(
        .structure, { () throws(CredentialError) in try COSESign1.readIssued(bytes, limits: limits) })
    else { return (steps, nil) }
    let read = steps.take(.claims) { () throws(CredentialError) -> PermitClaims in try claims(message) }
    if let key = keys.first(where: { $0.keyID == message.keyID }) {
      steps.record(.signature, message.isSigned(by: key) ? nil : "the key that it names did not sign it")
    } else {
      steps.record(.signature, "no known key has its id, \(VerifyingKey.name(message.keyID ?? []))")
    }
    if let read { steps.record(.expiration, read.reason(at: instant, offset: offset, skew: 0).map(words)) }
    return (steps, read)
  }

  private static func words(_ reason: PermitVerification.Reason) -> String {
    switch reason {
    case .issuedLater: "it was issued later than this moment"
    case .notYet: "it does not hold yet"
    case .expired: "it holds no more"
    case .day: "it does not hold on this day of the week"
    case .hour: "it does not hold at this hour"
    case .form, .unknownKey, .signature: "it is not signed"
    }
  }
}
