import ArgumentParser
import Credentials
import Foundation
import Permits

struct FuzzTask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Damaged credentials and noise, to every decoder.",
    discussion: """
      None may end the program or hang, and what is read in the strict form must be written as the same bytes. The same seed gives
      the same damage.
      """)

  @Option(help: "How many inputs.") var inputs = 5_000_000
  @Option(help: "Of the random numbers.") var seed: UInt64 = 1

  func run() throws {
    var damage = Damage(seed: seed)
    let texts = try SigningKey.algorithms.flatMap { algorithm in
      try (0..<20).map { try PermitCredential.sign(ExamplePermit.claims($0 * 1000), with: .generate(algorithm)) }
    }
    let messages = try texts.map { try Base45.decode($0.dropFirst(PermitCredential.prefix.count)) }
    let payloads = try texts.map { try PermitCredential.read($0).message.payload ?? [] }
    let key = SigningKey.generate().verifyingKey
    var (read, claimed, slowest) = (0, 0, 0.0)
    for round in 0..<inputs {
      let watch = round % 64 == 0 ? Stopwatch() : nil
      switch round % 5 {
      case 0, 1:
        let bytes = damage.done(to: damage.one(of: messages))
        if let message = try? COSESign1.readIssued(bytes) {
          read += 1
          precondition(message.encoded() == bytes, "two texts for one message, seed \(seed), input \(round)")
        }
        if let value = try? CBORReader.read(bytes, form: .general) {
          let again = CBORWriter.encode(value)
          let reread = try CBORReader.read(again, form: .deterministic)
          precondition(CBORWriter.encode(reread) == again, "two forms of one value, seed \(seed), input \(round)")
        }
        _ = try? COSESign1(reading: bytes).isSigned(by: key)
      case 2:
        let bytes = damage.done(to: damage.one(of: payloads))
        if let value = try? CBORReader.read(bytes, form: .deterministic) {
          precondition(CBORWriter.encode(value) == bytes, "two encodings of one value, seed \(seed), input \(round)")
          if let claims = try? PermitClaims(cbor: value) {
            claimed += 1
            let again = CBORWriter.encode(claims.cbor)
            precondition(again == bytes, "two encodings of claims, seed \(seed), input \(round)")
          }
        }
      case 3:
        let text = String(decoding: damage.done(to: Array(damage.one(of: texts).utf8)), as: UTF8.self)
        _ = try? PermitCredential.read(text)
        _ = HealthCertificate("HC1:" + text.dropFirst(4), issuers: [], at: ExamplePermit.moment)
      default:
        let noise = damage.noise()
        if let value = try? CBORReader.read(noise, form: .general) {
          _ = try? PermitClaims(cbor: value)
          _ = try? VerifyingKey(coseKey: value)
        }
        precondition((try? COSESign1.readIssued(noise)) == nil, "noise was signed, seed \(seed), input \(round)")
        _ = AscendingNumbers.decode(noise, most: 1_000_000)
        _ = TypedCode(String(decoding: noise, as: UTF8.self))
        _ = HealthCertificate(message: noise, issuers: [], at: ExamplePermit.moment)
      }
      if let watch { slowest = max(slowest, watch.spent.cpu) }
    }
    report([
      "inputs": Double(inputs), "messages_read": Double(read), "claims_read": Double(claimed), "slowest_cpu": slowest,
    ])
  }
}

/// Damage to bytes: bits turned, bytes taken out, put in and doubled, lengths grown.
private struct Damage {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func one<Item>(of items: [Item]) -> Item { items[number(below: items.count)] }

  mutating func noise() -> [UInt8] { (0..<number(below: 65)).map { _ in UInt8(number(below: 256)) } }

  mutating func done(to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...number(below: 3) where !bytes.isEmpty {
      let place = number(below: bytes.count)
      switch number(below: 7) {
      case 0: bytes[place] ^= 1 << UInt8(number(below: 8))
      case 1: bytes[place] = UInt8(number(below: 256))
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(UInt8(number(below: 256)), at: place)
      case 4: bytes.removeLast(bytes.count - place)
      case 5: bytes[place] = one(of: [0x1B, 0x5B, 0x5F, 0x7B, 0x9B, 0x9F, 0xBB, 0xBF, 0xDB, 0xF8, 0xFB, 0xFF])
      default:
        let end = min(bytes.count, place + 1 + number(below: 16))
        bytes.insert(contentsOf: bytes[place..<end], at: number(below: bytes.count + 1))
      }
    }
    return bytes
  }

  private mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
