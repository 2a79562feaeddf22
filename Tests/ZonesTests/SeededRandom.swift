import Quantities

/// The same random numbers for the same seed (SplitMix64, Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// True once in so many times.
  mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }

  mutating func ward() -> Int { Int.random(in: 0..<RandomWorld.wardCount, using: &self) }

  /// A whole number, or now and then one with decimals.
  mutating func figure(_ range: ClosedRange<Int>) -> Fraction {
    let whole = Fraction(Int.random(in: range, using: &self))
    return chance(6) ? whole + Fraction(Int128(Int.random(in: 0...999, using: &self)), over: 1000) : whole
  }
}
