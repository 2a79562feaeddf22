import Quantities

/// Appends numbers and texts to bytes; what `ByteReader` reads.
struct ByteWriter {
  var bytes: [UInt8] = []

  /// A whole number in as few bytes as it takes: 7 bits each, the sign in the lowest bit (LEB128 of the zigzag form).
  mutating func whole(_ value: Int128) {
    var rest = UInt128(truncatingIfNeeded: value << 1 ^ value >> 127)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func whole(_ value: Int) { whole(Int128(value)) }

  mutating func fraction(_ value: Fraction) {
    whole(value.numerator)
    whole(value.denominator)
  }

  mutating func text(_ text: String) {
    whole(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func optional<T>(_ value: T?, _ write: (inout ByteWriter, T) -> Void) {
    bytes.append(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  mutating func list<T>(_ values: [T], _ write: (inout ByteWriter, T) -> Void) {
    whole(values.count)
    for value in values { write(&self, value) }
  }
}

/// Reads what `ByteWriter` wrote; every reading is `nil` where the bytes do not hold it.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() -> UInt8? {
    guard position < bytes.count else { return nil }
    position += 1
    return bytes[position - 1]
  }

  mutating func wide() -> Int128? {
    var value: UInt128 = 0
    var shift: UInt128 = 0
    while let byte = byte() {
      guard shift < 127 else { return nil }
      value |= UInt128(byte & 0x7F) << shift
      if byte < 0x80 { return Int128(truncatingIfNeeded: value >> 1) ^ -Int128(truncatingIfNeeded: value & 1) }
      shift += 7
    }
    return nil
  }

  mutating func whole() -> Int? { wide().flatMap { Int(exactly: $0) } }

  mutating func fraction() -> Fraction? {
    guard let numerator = wide(), let denominator = wide(), denominator > 0 else { return nil }
    return Fraction(numerator, over: denominator)
  }

  mutating func text() -> String? {
    guard let count = whole(), count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  /// - Returns: `nil` for what cannot be read; a value of `nil` for one that is not there.
  mutating func optional<T>(_ read: (inout ByteReader) -> T?) -> T?? {
    switch byte() {
    case 0: .some(nil)
    case 1: read(&self).map { .some($0) }
    default: nil
    }
  }

  mutating func list<T>(_ read: (inout ByteReader) -> T?) -> [T]? {
    guard let count = whole(), count >= 0, count <= bytes.count - position else { return nil }
    var values: [T] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      guard let value = read(&self) else { return nil }
      values.append(value)
    }
    return values
  }
}
