/// Appends JSON to a byte buffer; the caller keeps the grammar, this keeps the spelling.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  public mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Text that is JSON already.
  public mutating func json(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Bytes that are JSON already.
  mutating func json(bytes more: [UInt8]) { bytes.append(contentsOf: more) }

  /// A string with what must be escaped; `<` is escaped too, so that the text can stand inside an HTML script element.
  public mutating func string(_ text: String) {
    bytes.append(34)
    for byte in text.utf8 {
      switch byte {
      case 34: raw(#"\""#)
      case 92: raw(#"\\"#)
      case 10: raw(#"\n"#)
      case 13: raw(#"\r"#)
      case 9: raw(#"\t"#)
      case 0..<32, 60:
        raw(#"\u00"#)
        for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
      default: bytes.append(byte)
      }
    }
    bytes.append(34)
  }

  /// A number in its shortest form that reads back the same; `null` when it is not finite.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return raw("null") }
    if value == value.rounded(), abs(value) < 1e15 { return integer(Int(value)) }
    json(value.description)
  }

  public mutating func integer(_ value: Int) { json(String(value)) }

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
