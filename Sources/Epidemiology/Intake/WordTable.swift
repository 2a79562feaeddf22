import SpatialCore

/// Finds which of a few known words a field is, capitals and small letters alike, by one probe of a small table.
///
/// Words are ASCII, 1 to 16 bytes. A field with anything else, blanks around a word included, is not found. A handle to memory
/// that never changes: safe to share, and never copied on the way to a look-up.
final class WordTable: Sendable {
  private struct Entry: BitwiseCopyable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var count = 0
    var value = -1
  }

  private static let slots = 64
  nonisolated(unsafe) private let entries: UnsafeMutablePointer<Entry>
  private let multiplier: UInt64
  private let ofEmpty: Int

  /// - Parameter ofEmpty: the value of an empty field.
  /// - Precondition: the words are different, letters or digits, small, and at most sixteen.
  init(_ words: [(word: StaticString, value: Int)], ofEmpty: Int) {
    self.ofEmpty = ofEmpty
    let known = words.map { word, value in
      word.withUTF8Buffer { bytes in
        precondition((1...16).contains(bytes.count) && bytes.allSatisfy { $0 | 32 == $0 && $0 > 32 })
        var entry = Entry(count: bytes.count, value: value)
        for (i, byte) in bytes.enumerated() {
          if i < 8 { entry.first |= UInt64(byte) << (8 * i) } else { entry.second |= UInt64(byte) << (8 * i - 64) }
        }
        return entry
      }
    }
    // A multiplier under which no two words share a place.
    var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    while Set(known.map { Self.slot($0.first, $0.count, multiplier) }).count < known.count {
      multiplier = multiplier &* 0x5851_F42D_4C95_7F2D | 1
    }
    self.multiplier = multiplier
    entries = .allocate(capacity: Self.slots)
    entries.initialize(repeating: Entry(), count: Self.slots)
    for entry in known { entries[Self.slot(entry.first, entry.count, multiplier)] = entry }
  }

  deinit { entries.deallocate() }

  @inline(__always)
  private static func slot(_ first: UInt64, _ count: Int, _ multiplier: UInt64) -> Int {
    Int(truncatingIfNeeded: ((first ^ UInt64(truncatingIfNeeded: count)) &* multiplier) >> 58)
  }

  /// The value of the word, or −1 when the field is none of the words. Sixteen bytes from its start must be readable.
  @inline(__always)
  func value(_ field: Field) -> Int {
    let (start, count) = (field.start, field.count)
    if count == 0 { return ofEmpty }
    guard count <= 16 else { return -1 }
    let first = ByteWord.prefix(ByteWord.load(start), count)
    let second = count > 8 ? ByteWord.prefix(ByteWord.load(start + 8), count &- 8) : 0
    let (a, b) = (Self.folded(first), Self.folded(second))
    let entry = entries[Self.slot(a, count, multiplier)]
    return entry.first == a && entry.second == b && entry.count == count ? entry.value : -1
  }

  /// The capitals among eight bytes made small; other bytes as they are.
  @inline(__always)
  private static func folded(_ word: UInt64) -> UInt64 {
    // Bit 7 of each byte: whether it is ASCII, at least 'A', and at most 'Z'.
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let aboveZ = low &+ 0x2525_2525_2525_2525
    let capital = fromA & ~aboveZ & ~word & 0x8080_8080_8080_8080
    return word | capital >> 2
  }
}
