/// Numbers that look like chance and are the same for the same seed.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }

  mutating func one<T>(of choices: [T]) -> T { choices[Int.random(in: choices.indices, using: &self)] }

  /// One of several by their weights.
  mutating func one<T>(of choices: [(T, Double)]) -> T {
    var left = Double.random(in: 0..<choices.reduce(0) { $0 + $1.1 }, using: &self)
    for (choice, weight) in choices {
      left -= weight
      if left < 0 { return choice }
    }
    return choices[choices.count - 1].0
  }
}
