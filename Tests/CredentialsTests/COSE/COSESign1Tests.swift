import Credentials
import Testing

@Suite struct COSESign1Tests {
  @Test(arguments: COSEExamples.examples.indices)
  func `an example of RFC 9052's authors is signed, or not, as it says`(index: Int) throws {
    let example = COSEExamples.examples[index]
    let key = try VerifyingKey(jwk: example.key)
    guard let isSigned = example.isSigned else {
      #expect(throws: CredentialError.self, "\(example.name)") { try COSESign1(reading: hex(example.message)) }
      return
    }
    let message = try COSESign1(reading: hex(example.message))
    #expect(message.isSigned(by: key, external: hex(example.external)) == isSigned, "\(example.name)")
    #expect(!message.isSigned(by: key, external: [1]), "\(example.name)")
    // Written again, it is the same message.
    #expect(try COSESign1(reading: message.encoded()).isSigned(by: key, external: hex(example.external)) == isSigned)
  }

  @Test func `what is signed is the structure of RFC 9052`() throws {
    let message = try COSESign1(reading: hex(COSEExamples.examples[1].message))
    #expect(
      message.signedBytes(external: hex("11aa22bb33cc44dd55006699"))
        == hex("846A5369676E61747572653143A101264C11AA22BB33CC44DD5500669954546869732069732074686520636F6E74656E742E"))
  }

  @Test func `a payload that is kept elsewhere is signed with it`() throws {
    let key = try VerifyingKey(jwk: COSEExamples.p256)
    var message = try COSESign1(reading: hex(COSEExamples.examples[2].message))
    let payload = try #require(message.payload)
    message.payload = nil
    let apart = try COSESign1(reading: message.encoded())
    #expect(apart.payload == nil)
    #expect(!apart.isSigned(by: key))
    #expect(apart.isSigned(by: key, detached: payload))
    #expect(!apart.isSigned(by: key, detached: payload + [0]))
  }

  @Test(arguments: [
    "8443A10126A044", "83 40 a0 40", "85 40 a0 40 40 00", "84 00 a0 40 40", "84 40 80 40 40", "84 40 a0 00 40",
    "84 40 a0 40 f6", "84 41 00 a0 40 40", "84 42 a101 a0 40 40", "84 43 a1012600 a0 40 40", "a0",
    "d2 d2 84 40 a0 40 40",
    "d1 84 40 a0 40 40", "84 45 a2 0126 0126 a0 40 40",
  ])
  func `what is no signed message is refused`(message: String) {
    #expect(throws: CredentialError.self) { try COSESign1(reading: hex(message)) }
  }

  @Test func `a header that calls critical what is not understood is not taken for signed`() throws {
    let key = SigningKey.generate()
    func signed(_ header: [CBORPair], unprotected: [CBORPair] = []) -> Bool {
      let message = COSESign1(protected: [CBORPair(1, -7)] + header, unprotected: unprotected, payload: [1])
      return Signing.signed(message, by: key).isSigned(by: key.verifyingKey)
    }
    #expect(signed([]))
    #expect(signed([CBORPair(2, [3]), CBORPair(3, 0)]))
    #expect(!signed([CBORPair(2, [3])]), "it must be there")
    #expect(!signed([CBORPair(2, [])]))
    #expect(!signed([CBORPair(2, [99]), CBORPair(99, 0)]))
    #expect(!signed([CBORPair(2, 3), CBORPair(3, 0)]))
    #expect(!signed([CBORPair(3, 0)], unprotected: [CBORPair(2, [3])]), "it must be protected")
  }

  @Test(arguments: SigningKey.algorithms)
  func `a message that is issued is read, and everything but its own form is refused`(algorithm: COSEAlgorithm) throws {
    let key = SigningKey.generate(algorithm)
    let issued = COSESign1.issue([1, 2, 3], by: key)
    let read = try COSESign1.readIssued(issued.encoded())
    #expect(read == issued && read.isSigned(by: key.verifyingKey) && read.keyID == key.verifyingKey.keyID)
    #expect(!read.isSigned(by: SigningKey.generate(algorithm).verifyingKey))

    func refuses(_ message: COSESign1, tagged: Bool = true) {
      #expect(throws: CredentialError.self) { try COSESign1.readIssued(message.encoded(tagged: tagged)) }
    }
    refuses(issued, tagged: false)
    let (named, id) = (issued.protected[0], issued.protected[1])
    for header in [
      [], [named], [id], [named, id, CBORPair(3, 0)], [CBORPair(1, -35), id], [named, CBORPair(4, .bytes([1, 2]))],
      [named, CBORPair(4, "12345678")],
    ] { refuses(COSESign1(protected: header, payload: [1], signature: issued.signature)) }
    var other = issued
    other.unprotected = [CBORPair(4, .bytes(key.verifyingKey.keyID))]
    refuses(other)
    other = issued
    other.payload = nil
    refuses(other)
    other = issued
    other.signature += [0]
    refuses(other)
    // Second encodings of the same: a long head, an open length, a tag in three bytes.
    let bytes = issued.encoded()
    for second in [
      [0xD8, 0x12] + bytes.dropFirst(), [0xD2, 0x98, 4] + bytes.dropFirst(2),
      [0xD2, 0x9F] + bytes.dropFirst(2) + [0xFF],
    ] {
      #expect(try COSESign1(reading: second) == issued)
      #expect(throws: CredentialError.self) { try COSESign1.readIssued(second) }
    }
  }
}
