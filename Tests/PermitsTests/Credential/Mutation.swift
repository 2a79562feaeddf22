/// Damage that is the same for the same seed: bits turned, bytes taken out, put in, doubled, lengths grown.
struct Mutation {
  /// SplitMix64.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
      return word ^ word >> 31
    }
  }

  var generator: Generator

  init(seed: UInt64) { generator = Generator(state: seed) }

  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
      case 4: bytes.removeLast(bytes.count - place)
      case 5:
        // Heads of lengths and kinds, where readers go wrong.
        bytes[place] = [0x1B, 0x5B, 0x5F, 0x7B, 0x9B, 0x9F, 0xBB, 0xBF, 0xDB, 0xF8, 0xFB, 0xFF].randomElement(
          using: &generator)!
      default:
        let end = min(bytes.count, place + Int.random(in: 1...16, using: &generator))
        bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
      }
    }
    return bytes
  }
}
