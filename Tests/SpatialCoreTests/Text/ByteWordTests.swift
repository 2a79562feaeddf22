import Foundation
import Testing

@testable import SpatialCore

@Suite struct ByteWordTests {
  static func word(_ text: String) -> UInt64 {
    ByteWord.load(Array(text.utf8) + [UInt8](repeating: 0xFF, count: 8))
  }

  @Test func `digits are counted up to the first byte that is none, whatever follows`() {
    for length in 0...8 {
      for other in 0...255 where !(48...57).contains(other) {
        for last in [UInt8(0), 48, 57, 255] {
          var bytes = [UInt8](repeating: 57, count: length) + [UInt8(other)]
          bytes += [UInt8](repeating: last, count: 16)
          if ByteWord.digits(ByteWord.load(bytes)) != min(length, 8) { Issue.record("\(bytes)") }
        }
      }
    }
    #expect(ByteWord.digits(Self.word("01234567")) == 8)
  }

  @Test func `numbers of one to eight digits are read`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<5000 {
      let length = Int.random(in: 1...8, using: &random)
      let text = String((0..<length).map { _ in "0123456789".randomElement(using: &random)! })
      let word = Self.word(text + ["x", "-", ",", "\n", "\u{0}"].randomElement(using: &random)!)
      #expect(ByteWord.number(word, digits: length) == UInt64(text))
      if length <= 4 { #expect(ByteWord.shortNumber(word, digits: length) == UInt32(text)) }
    }
  }

  @Test func `the first match of a byte is right`() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<20_000 {
      let bytes = (0..<8).map { _ in [UInt8(0), 1, 43, 44, 45, 127, 128, 172, 255].randomElement(using: &random)! }
      let found = ByteWord.matches(ByteWord.load(bytes), ByteWord.repeating(44))
      if (found == 0 ? nil : found.trailingZeroBitCount >> 3) != bytes.firstIndex(of: 44) { Issue.record("\(bytes)") }
    }
  }

  static func check(_ mantissa: UInt64, _ scale: Int) {
    let text = "\(mantissa)e-\(scale)"
    if ExactDecimal.nearest(mantissa, scale: scale) != strtod(text, nil) { Issue.record("\(text)") }
  }

  @Test func `decimals of up to 19 digits are the nearest numbers`() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<40_000 {
      let digits = Int.random(in: 1...19, using: &random)
      var mantissa = UInt64.random(in: 0..<UInt64(pow(10.0, Double(min(digits, 18)))), using: &random)
      if digits == 19 { mantissa = mantissa * 10 + 7 }
      // Half of them lie next to the middle between two numbers, where rounding is hardest.
      if Bool.random(using: &random) {
        let middle = UInt64.random(in: 1 << 53..<1 << 58, using: &random) | 1
        mantissa = middle << UInt64(Int.random(in: 0...5, using: &random))
      }
      Self.check(mantissa, Int.random(in: 0...19, using: &random))
    }
    for mantissa: UInt64 in [
      UInt64.max, 1 << 53, 1 << 53 + 1, 1 << 54 + 2, 1 << 54 + 6, 1 << 63, UInt64.max - 1023, UInt64.max - 1024,
    ] {
      for scale in 0...19 { Self.check(mantissa, scale) }
    }
  }
}
