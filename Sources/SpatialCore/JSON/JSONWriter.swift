/// Appends JSON to a byte buffer; the caller keeps the grammar, this keeps the spelling.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Takes back what was appended since there were `count` bytes.
  mutating func removeAll(from count: Int) { bytes.removeSubrange(count...) }

  public mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Text that is JSON already.
  public mutating func json(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Bytes that are JSON already.
  package mutating func json(_ more: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: more) }

  /// A string with what must be escaped; `<` is escaped too, so that the text can stand inside an HTML script element.
  public mutating func string(_ text: String) {
    bytes.append(34)
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      while true {
        let stop = Self.firstSpecial(utf8, from: start)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<stop]))
        guard stop < utf8.count else { break }
        escape(utf8[stop])
        start = stop + 1
      }
    }
    bytes.append(34)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 34: raw(#"\""#)
    case 92: raw(#"\\"#)
    case 10: raw(#"\n"#)
    case 13: raw(#"\r"#)
    case 9: raw(#"\t"#)
    default:
      raw(#"\u00"#)
      for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
    }
  }

  /// Index of the first byte that must be escaped; the number of bytes when none must.
  private static func firstSpecial(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var i = start
    let bytes = UnsafeRawBufferPointer(utf8)
    // Eight bytes at a time while none of them can be special: neither below 32 nor ", < or \.
    while i + 8 <= utf8.count {
      let word = bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      var found = (word &- 0x2020_2020_2020_2020) & ~word
      for pattern: UInt64 in [0x2222_2222_2222_2222, 0x3C3C_3C3C_3C3C_3C3C, 0x5C5C_5C5C_5C5C_5C5C] {
        let difference = word ^ pattern
        found |= (difference &- 0x0101_0101_0101_0101) & ~difference
      }
      if found & 0x8080_8080_8080_8080 != 0 { break }
      i += 8
    }
    while i < utf8.count {
      let byte = utf8[i]
      if byte < 32 || byte == 34 || byte == 60 || byte == 92 { return i }
      i += 1
    }
    return i
  }

  /// A number in its shortest form that reads back the same; `null` when it is not finite.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return raw("null") }
    if value == value.rounded(), abs(value) < 1e15 { return integer(Int(value)) }
    json(value.description)
  }

  public mutating func integer(_ value: Int) {
    if 0..<10 ~= value { return bytes.append(48 + UInt8(truncatingIfNeeded: value)) }
    // The digits come from the last to the first.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = digits.count
      var rest = value.magnitude
      repeat {
        first -= 1
        digits[first] = 48 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if value < 0 {
        first -= 1
        digits[first] = 45
      }
      bytes.append(contentsOf: digits[first...])
    }
  }

  /// `"name":`, after a comma unless it is the first member.
  public mutating func key(_ name: String, first: Bool = false) {
    if !first { bytes.append(44) }
    string(name)
    bytes.append(58)
  }

  public mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Any value.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): flag ? raw("true") : raw("false")
    case .number(let digits): json(digits)
    case .string(let text): string(text)
    case .array(let elements):
      bytes.append(91)
      for (i, element) in elements.enumerated() {
        if i > 0 { bytes.append(44) }
        self.value(element)
      }
      bytes.append(93)
    case .object(let members):
      bytes.append(123)
      for (i, member) in members.enumerated() {
        key(member.name, first: i == 0)
        self.value(member.value)
      }
      bytes.append(125)
    }
  }
}
