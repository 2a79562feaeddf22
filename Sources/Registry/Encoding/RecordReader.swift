import Quantities

/// Reads what a `RecordWriter` wrote.
///
/// What it reads was sealed, so it is what was written; a fault of the program would end in `RegistryError.unreadable`.
struct RecordReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: some Sequence<UInt8>) {
    let all = Array(bytes)
    self.bytes = all[...]
    position = 0
  }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func byte() throws(RegistryError) -> UInt8 {
    guard position < bytes.endIndex else { throw .unreadable }
    position += 1
    return bytes[position - 1]
  }

  mutating func number() throws(RegistryError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw .unreadable
  }

  mutating func int() throws(RegistryError) -> Int { Int(truncatingIfNeeded: try number()) }

  mutating func signed() throws(RegistryError) -> Int {
    let value = Int(truncatingIfNeeded: try number())
    return Int(bitPattern: UInt(bitPattern: value) >> 1) ^ -(value & 1)
  }

  mutating func day() throws(RegistryError) -> Day { Day(number: Int32(truncatingIfNeeded: try signed())) }

  mutating func raw(_ count: Int) throws(RegistryError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - position else { throw .unreadable }
    position += count
    return bytes[position - count..<position]
  }

  mutating func text() throws(RegistryError) -> String { String(decoding: try raw(try int()), as: UTF8.self) }

  mutating func digits() throws(RegistryError) -> String {
    let head = try int()
    let count = head >> 1
    if head & 1 == 1 { return String(decoding: try raw(count), as: UTF8.self) }
    let packed = try raw((count + 1) / 2)
    var digits: [UInt8] = []
    digits.reserveCapacity(count + 1)
    for pair in packed {
      digits.append(48 + pair >> 4)
      digits.append(48 + pair & 15)
    }
    return String(decoding: digits.prefix(count), as: UTF8.self)
  }

  mutating func number(bytes count: Int) throws(RegistryError) -> UInt64 {
    try raw(count).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
  }
}
