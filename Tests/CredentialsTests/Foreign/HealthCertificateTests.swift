import Credentials
import Foundation
import Quantities
import Testing

@Suite struct HealthCertificateTests {
  /// What the names in the vectors stand for.
  static let steps: [String: CredentialSteps.Step] = [
    "unprefix": .prefix, "b45": .base45, "zip": .compression, "decode": .claims, "verify": .signature,
    "exp": .expiration, "usage": .keyUsage,
  ]

  static func read(_ text: String, certificate: String, clock: String) throws -> HealthCertificate {
    let moment = try #require(Moment(clock, offset: 0), "\(clock)")
    let issuers = try Data(base64Encoded: certificate).map { $0.isEmpty ? [] : [try IssuerCertificate(der: Array($0))] }
    return HealthCertificate(text, issuers: issuers ?? [], at: Instant(moment, offset: 0))
  }

  /// Whether a step went as it should; one that is not reached has failed.
  static func expect(_ certificate: HealthCertificate, _ step: CredentialSteps.Step, _ passes: Bool, _ name: String) {
    #expect((certificate.steps[step] ?? false) == passes, "\(name): \(step), \(certificate.steps.outcomes)")
  }

  @Test(arguments: HealthCertificateVectors.all.indices)
  func `a certificate of another issuer passes the steps that it should, and no other`(index: Int) throws {
    let vector = HealthCertificateVectors.all[index]
    let certificate = try Self.read(vector.text, certificate: vector.certificate, clock: vector.clock)
    #expect(!vector.expected.isEmpty)
    for expected in vector.expected {
      let step = try #require(Self.steps[String(expected.dropLast(2))])
      Self.expect(certificate, step, expected.hasSuffix("=1"), vector.name)
    }
    if vector.expected.contains("verify=1") { #expect(!certificate.kinds.isEmpty) }
  }

  @Test func `a certificate is valid when every step is passed, and not for a minute longer`() throws {
    let vector = HealthCertificateVectors.all[1]
    func isValid(_ clock: String, certificate: String? = nil) throws -> Bool {
      try Self.read(vector.text, certificate: certificate ?? vector.certificate, clock: clock).steps.isValid
    }
    #expect(try isValid(vector.clock))
    #expect(try isValid("2021-05-05T18:00:00"))
    #expect(try !isValid("2021-05-05T18:00:01"))
    #expect(try !isValid("2021-05-03T17:59:59"))
    #expect(try !isValid(vector.clock, certificate: ""))
    #expect(try !isValid(vector.clock, certificate: HealthCertificateVectors.all[7].certificate))
  }

  @Test func `a turned letter is found by one of the steps`() throws {
    let vector = HealthCertificateVectors.all[1]
    var letters = Array(vector.text)
    for place in letters.indices {
      let letter = letters[place]
      letters[place] = letter == "A" ? "B" : "A"
      #expect(try !Self.read(String(letters), certificate: vector.certificate, clock: vector.clock).steps.isValid)
      letters[place] = letter
    }
  }

  @Test func `certificates are read from PEM and DER`() throws {
    let der = try #require(Data(base64Encoded: HealthCertificateVectors.all[1].certificate))
    let pem =
      "-----BEGIN CERTIFICATE-----\n\(der.base64EncodedString(options: .lineLength64Characters))\n-----END CERTIFICATE-----\n"
    let one = try IssuerCertificate.read(Array(der))
    let two = try IssuerCertificate.read(Array((pem + pem).utf8))
    #expect(one.count == 1 && two.count == 2 && two.allSatisfy { $0.key == one[0].key && $0.keyID == one[0].keyID })
    for none in [
      "", "-----BEGIN", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
      pem.replacing("CERTIFICATE", with: "DATA"),
    ] {
      #expect(throws: CredentialError.self) { try IssuerCertificate.read(Array(none.utf8)) }
    }
  }
}
