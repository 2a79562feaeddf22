/// Eight bytes of a text at once: where its digits end, what they say, and where a byte stands.
///
/// Words are little-endian: the first byte of the text is the lowest. The bytes behind a text must be readable; what stands
/// there is ignored.
///
/// Source: the tests for equal bytes and the sums of digits in one word are folklore, described in H. S. Warren, "Hacker's
/// Delight", 2nd ed. (2012), chapter 6, and D. Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice and
/// Experience 51 (2021), doi:10.1002/spe.2984.
@usableFromInline package enum ByteWord {
  @inlinable @inline(__always)
  package static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  /// How many of the first bytes are digits, 0 to 8.
  @inlinable @inline(__always)
  package static func digits(_ word: UInt64) -> Int {
    // The highest bit is set by adding for what lies above '9', by subtracting for what lies below '0' or far above; carries
    // of bytes that are no digits only reach later ones.
    let others =
      ((word &+ 0x4646_4646_4646_4646) | (word &- 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount >> 3
  }

  /// The number that the first `count` bytes say, which must be digits.
  ///
  /// - Precondition: `count` is 1 to 8.
  @inlinable @inline(__always)
  package static func number(_ word: UInt64, digits count: Int) -> UInt64 {
    var value = (word &- 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
    value = value &* 10 &+ value >> 8
    let pairs: UInt64 = 0x0000_00FF_0000_00FF
    return ((value & pairs) &* 0x000F_4240_0000_0064 &+ ((value >> 16) & pairs) &* 0x0000_2710_0000_0001) >> 32
  }

  /// The number that the first `count` bytes say, which must be digits.
  ///
  /// - Precondition: `count` is 1 to 4.
  @inlinable @inline(__always)
  package static func shortNumber(_ word: UInt64, digits count: Int) -> UInt32 {
    var value =
      (UInt32(truncatingIfNeeded: word) &- 0x3030_3030) &<< UInt32(truncatingIfNeeded: 32 &- count &* 8)
    value = (value &* 10 &+ value >> 8) & 0x00FF_00FF
    return (value & 0xFF) &* 100 &+ value >> 16
  }

  /// The byte in all eight places.
  @inlinable @inline(__always)
  package static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The highest bit of each byte that equals the pattern's; bits above the first one may be wrong.
  @inlinable @inline(__always)
  package static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  /// The first `count` bytes, zeros behind them.
  @inlinable @inline(__always)
  package static func prefix(_ word: UInt64, _ count: Int) -> UInt64 {
    count >= 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
  }
}
