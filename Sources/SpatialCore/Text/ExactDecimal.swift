/// From the digits of a decimal to the nearest floating-point number.
package enum ExactDecimal {
  /// Powers of ten that floating point holds exactly, and that 64 bits hold: 1 to 10¹⁹. They stay where they are for ever, so
  /// that a loop can keep their addresses.
  nonisolated(unsafe) package static let powers = table { Double($0) }
  nonisolated(unsafe) package static let wholePowers = table { $0 }

  private static func table<Power>(_ value: (UInt64) -> Power) -> UnsafePointer<Power> {
    let powers = UnsafeMutablePointer<Power>.allocate(capacity: 20)
    for exponent in 0..<20 {
      (powers + exponent).initialize(to: value((0..<exponent).reduce(1) { power, _ in power * 10 }))
    }
    return UnsafePointer(powers)
  }

  /// `mantissa / 10^scale`, rounded to nearest, ties to even.
  ///
  /// - Precondition: `scale` is 0 to 19.
  /// Source: for mantissas below 2⁵³ both numbers are exact and one division rounds correctly (W. D. Clinger, "How to Read
  /// Floating Point Numbers Accurately", 1990, doi:10.1145/93542.93557).
  package static func nearest(_ mantissa: UInt64, scale: Int) -> Double {
    mantissa < 1 << 53 ? Double(mantissa) / powers[scale] : wideQuotient(mantissa, wholePowers[scale])
  }

  /// The nearest number to the quotient of two whole numbers that floating point need not hold, by division in 128 bits.
  @inline(never)
  package static func wideQuotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
    guard dividend > 0 else { return 0 }
    let up = dividend.leadingZeroBitCount
    let down = divisor.leadingZeroBitCount
    let high = dividend << up
    // Both have their highest bit set now, so the quotient has 63 or 64 bits: at least nine more than are kept. A bit that
    // stands for the remainder is enough to round as if all bits were there.
    let (quotient, remainder) = (divisor << down).dividingFullWidth((high >> 1, high << 63))
    let power = Double(bitPattern: UInt64(1023 + down - up - 63) << 52)
    return Double(remainder == 0 ? quotient : quotient | 1) * power
  }
}
