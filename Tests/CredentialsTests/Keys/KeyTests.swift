import Credentials
import Testing

@Suite struct KeyTests {
  private static let keys = [COSEExamples.p256, COSEExamples.p384, COSEExamples.ed25519]

  @Test(arguments: keys)
  func `a public key is the same in JSON, in CBOR and back`(jwk: String) throws {
    let key = try VerifyingKey(jwk: jwk)
    #expect(try VerifyingKey(jwk: key.jwk) == key)
    #expect(try VerifyingKey(coseKey: key.coseKey) == key)
    #expect(key.keyID.count == 8 && key.name.count == 16)
  }

  /// The example of RFC 9679, section 6: its whole thumbprint begins with these eight bytes.
  @Test func `a key's id is the beginning of its thumbprint`() throws {
    let key = try VerifyingKey(coseKey: [
      1: 2, -1: 1, -2: .bytes(hex("65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d")),
      -3: .bytes(hex("1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c")),
      2: .bytes(hex("6d65726961646f632e6272616e64796275636b406275636b6c616e642e6578616d706c65")),
    ])
    #expect(key.keyID == hex("496bd8afadf307e5"))
  }

  @Test(arguments: SigningKey.algorithms)
  func `a private key is read from its file, and only where its parts belong together`(algorithm: COSEAlgorithm) throws
  {
    let key = SigningKey.generate(algorithm)
    let file = key.privateJWK
    let read = try SigningKey(privateJWK: file)
    #expect(read.verifyingKey == key.verifyingKey)
    #expect(COSESign1.issue([7], by: read).isSigned(by: key.verifyingKey))
    #expect(throws: CredentialError.self) { try SigningKey(privateJWK: key.verifyingKey.jwk) }
    let other = SigningKey.generate(algorithm).verifyingKey
    let (x, theirs) = (Self.part("x", of: file), Self.part("x", of: other.jwk))
    #expect(throws: CredentialError.self) { try SigningKey(privateJWK: file.replacing(x, with: theirs)) }
    #expect(throws: CredentialError.self) {
      try SigningKey(privateJWK: file.replacing(algorithm.description, with: "ES384"))
    }
    #expect(throws: CredentialError.self) { try SigningKey(privateJWK: file.replacing("\"sig\"", with: "\"enc\"")) }
    #expect(throws: CredentialError.self) { try SigningKey(privateJWK: String(file.dropLast(3))) }
    #expect(!key.verifyingKey.jwk.contains("\"d\""))
  }

  private static func part(_ name: String, of jwk: String) -> String {
    String(jwk.split(separator: "\"").drop { $0 != name }.dropFirst(2).first!)
  }

  @Test func `what stands in no file of a key is not in an error's text`() throws {
    let file = SigningKey.generate().privateJWK
    let secret = Self.part("d", of: file)
    for damaged in [file.replacing(secret, with: secret + "A"), file.replacing("P-256", with: "P-521")] {
      do {
        _ = try SigningKey(privateJWK: damaged)
        Issue.record("read")
      } catch { #expect(!"\(error)".contains(secret.prefix(8))) }
    }
  }

  @Test func `keys that are none are refused`() throws {
    let whole = try VerifyingKey(jwk: COSEExamples.p256).coseKey
    func changed(_ label: CBORValue, _ value: CBORValue?) -> CBORValue {
      .map(whole.map!.filter { $0.key != label } + (value.map { [CBORPair(label, $0)] } ?? []))
    }
    let x = try #require(whole[-2]?.bytes)
    for wrong: CBORValue in [
      [], [:], changed(1, 4), changed(-1, 3), changed(-2, nil), changed(-2, .bytes(Array(x.dropLast()))),
      changed(-2, .bytes([0] + x)), changed(-2, .bytes([x[0] ^ 1] + x.dropFirst())), changed(-3, 5), changed(3, -8),
      changed(4, [1]), [1: 1, -1: 6, -2: .bytes([1])], [1: 1, -1: 7, -2: .bytes(x)],
      [1: 3, -1: .bytes([]), -2: .bytes([3])],
    ] { #expect(throws: CredentialError.self, "\(wrong)") { try VerifyingKey(coseKey: wrong) } }
    #expect(try VerifyingKey(coseKey: changed(3, -7)).coseKey == whole)
    #expect(try VerifyingKey(coseKey: changed(4, [2])).coseKey == whole)
  }

  @Test func `a point may be given by one coordinate and the sign of the other`() throws {
    let key = try VerifyingKey(jwk: COSEExamples.p256)
    let (x, y) = (try #require(key.coseKey[-2]), try #require(key.coseKey[-3]?.bytes))
    let isOdd = CBORValue(booleanLiteral: y.last! & 1 == 1)
    #expect(try VerifyingKey(coseKey: [1: 2, -1: 1, -2: x, -3: isOdd]) == key)
  }
}
