import SpatialCore

/// From the bytes of a ward code to the ward, by one probe of a table.
struct CodeTable: Sendable {
  private struct Entry: BitwiseCopyable {
    /// First eight bytes of the code, zeros behind a shorter one.
    var first: UInt64 = 0
    var count: Int32 = 0
    /// The ward; −1 where nothing stands.
    var index: Int32 = -1
  }

  private let codes: [[UInt8]]
  /// Codes at the place of their hash or behind it; at least four times as many places as codes.
  private let entries: [Entry]
  private let shift: UInt64

  /// - Precondition: codes are unique.
  init(_ texts: [String]) {
    codes = texts.map { Array($0.utf8) }
    var bits: UInt64 = 4
    while 1 << bits < codes.count * 4 { bits += 1 }
    shift = 64 - bits
    var entries = [Entry](repeating: Entry(), count: 1 << bits)
    for (index, code) in codes.enumerated() {
      let first = code.withUnsafeBufferPointer(Self.first)
      var place = Self.hash(first, code.count, shift)
      while entries[place].index >= 0 { place = (place + 1) & (entries.count - 1) }
      entries[place] = Entry(first: first, count: Int32(code.count), index: Int32(index))
    }
    self.entries = entries
  }

  func index(of code: UnsafeBufferPointer<UInt8>) -> Int? { find(Self.first(code), code) }

  /// The same for a field behind whose start eight bytes can be read.
  @inline(__always)
  func index(of field: Field) -> Int? { find(ByteWord.prefix(ByteWord.load(field.start), field.count), field.bytes) }

  @inline(__always)
  private func find(_ first: UInt64, _ code: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = Self.hash(first, code.count, shift)
    while entries[place].index >= 0 {
      let entry = entries[place]
      if entry.first == first, Int(entry.count) == code.count {
        if code.count <= 8 || codes[Int(entry.index)].elementsEqual(code) { return Int(entry.index) }
      }
      place = (place + 1) & (entries.count - 1)
    }
    return nil
  }

  private static func first(_ code: UnsafeBufferPointer<UInt8>) -> UInt64 {
    code.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * $1.offset) }
  }

  /// Codes that agree in length and eight bytes share a place and stand behind each other.
  @inline(__always)
  private static func hash(_ first: UInt64, _ count: Int, _ shift: UInt64) -> Int {
    let mixed = (first ^ UInt64(truncatingIfNeeded: count) &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: ((mixed ^ mixed >> 32) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}

extension CodeTable {
  /// A code that the text becomes when zeros are put before it: spreadsheets take leading zeros away.
  func paddedMatch(_ text: String) -> String? {
    guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), !text.isEmpty, text.utf8.count < 12 else { return nil }
    for zeros in 1...4 {
      var padded = String(repeating: "0", count: zeros) + text
      if padded.withUTF8({ index(of: $0) }) != nil { return padded }
    }
    return nil
  }
}
