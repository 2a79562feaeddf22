import Testing

@testable import SpatialCore

@Suite struct FixedDecimalTests {
  static func text(_ units: Int) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FixedDecimal.room) { room in
      room.initialize(repeating: 120)
      guard let start = room.baseAddress else { return "" }
      let end = FixedDecimal.write(units, to: start)
      return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
  }

  /// The same decimal by way of strings.
  static func reference(_ units: Int) -> String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    var fraction = String(padded.suffix(7))
    while fraction.last == "0" { fraction.removeLast() }
    return (units < 0 ? "-" : "") + padded.dropLast(7) + (fraction.isEmpty ? "" : "." + fraction)
  }

  @Test func `decimals are those made by way of strings`() {
    let edges = [0, 1, 9, 10, 99, 100, 9_999_999, 10_000_000, 10_000_001, 1_800_000_000, 1_799_999_999, 900_000_000]
    let large = [999_999_999_999_999, 1_000_000_000_000_000, 1_234_567_890_000_000, Int.max, Int.min]
    var mismatches: [Int] = (edges + edges.map(-) + large).filter { Self.text($0) != Self.reference($0) }
    var random = SplitMix64(seed: 71)
    for _ in 0..<100_000 {
      let magnitude =
        UInt64.random(in: 0...UInt64.max >> 1, using: &random) >> UInt64.random(in: 0...63, using: &random)
      // Many fractions end in zeros.
      let rounding = [1, 1, 10, 1000, 1_000_000].randomElement(using: &random) ?? 1
      let units = Int(magnitude) / rounding * rounding * (Bool.random(using: &random) ? 1 : -1)
      if Self.text(units) != Self.reference(units) { mismatches.append(units) }
    }
    #expect(mismatches == [], "seed 71")
  }

  @Test func `every number of eight digits has its digits`() {
    // All four halves of every pair of pieces occur: the pieces are independent of each other.
    var mismatches: [UInt64] = []
    for low in UInt64(0)..<10_000 {
      for value in [low, low * 10_000, low * 10_000 + 9_999 - low, 99_990_000 + low] {
        var rest = value
        var digits: UInt64 = 0
        for place in (0..<8).reversed() {
          digits |= (rest % 10) << UInt64(8 * place)
          rest /= 10
        }
        if FixedDecimal.eightDigits(value) != digits { mismatches.append(value) }
      }
    }
    #expect(mismatches == [])
  }

  @Test func `units are rounded to the nearest, ties to even`() {
    var random = SplitMix64(seed: 72)
    var mismatches: [Double] = []
    for round in 0..<200_000 {
      var value = Double.random(in: -400...400, using: &random)
      if round % 2 == 0 { value = (value * 1e7).rounded() / 1e7 }
      // Exact ties are numbers of which ten million times is a half.
      if round % 5 == 0 { value = Double(Int.random(in: -90...90, using: &random)) + Double(round % 128) / 128 }
      if round % 7 == 0 { value *= 1e6 }
      if FixedDecimal.units(value) != Int((value * 10_000_000).rounded(.toNearestOrEven)) { mismatches.append(value) }
    }
    #expect(mismatches == [], "seed 72")
    #expect(FixedDecimal.units(0.5e-7) == 0)
    #expect(FixedDecimal.units(1.5e-7) == 2)
    #expect(FixedDecimal.units(-0.0) == 0)
  }
}
