/// Coordinates in whole ten-millionths of a degree, about a centimetre: what GeoJSON files carry.
enum FixedDecimal {
  static let scale = 10_000_000.0

  /// The nearest whole number of ten-millionths, ties to even; exact for magnitudes below 9 × 10⁸.
  @inline(__always)
  static func units(_ value: Double) -> Int {
    let scaled = value * scale
    // In a number of this size the last bit counts ones: adding it rounds as asked, and the bits are the answer.
    let shift = 6_755_399_441_055_744.0  // 1.5 × 2⁵²
    guard abs(scaled) < 2_251_799_813_685_248 else { return Int(scaled.rounded(.toNearestOrEven)) }
    return Int(Int64(bitPattern: (scaled + shift).bitPattern &- shift.bitPattern))
  }

  /// Bytes that `write` may touch: a sign, twelve digits, the point, and eight bytes more.
  static let room = 24

  /// Writes the shortest decimal: no trailing zeros, no exponent, no negative zero.
  ///
  /// - Parameter place: has room for `room` bytes; those behind the decimal may be overwritten.
  /// - Returns: the place behind the decimal.
  @inline(__always)
  static func write(_ units: Int, to place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    var p = place
    p[0] = 45
    if units < 0 { p += 1 }
    let magnitude = units.magnitude
    let whole = magnitude / 10_000_000
    let fraction = magnitude - whole * 10_000_000
    if whole < 100_000_000 {
      let digits = eightDigits(UInt64(whole))
      let blank = min(digits.trailingZeroBitCount >> 3, 7)
      store((digits | 0x3030_3030_3030_3030) >> UInt64(8 * blank), to: p)
      p += 8 - blank
    } else {
      for digit in String(whole).utf8 {
        p[0] = digit
        p += 1
      }
    }
    guard fraction != 0 else { return p }
    let digits = eightDigits(UInt64(fraction) * 10)
    p[0] = 46
    store(digits | 0x3030_3030_3030_3030, to: p + 1)
    return p + 9 - digits.leadingZeroBitCount >> 3
  }

  @inline(__always)
  private static func store(_ word: UInt64, to place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt64.self)
  }

  /// The eight digits of a number below 10⁸ as the bytes of a word, the first digit in the lowest byte.
  ///
  /// The number is cut in halves three times; all pieces of one size are divided by one multiplication.
  @inline(__always)
  static func eightDigits(_ value: UInt64) -> UInt64 {
    let high = value / 10_000
    let fours = high | (value - high * 10_000) << 32
    let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let twos = hundreds | (fours - hundreds * 100) << 16
    let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (twos - tens * 10) << 8
  }
}
