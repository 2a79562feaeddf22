#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension JSONScanner {
  /// Reads a number as the nearest floating-point number, ties to even.
  @inline(__always)
  mutating func number() throws(JSONError) -> Double {
    skipBlanks()
    if let value = plainNumber() { return value }
    return try carefulNumber()
  }

  /// Bytes that `plainNumber` looks at, at most: a sign, eight digits, a point, twice eight digits, and what comes after.
  private static var reach: Int { 32 }

  /// Reads the number that begins at the cursor if it has at most seven digits before the point, fifteen after it and no
  /// exponent, as coordinates have; `nil`, and nothing is consumed, when it has another form or the text ends soon.
  @inline(__always)
  mutating func plainNumber() -> Double? {
    guard end - cursor >= Self.reach, takesWords else { return nil }
    // The bytes that are read here lie before the end, so no byte needs a check of its own.
    var p = cursor
    let isNegative = p[0] == 45
    if isNegative { p += 1 }
    let whole = DigitRun(at: p)
    guard whole.count > 0, whole.count < 8, p[0] != 48 || whole.count == 1 else { return nil }
    p += whole.count
    var mantissa = whole.value
    var scale = 0
    if p[0] == 46 {
      let fraction = DigitRun(at: p + 1)
      guard fraction.count > 0 else { return nil }
      mantissa = mantissa &* integerPowersOfTen[fraction.count] &+ fraction.value
      scale = fraction.count
      if fraction.count == 8 {
        let more = DigitRun(at: p + 9)
        guard more.count < 8, whole.count + 8 + more.count <= 19 else { return nil }
        mantissa = mantissa &* integerPowersOfTen[more.count] &+ more.value
        scale += more.count
      }
      p += 1 + scale
    }
    guard p[0] | 32 != 101 else { return nil }
    cursor = p
    let value = Self.quotient(mantissa, scale)
    return isNegative ? -value : value
  }

  /// The nearest number to `mantissa × 10^−scale`.
  ///
  /// - Precondition: `scale` is at most 19.
  @inline(__always)
  private static func quotient(_ mantissa: UInt64, _ scale: Int) -> Double {
    // Below 2^53 both numbers are exact and one division rounds correctly (Clinger 1990, doi:10.1145/93542.93557).
    mantissa < 1 << 53
      ? Double(Int64(bitPattern: mantissa)) / powersOfTen[scale] : longQuotient(mantissa, integerPowersOfTen[scale])
  }

  /// The nearest number to the quotient of two whole numbers that floating point cannot hold, by division in 128 bits.
  @inline(never)
  static func longQuotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
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

  /// Reads any number, byte by byte.
  @inline(never)
  private mutating func carefulNumber() throws(JSONError) -> Double {
    let first = cursor
    var p = cursor
    let negative = p < end && p[0] == 45
    if negative { p += 1 }
    var mantissa: UInt64 = 0
    let digits = p
    while p < end, p[0] &- 48 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(p[0] &- 48)
      p += 1
    }
    var count = p - digits
    guard count > 0 else { throw unexpected("a value") }
    if count > 1, digits[0] == 48 { throw error("a number with a leading zero", at: digits) }
    var scale = 0
    if p < end, p[0] == 46 {
      p += 1
      let point = p
      while p < end, p[0] &- 48 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(p[0] &- 48)
        p += 1
      }
      scale = p - point
      if scale == 0 { throw error("a digit must follow the point of a number", at: p) }
      count += scale
    }
    if p < end, p[0] | 32 == 101 { return try slowNumber(from: first) }
    cursor = p
    // Nineteen digits are less than 2^64.
    if count <= 19 {
      let value = Self.quotient(mantissa, scale)
      return negative ? -value : value
    }
    return try slowNumber(from: first)
  }

  @inline(never)
  private mutating func slowNumber(from first: UnsafePointer<UInt8>) throws(JSONError) -> Double {
    var p = first
    while p < end, p[0] &- 48 < 10 || p[0] == 45 || p[0] == 46 { p += 1 }
    if p < end, p[0] | 32 == 101 {
      p += 1
      if p < end, p[0] == 43 || p[0] == 45 { p += 1 }
      let exponent = p
      while p < end, p[0] &- 48 < 10 { p += 1 }
      if p == exponent { throw error("a digit must follow the exponent mark of a number", at: p) }
    }
    var text = Array(
      UnsafeBufferPointer(start: UnsafeRawPointer(first).assumingMemoryBound(to: CChar.self), count: p - first))
    text.append(0)
    cursor = p
    return strtod(text, nil)
  }
}

/// The ASCII digits that a word of eight bytes begins with.
struct DigitRun {
  /// From 0 to 8.
  let count: Int
  let value: UInt64

  /// - Precondition: eight bytes can be read at `place`.
  @inline(__always)
  init(at place: UnsafePointer<UInt8>) {
    let word = UnsafeRawPointer(place).loadUnaligned(as: UInt64.self).littleEndian ^ 0x3030_3030_3030_3030
    // The highest bit of each byte that is no digit. A carry can only spoil bytes behind the first such one.
    let others = ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
    count = others.trailingZeroBitCount >> 3
    // With the last digit in the highest byte, what stands before the first are zeros; neighbours are joined three times.
    let pairs = { ($0 &* 10) &+ ($0 >> 8) }(word << UInt64(64 - 8 * count))
    value =
      ((pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        &+ ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) >> 32
  }
}

/// Powers of ten that floating point holds exactly, written out so that they stand in the program as they are.
let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]

/// Powers of ten that 64 bits hold.
let integerPowersOfTen: [UInt64] = [
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
  100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
  10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]
