import Credentials
import Permits
import Testing

/// Damaged credentials and noise: nothing ends the program, and whatever is read is written as the same bytes.
@Suite struct DecoderFuzzTests {
  static let credentials = SigningKey.algorithms.flatMap { algorithm in
    [PermitExamples.claims(), PermitExamples.least].map {
      try! PermitCredential.sign($0, with: .generate(algorithm))
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `twenty thousand damaged credentials each are refused or are what they were`(seed: UInt64) throws {
    var mutation = Mutation(seed: seed)
    var read = 0
    for _ in 0..<20_000 {
      let original = Self.credentials.randomElement(using: &mutation.generator)!
      let bytes = mutation.damaged(try Base45.decode(original.dropFirst(4)))
      if let message = try? COSESign1.readIssued(bytes) {
        #expect(message.encoded() == bytes, "seed \(seed)")
        if let (claims, _) = try? PermitCredential.read("ZP1:" + Base45.encode(bytes)) {
          read += 1
          #expect(CBORWriter.encode(claims.cbor) == message.payload, "seed \(seed)")
        }
      }
      if let value = try? CBORReader.read(bytes, form: .general) {
        let again = CBORWriter.encode(value)
        #expect(CBORWriter.encode(try CBORReader.read(again, form: .deterministic)) == again, "seed \(seed)")
      }
      let text = mutation.damaged(Array(original.utf8))
      _ = try? PermitCredential.read(String(decoding: text, as: UTF8.self))
    }
    // Some damage is in names and signatures: those are read, and only the key finds them.
    #expect(read > 100)
  }

  @Test func `noise is refused`() {
    var generator = Mutation(seed: 5).generator
    for _ in 0..<20_000 {
      let noise = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      _ = try? CBORReader.read(noise, form: .general)
      #expect((try? COSESign1.readIssued(noise)) == nil)
      #expect((try? PermitCredential.read("ZP1:" + Base45.encode(noise))) == nil)
    }
  }
}
