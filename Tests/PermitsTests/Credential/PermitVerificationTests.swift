import Credentials
import Quantities
import Testing

@testable import Permits

@Suite struct PermitVerificationTests {
  private let key = SigningKey.generate()

  private func verdict(_ text: String, at moment: String = "2021-09-06T10:00", skew: Int = 0) -> String {
    switch PermitVerification.verify(
      text, at: PermitExamples.instant(moment), offset: PermitExamples.offset, skew: skew,
      key: { $0 == key.verifyingKey.keyID ? key.verifyingKey : nil })
    {
    case .valid: "valid"
    case .refused(let reason, _): reason.rawValue
    }
  }

  @Test(arguments: [
    ("2021-09-06T10:00", 0, "valid"), ("2021-09-06T05:59", 0, "not-yet"), ("2021-09-06T06:00", 0, "valid"),
    ("2021-09-20T17:59", 0, "valid"), ("2021-09-21T05:59", 0, "hour"), ("2021-09-21T06:00", 0, "expired"),
    ("2021-09-05T17:29", 0, "issued-later"), ("2021-09-05T17:30", 0, "not-yet"), ("2021-09-06T18:00", 0, "hour"),
    ("2021-09-06T17:59", 0, "valid"), ("2021-09-11T10:00", 0, "day"), ("2021-09-11T03:00", 0, "day"),
    // Clocks may differ by ten minutes; the hours of the day are those of the city's clock all the same.
    ("2021-09-21T06:09", 600, "valid"), ("2021-09-21T06:10", 600, "expired"), ("2021-09-05T17:20", 600, "not-yet"),
    ("2021-09-05T17:19", 600, "issued-later"), ("2021-09-06T05:50", 600, "hour"),
  ])
  func `dates, days and hours hold to the minute`(moment: String, skew: Int, expected: String) throws {
    let text = try PermitCredential.sign(PermitExamples.claims(), with: key)
    #expect(verdict(text, at: moment, skew: skew) == expected)
  }

  @Test(arguments: [
    ("2021-09-10T23:00", "valid"), ("2021-09-11T04:59", "valid"), ("2021-09-11T05:00", "day"),
    ("2021-09-11T23:00", "day"), ("2021-09-13T04:59", "day"), ("2021-09-13T05:00", "hour"),
    ("2021-09-13T22:00", "valid"),
  ])
  func `hours over midnight belong to the day on which they begin`(moment: String, expected: String) throws {
    let claims = PermitExamples.claims(hours: ClockSpan(from: 1320, until: 300))
    #expect(verdict(try PermitCredential.sign(claims, with: key), at: moment) == expected)
  }

  @Test func `a signature of somebody else is refused, whatever key it names`() throws {
    let claims = PermitExamples.claims()
    #expect(verdict(try PermitCredential.sign(claims, with: .generate())) == "unknown-key")
    #expect(verdict("ZP1:ABC") == "form")
    let header = [CBORPair(1, -7), CBORPair(4, .bytes(key.verifyingKey.keyID))]
    let theirs = COSESign1.issue(CBORWriter.encode(claims.cbor), by: .generate())
    let forged = COSESign1(protected: header, payload: theirs.payload, signature: theirs.signature)
    #expect(verdict("ZP1:" + Base45.encode(forged.encoded())) == "signature")
  }

  @Test func `a credential for another algorithm than its key's is refused`() throws {
    let claims = PermitExamples.claims()
    let ours = COSESign1.issue(CBORWriter.encode(claims.cbor), by: key)
    let header = [CBORPair(1, -8), CBORPair(4, .bytes(key.verifyingKey.keyID))]
    let forged = COSESign1(protected: header, payload: ours.payload, signature: ours.signature)
    #expect(verdict("ZP1:" + Base45.encode(forged.encoded())) == "signature")
  }

  /// Whoever checks takes the key for known whatever its id: the signature alone must show the change.
  @Test(arguments: SigningKey.algorithms)
  func `every single bit that is turned makes a credential refused`(algorithm: COSEAlgorithm) throws {
    let key = SigningKey.generate(algorithm)
    let text = try PermitCredential.sign(PermitExamples.claims(), with: key)
    func isValid(_ text: String) -> Bool {
      let verdict = PermitVerification.verify(
        text, at: PermitExamples.instant("2021-09-06T10:00"), offset: PermitExamples.offset, skew: 0,
        key: { _ in key.verifyingKey })
      if case .valid = verdict { return true } else { return false }
    }
    #expect(isValid(text))
    let bytes = try Base45.decode(text.dropFirst(4))
    for bit in 0..<bytes.count * 8 {
      var turned = bytes
      turned[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!isValid("ZP1:" + Base45.encode(turned)), "bit \(bit)")
    }
    let letters = Array(text.utf8)
    for bit in 0..<letters.count * 8 {
      var turned = letters
      turned[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!isValid(String(decoding: turned, as: UTF8.self)), "bit \(bit) of the text")
    }
  }
}
