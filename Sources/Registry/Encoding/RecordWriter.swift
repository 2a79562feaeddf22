import Quantities

/// Writes values as few bytes as they need: numbers seven bits at a time, digits two a byte.
struct RecordWriter {
  var bytes: [UInt8] = []

  /// Seven bits a byte, lowest first; the highest bit says that more follow.
  mutating func append(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(_ value: Int) { append(UInt64(value)) }

  /// Numbers on both sides of zero: the sign is the lowest bit.
  mutating func append(signed value: Int) { append(UInt64(bitPattern: Int64(value << 1 ^ value >> 63))) }

  mutating func append(_ day: Day) { append(signed: Int(day.number)) }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 {
      append($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  /// A text that is likely to be of digits only: its length doubled, plus one when it is not.
  mutating func append(digits text: String) {
    var text = text
    text.withUTF8 { utf8 in
      guard utf8.allSatisfy({ $0 &- 48 < 10 }) else {
        append(utf8.count << 1 | 1)
        bytes.append(contentsOf: utf8)
        return
      }
      append(utf8.count << 1)
      for start in stride(from: 0, to: utf8.count, by: 2) {
        bytes.append((utf8[start] &- 48) << 4 | (start + 1 < utf8.count ? utf8[start + 1] &- 48 : 0))
      }
    }
  }

  /// The lowest bytes of a number, lowest first.
  mutating func append(_ value: UInt64, bytes count: Int) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * place))) }
  }
}
