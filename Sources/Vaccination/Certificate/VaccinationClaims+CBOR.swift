public import Credentials
import Quantities

extension VaccinationClaims {
  /// The certificate alone, as it stands under `[-260][1]`.
  public var cbor: CBORValue {
    var names = [
      CBORPair("fn", .text(familyName)), CBORPair("fnt", .text(TravelName.transliterated(familyName))),
    ]
    if !givenName.isEmpty {
      names += [CBORPair("gn", .text(givenName)), CBORPair("gnt", .text(TravelName.transliterated(givenName)))]
    }
    let entry = CBORValue.map([
      CBORPair("tg", .text(Self.disease)), CBORPair("vp", .text(vaccine)), CBORPair("mp", .text(product)),
      CBORPair("ma", .text(manufacturer)), CBORPair("dn", CBORValue(dose)), CBORPair("sd", CBORValue(series)),
      CBORPair("dt", .text(day.description)), CBORPair("co", .text(vaccinatedIn)), CBORPair("is", .text(authority)),
      CBORPair("ci", .text(identifier.text)),
    ])
    return .map([
      CBORPair("ver", .text(Self.version)), CBORPair("nam", .map(names)), CBORPair("dob", .text(birth)),
      CBORPair("v", .array([entry])),
    ])
  }

  /// The text of the certificate.
  public func signed(by key: SigningKey) -> String {
    HealthCertificate.issue(cbor, country: country, issued: issued, expires: expires, by: key)
  }

  /// Reads a certificate's text; whose signature it has, and whether it holds, is not looked at.
  ///
  /// - Throws: `CredentialError`.
  public static func read(_ text: String) throws(CredentialError) -> (claims: VaccinationClaims, message: COSESign1) {
    let certificate = HealthCertificate(text, issuers: [], at: Instant(milliseconds: 0))
    guard let message = certificate.message, let token = certificate.claims, let content = certificate.certificate
    else {
      let steps = certificate.steps.outcomes.compactMap(\.problem)
      throw .malformed(what: steps.first ?? "it is no certificate", at: 0)
    }
    return (try VaccinationClaims(token, content), message)
  }

  private init(_ token: CBORValue, _ content: CBORValue) throws(CredentialError) {
    func text(_ value: CBORValue?, _ name: String) throws(CredentialError) -> String {
      guard let text = value?.text else { throw .unexpected(field: name, wanted: "a text") }
      return text
    }
    func number(_ value: CBORValue?, _ name: String, _ range: ClosedRange<Int>) throws(CredentialError) -> Int {
      guard let number = value?.integer, range.contains(number) else {
        throw .unexpected(field: name, wanted: "a number from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
    guard let entries = content["v"]?.array, let entry = entries.first, entries.count == 1 else {
      throw .unexpected(field: "v", wanted: "one vaccination")
    }
    guard try text(entry["tg"], "tg") == Self.disease else { throw .unexpected(field: "tg", wanted: Self.disease) }
    guard let day = Day(try text(entry["dt"], "dt")) else { throw .unexpected(field: "dt", wanted: "a day") }
    guard let identifier = CertificateIdentifier(try text(entry["ci"], "ci")) else {
      throw .unexpected(field: "ci", wanted: "an identifier URN:UVCI:01:… whose check character is right")
    }
    let most = 253_402_300_799
    self.init(
      country: try text(token[1], "the issuer"),
      issued: Instant(milliseconds: Int64(try number(token[6], "the time of issue", 0...most)) * 1000),
      expires: Instant(milliseconds: Int64(try number(token[4], "the end", 0...most)) * 1000),
      familyName: try text(content["nam"]?["fn"], "fn"), givenName: content["nam"]?["gn"]?.text ?? "",
      birth: try text(content["dob"], "dob"),
      codes: VaccineProduct.CertificateCodes(
        vaccine: try text(entry["vp"], "vp"), product: try text(entry["mp"], "mp"),
        manufacturer: try text(entry["ma"], "ma")), dose: try number(entry["dn"], "dn", 1...9),
      series: try number(entry["sd"], "sd", 1...9), day: day, vaccinatedIn: try text(entry["co"], "co"),
      authority: try text(entry["is"], "is"), identifier: identifier)
  }
}
