import Foundation
import Testing

@testable import SpatialCore

/// Numbers against those of the C library.
@Suite struct NumberTests {
  /// The number at the start of a text, and how many bytes were taken for it.
  static func read(_ text: String, takesWords: Bool = true) -> (value: Double, length: Int)? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      scanner.takesWords = takesWords
      guard let value = try? scanner.number() else { return nil }
      return (value, scanner.offset)
    }
  }

  /// Whether a number reads as the C library does, at the end of a text, in the middle of one, and byte by byte.
  static func isExact(_ number: String) -> Bool {
    let expected = strtod(number, nil)
    return [
      ("", true), ("]", true), (",20.5,[7,8]],[[9.25, 10.125]]" + String(repeating: " ", count: 40), true),
      (" ,", false),
    ]
    .allSatisfy { rest, takesWords in
      guard let found = read(number + rest, takesWords: takesWords) else { return false }
      return found.value.bitPattern == expected.bitPattern && found.length == number.utf8.count
    }
  }

  static func digits(_ count: Int, _ random: inout SplitMix64) -> String {
    (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
  }

  @Test func `numbers of every length are the nearest, as those of the C library`() {
    var random = SplitMix64(seed: 81)
    var wrong: [String] = []
    for round in 0..<60_000 {
      let whole =
        round % 4 == 0 ? "0" : String(Int.random(in: 1...9, using: &random)) + Self.digits(round % 10, &random)
      let fraction = Int.random(in: 0...21, using: &random)
      var number = (Bool.random(using: &random) ? "-" : "") + whole
      if fraction > 0 { number += "." + Self.digits(fraction, &random) }
      if round % 11 == 0 {
        number += ["e", "E", "e+", "E-"][round % 4] + String(Int.random(in: 0...330, using: &random))
      }
      if !Self.isExact(number) { wrong.append(number) }
    }
    #expect(wrong == [], "seed 81")
  }

  @Test func `numbers next to the middle of two are rounded to the right one`() {
    var random = SplitMix64(seed: 82)
    var wrong: [String] = []
    for _ in 0..<20_000 {
      // The middle of two neighbours between 2^53 and 2^63 is a whole number; a digit after the point may tip it.
      let exponent = UInt64.random(in: 1...9, using: &random)
      let mantissa = UInt64.random(in: 1 << 52..<1 << 53, using: &random)
      let middle = (mantissa << 1 | 1) << (exponent - 1)
      let scale = Int.random(in: 0...18, using: &random)
      for value in [middle - 1, middle, middle + 1] {
        var number = String(value)
        if scale > 0, scale < number.count { number.insert(".", at: number.index(number.endIndex, offsetBy: -scale)) }
        if !Self.isExact(number) { wrong.append(number) }
      }
    }
    #expect(wrong == [], "seed 82")
  }

  @Test func `shortest forms of coordinates read back the same`() {
    var random = SplitMix64(seed: 83)
    var wrong: [Double] = []
    for _ in 0..<50_000 {
      let value = Double.random(in: -180...180, using: &random)
      if Self.read("\(value) , 20.123456789012345, 1234567")?.value != value { wrong.append(value) }
    }
    #expect(wrong == [], "seed 83")
    #expect(Self.read("-0.0,1                                ")?.value.sign == .minus)
  }

  @Test(
    arguments: [
      "", "-", "+1", ".5", "1.", "1.e3", "01", "-01.5", "00", "1e", "1e+", "--1", "a", "- 1", "1.a", "-.5", "0x10",
    ])
  func `what is no number is refused in the middle of a text too, or read up to where it ends`(_ text: String) {
    for rest in ["", String(repeating: " ", count: 64)] {
      let careful = Self.read(text + rest, takesWords: false)
      let quick = Self.read(text + rest)
      #expect(careful?.value == quick?.value)
      #expect(careful?.length == quick?.length)
      if text != "0x10" { #expect(quick == nil) }
    }
  }
}
