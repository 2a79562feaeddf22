/// Writes numbers as text without making strings.
enum DecimalText {
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(45) }
    appendDigits(value.magnitude, to: &bytes)
  }

  /// Appends the shortest decimal that reads back as the number, as `description` has it.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    // A decimal of at most 15 digits is the only one of its length, and the shortest, that is read as its nearest
    // floating-point number; numbers from files almost always are such decimals.
    let scaled = (value * 1e7).rounded()
    let magnitude = abs(value)
    guard magnitude >= 1e-4, magnitude < 1e7, scaled / 1e7 == value else {
      bytes += value.description.utf8
      return
    }
    if value < 0 { bytes.append(45) }
    var (whole, decimals) = UInt(abs(scaled)).quotientAndRemainder(dividingBy: 10_000_000)
    appendDigits(whole, to: &bytes)
    bytes.append(46)
    // One digit behind the point at least, no zeros at the end.
    repeat {
      (whole, decimals) = (decimals * 10).quotientAndRemainder(dividingBy: 10_000_000)
      bytes.append(48 + UInt8(whole))
    } while decimals != 0
  }

  private static func appendDigits(_ value: UInt, to bytes: inout [UInt8]) {
    var value = value
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = 20
      repeat {
        first -= 1
        digits[first] = 48 + UInt8(value % 10)
        value /= 10
      } while value > 0
      bytes += digits[first...]
    }
  }
}
