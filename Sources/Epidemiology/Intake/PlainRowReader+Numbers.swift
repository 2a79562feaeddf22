import SpatialCore

extension PlainRowReader {
  @inline(__always)
  func decimal(_ p: inout UnsafePointer<UInt8>, _ value: inout Double) -> Bool {
    var q = p
    let isNegative = q[0] == 45
    if isNegative { q += 1 }
    let word = ByteWord.load(q)
    let whole = ByteWord.digits(word)
    guard whole > 0, whole <= 4 else { return false }
    var mantissa = UInt64(ByteWord.shortNumber(word, digits: whole))
    var scale = 0
    q += whole
    if q[0] == 46 || q[0] == decimalMark {
      q += 1
      while true {
        let word = ByteWord.load(q)
        let digits = ByteWord.digits(word)
        guard digits > 0 else { break }
        guard whole &+ scale &+ digits <= 19 else { return false }
        mantissa = mantissa &* wholePowers[digits] &+ ByteWord.number(word, digits: digits)
        scale &+= digits
        q += digits
        if digits < 8 { break }
      }
    }
    p = q
    let magnitude =
      mantissa < 1 << 53
      ? Double(Int64(bitPattern: mantissa)) / powers[scale] : ExactDecimal.wideQuotient(mantissa, wholePowers[scale])
    value = isNegative ? -magnitude : magnitude
    return true
  }

  @inline(__always)
  func age(_ p: inout UnsafePointer<UInt8>, _ band: inout Int) -> Bool {
    let word = ByteWord.load(p)
    let digits = ByteWord.digits(word)
    if digits == 0 {
      band = Stratum.unknownAge
      return true
    }
    guard digits <= 3 else { return false }
    let age = Int(ByteWord.shortNumber(word, digits: digits))
    guard age <= AgeBands.oldest else { return false }
    band = Int(bandOfAge[age])
    p += digits
    return true
  }

  @inline(__always)
  func count(_ p: inout UnsafePointer<UInt8>, _ count: inout Int) -> Bool {
    let isNegative = p[0] == 45
    if isNegative { p += 1 }
    let word = ByteWord.load(p)
    let digits = ByteWord.digits(word)
    if digits == 0 {
      count = 1
      return !isNegative
    }
    guard digits < 8 else { return false }
    let value = Int(truncatingIfNeeded: ByteWord.number(word, digits: digits))
    count = isNegative ? -value : value
    p += digits
    return true
  }

  @inline(__always)
  func doseNumber(_ p: inout UnsafePointer<UInt8>, _ number: inout Int) -> Bool {
    let word = ByteWord.load(p)
    let digits = ByteWord.digits(word)
    guard digits > 0, digits <= 2 else { return false }
    number = Int(truncatingIfNeeded: ByteWord.number(word, digits: digits))
    p += digits
    return number > 0
  }
}
