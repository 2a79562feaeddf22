/// From the digits of a decimal to the nearest floating-point number.
enum ExactDecimal {
  /// `mantissa / 10^scale`, rounded to nearest, ties to even.
  ///
  /// - Precondition: `scale` is 0 to 19.
  /// Source: for mantissas below 2⁵³ one division rounds correctly (W. D. Clinger, "How to Read Floating Point Numbers
  /// Accurately", 1990, doi:10.1145/93542.93557).
  @inline(__always)
  static func nearest(_ mantissa: UInt64, scale: Int) -> Double {
    if mantissa < 1 << 53 { return Double(Int64(truncatingIfNeeded: mantissa)) / exactPowersOfTen[scale] }
    return wideQuotient(mantissa, scale)
  }

  /// The same for mantissas of all 64 bits: the quotient as a whole number of 63 or 64 bits and what is left, then rounding.
  @inline(never)
  private static func wideQuotient(_ mantissa: UInt64, _ scale: Int) -> Double {
    let divisor = (0..<scale).reduce(UInt64(1)) { power, _ in power * 10 }
    let (shift, divisorShift) = (mantissa.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let dividend = mantissa << UInt64(shift)
    // Half the dividend over the divisor, both with their highest bit set: the quotient fits 64 bits.
    let (quotient, rest) = (divisor << UInt64(divisorShift)).dividingFullWidth((dividend >> 1, dividend << 63))
    let spare = UInt64(11 - quotient.leadingZeroBitCount)
    var significand = quotient >> spare
    let cut = quotient & (1 << spare - 1)
    let half: UInt64 = 1 << (spare - 1)
    if cut > half || cut == half && (rest != 0 || significand & 1 == 1) { significand += 1 }
    return Double(sign: .plus, exponent: Int(spare) - 63 + divisorShift - shift, significand: Double(significand))
  }
}
