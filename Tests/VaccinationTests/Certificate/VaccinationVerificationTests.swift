import Credentials
import Quantities
import Testing

@testable import Vaccination

@Suite struct VaccinationVerificationTests {
  private let key = SigningKey.generate()
  private let now = CertificateExamples.now

  private func verify(
    _ text: String, at instant: Instant? = nil, revoked: RevocationList? = nil
  ) -> VaccinationVerification {
    VaccinationVerification.verify(text, at: instant ?? now, revoked: revoked) { [key] in
      $0 == key.verifyingKey.keyID ? key.verifyingKey : nil
    }
  }

  @Test func `what was signed is read, and each reason for refusing it`() throws {
    let claims = CertificateExamples.claims()
    let text = claims.signed(by: key)
    #expect(text.hasPrefix("HC1:") && verify(text) == .valid(claims))
    // At its last second it holds, a millisecond later it does not.
    #expect(verify(text, at: claims.expires) == .valid(claims))
    #expect(verify(text, at: Instant(milliseconds: claims.expires.milliseconds + 1)) == .refused(.expired, claims))
    #expect(verify(text, at: Instant(milliseconds: now.milliseconds - 60_000)) == .valid(claims))
    #expect(verify(text, at: Instant(milliseconds: now.milliseconds - 60_001)) == .refused(.issuedLater, claims))
    #expect(verify(claims.signed(by: .generate())) == .refused(.unknownKey, nil))
    let other = SigningKey.generate()
    #expect(
      VaccinationVerification.verify(text, at: now) { _ in other.verifyingKey } == .refused(.signature, nil))
    #expect(verify("HC1:") == .refused(.form, nil) && verify("ZQ1:ABC") == .refused(.form, nil))
    let revoked = RevocationList(country: "VN", made: now, hashes: [claims.identifier.hash])
    #expect(verify(text, revoked: revoked) == .refused(.revoked, claims))
    let others = RevocationList(country: "VN", made: now, hashes: [CertificateIdentifier.random(country: "VN").hash])
    #expect(verify(text, revoked: others) == .valid(claims))
  }

  @Test func `the reader of the European Union's certificates takes every step with it`() throws {
    let text = CertificateExamples.claims().signed(by: key)
    let read = HealthCertificate(text, issuers: [], at: now)
    #expect(read.kinds == [.vaccination])
    for step in [CredentialSteps.Step.prefix, .base45, .compression, .structure, .claims, .expiration] {
      #expect(read.steps[step] == true, "\(step)")
    }
    #expect(read.steps[.signature] == false)
    #expect(try #require(read.message).isSigned(by: key.verifyingKey))
  }

  @Test func `no text with one character changed says anything else`() {
    let claims = CertificateExamples.claims()
    let letters = Array(claims.signed(by: key))
    var alike = 0
    for place in letters.indices {
      var changed = letters
      changed[place] = letters[place] == "A" ? "B" : "A"
      guard case .valid(let read) = verify(String(changed)) else { continue }
      #expect(read == claims, "the character at \(place)")
      alike += 1
    }
    // Bits that fill the last byte of what is compressed mean nothing (RFC 1951, 3.2.3), and stand in three characters at the most.
    #expect(alike <= 3)
  }

  @Test func `a certificate with long names fits the code of its form`() throws {
    let long = String(repeating: "Nguyễn Thị ", count: 7)
    let text = CertificateExamples.claims(long, long).signed(by: key)
    let code = try QRCode(foreign: text)
    #expect(code.version > 12 && code.size == 17 + 4 * code.version)
    #expect(throws: CredentialError.self) { try QRCode(foreign: "hc1:") }
  }

  @Test func `a list of revoked certificates is small, sorted and signed`() throws {
    let all = (0..<100).map { _ in CertificateIdentifier.random(country: "VN") }
    let list = RevocationList(country: "VN", made: now, hashes: (all + all).map(\.hash))
    let bytes = list.signed(by: key)
    #expect(list.entries.count == 100 && bytes.count < 100 * 16 + 150)
    let read = try RevocationList.read(bytes) { [key] _ in key.verifyingKey }
    #expect(read == list && all.allSatisfy(read.contains))
    #expect(!read.contains(.random(country: "VN")))
    #expect(throws: CredentialError.self) { try RevocationList.read(bytes) { _ in SigningKey.generate().verifyingKey } }
    var forged = bytes
    forged[60] ^= 1
    #expect(throws: CredentialError.self) { try RevocationList.read(forged) { [key] _ in key.verifyingKey } }
    let empty = RevocationList(country: "VN", made: now, hashes: [])
    let readEmpty = try RevocationList.read(empty.signed(by: key)) { [key] _ in key.verifyingKey }
    #expect(readEmpty == empty)
  }
}
