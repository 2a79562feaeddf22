public import Quantities

/// Reads certificates of the kind that the European Union made in 2021 (EU Digital COVID Certificate, `HC1:`), and of
/// whoever follows it: base45 of zlib of a signed message with the claims of a web token.
///
/// - Source: Electronic Health Certificate Specification, version 1.0.5; Implementing Decision (EU) 2021/1073.
public struct HealthCertificate: Sendable {
  public static let prefix = "HC1:"
  /// The largest known have some 700 bytes.
  private static let mostBytes = 1 << 14
  /// Claims hold the certificate, which holds the entries, which hold their fields.
  private static let limits = CBORReader.Limits(depth: 12, items: 1024, bytes: mostBytes)

  /// What stands in it.
  public enum Kind: String, CaseIterable, Sendable {
    case vaccination = "v"
    case test = "t"
    case recovery = "r"
  }

  public private(set) var steps = CredentialSteps()
  public private(set) var message: COSESign1?
  /// The whole token, of which the certificate is claim −260.
  public private(set) var claims: CBORValue?
  /// The last second at which it holds.
  public private(set) var expires: Instant?

  /// The certificate itself; `nil` where it is not as it must be.
  public var certificate: CBORValue? { claims?[-260]?[1] }
  /// Every kind of entry that the certificate has.
  public var kinds: [Kind] { Kind.allCases.filter { certificate?[.text($0.rawValue)]?.array?.isEmpty == false } }

  /// Reads a text and takes every step that can be taken.
  ///
  /// - Parameter issuers: whom the reader trusts; the signature is checked with those that have the id which it names.
  public init(_ text: String, issuers: [IssuerCertificate], at instant: Instant) {
    let isOfThisKind = steps.take(.prefix) { () throws(CredentialError) -> Bool in
      guard text.utf8.starts(with: Self.prefix.utf8) else {
        throw .malformed(what: "it does not begin with \(Self.prefix)", at: 0)
      }
      guard text.utf8.count <= Self.mostBytes else { throw .tooMuch(of: "characters", most: Self.mostBytes) }
      return true
    }
    guard isOfThisKind == true else { return }
    let body = Substring(text.utf8.dropFirst(Self.prefix.utf8.count))
    guard let packed = steps.take(.base45, { () throws(CredentialError) in try Base45.decode(body) }),
      let bytes = steps.take(
        .compression, { () throws(CredentialError) in try Inflation.unpack(packed, most: Self.mostBytes) })
    else { return }
    read(bytes, issuers: issuers, at: instant)
  }

  /// Takes the steps from the signed message on.
  public init(message bytes: [UInt8], issuers: [IssuerCertificate], at instant: Instant) {
    read(bytes, issuers: issuers, at: instant)
  }

  private mutating func read(_ bytes: [UInt8], issuers: [IssuerCertificate], at instant: Instant) {
    guard
      let message = steps.take(
        .structure, { () throws(CredentialError) in try Self.message(bytes) })
    else { return }
    self.message = message
    claims = steps.take(.claims) { () throws(CredentialError) in try Self.claims(message) }
    // Without an id every key is asked; with one that is wrong, none: it is protected, and says who signed.
    let named = message.header(4) == nil ? issuers : issuers.filter { $0.keyID == message.keyID }
    let issuer = named.first { message.isSigned(by: $0.key) }
    steps.record(
      .signature,
      issuer != nil
        ? nil : named.isEmpty ? "no known certificate has the id of its key" : "the certificate's key did not sign it")
    guard claims != nil else { return }
    checkDates(at: instant, issuer ?? named.first)
    if let issuer {
      let forbidden = kinds.filter { !issuer.maySign($0) }
      steps.record(.keyUsage, forbidden.isEmpty ? nil : "the certificate may not sign this kind of statement")
    }
  }

  private static func message(_ bytes: [UInt8]) throws(CredentialError) -> COSESign1 {
    var value = try CBORReader.read(bytes, form: .general, limits: limits)
    // A web token may say that it is one (RFC 8392, section 6).
    if case .tagged(61, let inner) = value { value = inner }
    if case .tagged(COSESign1.tag, let inner) = value { value = inner }
    let message = try COSESign1(value)
    guard message.payload != nil else { throw .unexpected(field: "the payload", wanted: "there") }
    return message
  }

  private static func claims(_ message: COSESign1) throws(CredentialError) -> CBORValue {
    let claims = try CBORReader.read(message.payload ?? [], form: .general, limits: limits)
    guard claims.map != nil else { throw .unexpected(field: "the claims", wanted: "a map") }
    guard claims[-260]?[1]?.map != nil else { throw .unexpected(field: "claim -260", wanted: "a certificate in a map") }
    return claims
  }

  private mutating func checkDates(at instant: Instant, _ issuer: IssuerCertificate?) {
    guard let end = claims?[4].flatMap(Self.instant) else {
      steps.record(.expiration, "it does not say until when it holds")
      return
    }
    expires = end
    let begins = [claims?[5], claims?[6]].compactMap { $0.flatMap(Self.instant) }.max()
    let problem: String? =
      // Through the second that is named: an issuer's own examples hold at it.
      if end < instant {
        "it holds no more"
      } else if let begins, begins > instant {
        "it does not hold yet"
      } else if let issuer, !issuer.holds(at: instant) {
        "the certificate of its issuer does not hold at this moment"
      } else { nil }
    steps.record(.expiration, problem)
  }

  /// A NumericDate (RFC 8392) up to the year 9999; some issuers write it as a floating-point number.
  private static func instant(_ value: CBORValue) -> Instant? {
    let number: Double
    switch value {
    case .unsigned(let whole): number = Double(whole)
    case .float(let fraction): number = fraction
    case .tagged(1, let inner): return instant(inner)
    default: return nil
    }
    return (0..<253_402_300_800).contains(number) ? Instant(milliseconds: Int64(number * 1000)) : nil
  }
}
