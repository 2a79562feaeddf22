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
    let word = ByteWord.load(p)
    let whole = ByteWord.digits(word)
    guard whole > 0, whole < 8, p[0] != 48 || whole == 1 else { return nil }
    p += whole
    var mantissa = ByteWord.number(word, digits: whole)
    var scale = 0
    if p[0] == 46 {
      p += 1
      let word = ByteWord.load(p)
      scale = ByteWord.digits(word)
      guard scale > 0 else { return nil }
      mantissa = mantissa &* wholePowers[scale] &+ ByteWord.number(word, digits: scale)
      if scale == 8 {
        let word = ByteWord.load(p + 8)
        let more = ByteWord.digits(word)
        guard more < 8, whole + 8 + more <= 19 else { return nil }
        if more > 0 { mantissa = mantissa &* wholePowers[more] &+ ByteWord.number(word, digits: more) }
        scale += more
      }
      p += scale
    }
    guard p[0] | 32 != 101 else { return nil }
    cursor = p
    let value =
      mantissa < 1 << 53
      ? Double(Int64(bitPattern: mantissa)) / powers[scale] : ExactDecimal.wideQuotient(mantissa, wholePowers[scale])
    return isNegative ? -value : value
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
      let value = ExactDecimal.nearest(mantissa, scale: scale)
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
