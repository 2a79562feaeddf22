import Foundation
import Testing

@testable import Epidemiology

@Suite struct ChunkReaderTests {
  /// Byte by byte, after the rule: a quote opens a field only where one begins.
  static func slowly(_ bytes: [UInt8], _ delimiter: UInt8) -> Int {
    var whole = 0
    var isQuoted = false
    var atStart = true
    var i = 0
    while i < bytes.count {
      if isQuoted {
        if bytes[i] == 34 {
          if i + 1 < bytes.count, bytes[i + 1] == 34 { i += 1 } else { isQuoted = false }
        }
        atStart = false
      } else if bytes[i] == 34, atStart {
        isQuoted = true
      } else {
        if bytes[i] == 10 { whole = i + 1 }
        atStart = bytes[i] == 10 || bytes[i] == 13 || bytes[i] == delimiter
      }
      i += 1
    }
    return whole
  }

  @Test func `every short text is cut behind its last whole record`() {
    let alphabet: [UInt8] = [34, 44, 10, 13, 97]
    for length in 0...6 {
      for number in 0..<Int(pow(5.0, Double(length))) {
        var rest = number
        let bytes = (0..<length).map { _ -> UInt8 in
          defer { rest /= 5 }
          return alphabet[rest % 5]
        }
        if ChunkReader.lengthOfWholeRecords(bytes, length, 44) != Self.slowly(bytes, 44) { Issue.record("\(bytes)") }
      }
    }
  }

  @Test(arguments: 0..<20) func `chunks of any size hold whole records and lose no byte`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var text = "a,b\n"
    for _ in 0..<500 {
      let fields = (0..<2).map { _ in
        ["plain", "", "\"quoted, with comma\"", "\"two\nlines\"", "\"a \"\"word\"\"\"", "5\" wide", "dấu"]
          .randomElement(using: &random)!
      }
      text += fields.joined(separator: ",") + ["\n", "\r\n"].randomElement(using: &random)!
    }
    let file = try TemporaryFile(text)
    let reader = try DelimitedFile(path: file.path).reader
    var buffer = ChunkReader.Buffer(capacity: Int.random(in: 1...700, using: &random))
    var all: [UInt8] = []
    while let chunk = try reader.next(into: &buffer) {
      let bytes = Array(UnsafeBufferPointer(start: buffer.storage, count: chunk.count))
      #expect(Self.slowly(bytes, 44) == bytes.count)
      #expect(buffer.storage[chunk.count] == 10 && buffer.storage[chunk.count + 1] == 0)
      all += bytes
    }
    #expect(String(decoding: all, as: UTF8.self) == String(text.dropFirst(4)))
  }
}
