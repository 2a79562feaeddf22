import Testing

@testable import SpatialCore

@Suite struct JSONWriterTests {
  /// A JSON string, byte by byte.
  static func reference(_ text: String) -> [UInt8] {
    var result: [UInt8] = [34]
    for byte in text.utf8 {
      switch byte {
      case 34: result += Array(#"\""#.utf8)
      case 92: result += Array(#"\\"#.utf8)
      case 10: result += Array(#"\n"#.utf8)
      case 13: result += Array(#"\r"#.utf8)
      case 9: result += Array(#"\t"#.utf8)
      case 0..<32, 60:
        let digits = String(byte, radix: 16)
        result += Array((digits.count == 1 ? #"\u000"# : #"\u00"#).utf8) + Array(digits.utf8)
      default: result.append(byte)
      }
    }
    return result + [34]
  }

  @Test func `strings are escaped wherever a special byte stands`() throws {
    var random = SplitMix64(seed: 91)
    let alphabet = Array(" abcxyzPhườngĐống Đa0123456789[]{}:,!#;=?@_`~\u{7F}é漢😀").map(String.init)
    let special = ["\"", "\\", "<", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{B}"]
    for _ in 0..<5_000 {
      let length = Int.random(in: 0...40, using: &random)
      let share = Int.random(in: 0...3, using: &random)
      let text = (0..<length).map { _ in
        (Int.random(in: 0..<8, using: &random) < share ? special : alphabet).randomElement(using: &random) ?? ""
      }.joined()
      var writer = JSONWriter()
      writer.string(text)
      #expect(writer.bytes == Self.reference(text), "seed 91: \(text)")
      let back = try writer.bytes.withUnsafeBufferPointer { bytes in
        var scanner = JSONScanner(bytes)
        return try scanner.value()
      }
      #expect(back == .string(text), "seed 91: \(text)")
    }
  }

  @Test func `whole numbers are written with all their digits`() {
    var random = SplitMix64(seed: 92)
    let edges = [0, 9, 10, -1, -9, -10, 99, 100, Int.max, Int.min, Int.min + 1]
    let others = (0..<2_000).map { _ in Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0...62, using: &random)
    }
    for value in edges + others {
      var writer = JSONWriter()
      writer.integer(value)
      #expect(writer.text == String(value), "seed 92")
    }
  }
}
