/// From the bytes of a ward code to the ward, by one probe of a table.
struct CodeTable: Sendable {
  private let codes: [[UInt8]]
  /// Ward + 1 at the place of its hash, 0 where nothing is; twice as many places as codes at least.
  private let slots: [Int32]
  private let mask: Int

  /// - Precondition: codes are unique.
  init(_ texts: [String]) {
    codes = texts.map { Array($0.utf8) }
    var size = 16
    while size < codes.count * 4 { size *= 2 }
    mask = size - 1
    var slots = [Int32](repeating: 0, count: size)
    for (index, code) in codes.enumerated() {
      var place = code.withUnsafeBufferPointer(Self.hash) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = Int32(index + 1)
    }
    self.slots = slots
  }

  func index(of code: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = Self.hash(code) & mask
    while slots[place] != 0 {
      let index = Int(slots[place]) - 1
      if codes[index].count == code.count, codes[index].elementsEqual(code) { return index }
      place = (place + 1) & mask
    }
    return nil
  }

  /// FNV-1a, 64 bits.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: value ^ value >> 29)
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
