/// An exact rational number, always reduced, with a positive denominator.
///
/// Thresholds and rates are compared as fractions: 20 cases per 100,000 is met at exactly 20, whatever a binary
/// floating-point number would say. Numerator and denominator are 128 bits wide; arithmetic that leaves them is a
/// programmer's error and traps; those who read numbers from files keep them small enough (see `TableIntake`).
///
///     Fraction(3726) * 100_000 / Fraction(decimal: "9230000")!  // 372600/9230 = 40.368…
public struct Fraction: Hashable, Sendable {
  public let numerator: Int128
  public let denominator: Int128

  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int128, over denominator: Int128) {
    precondition(denominator != 0, "a fraction needs a denominator other than zero")
    let divisor = Fraction.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  public init(_ value: Int) { self.init(whole: Int128(value)) }

  private init(whole: Int128) { self.init(reduced: whole, over: 1) }

  /// For two numbers that are known to have no common divisor.
  private init(reduced numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The exact value of a decimal text: optional sign, digits, optional point and digits, optional exponent (`1.5`, `-3`,
  /// `2e-1`). `nil` for anything else and beyond 27 significant digits or an exponent beyond 18.
  public init?(decimal text: some StringProtocol) {
    var digits: Int128 = 0
    var count = 0
    var scale = 0
    var exponent = 0
    var negative = false
    var sawPoint = false
    var sawDigit = false
    var bytes = Array(text.utf8)[...]
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    while let byte = bytes.first {
      if byte >= 48, byte <= 57 {
        if count > 0 || byte != 48 { count += 1 }
        guard count <= 27 else { return nil }
        digits = digits * 10 + Int128(byte - 48)
        scale += sawPoint ? 1 : 0
        sawDigit = true
      } else if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
      } else {
        break
      }
      bytes.removeFirst()
    }
    guard sawDigit else { return nil }
    if let mark = bytes.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"), bytes.count <= 4,
        let value = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(value) <= 18
      else { return nil }
      exponent = value
    }
    let power = exponent - scale
    guard abs(power) <= 27, count + max(0, power) <= 37 else { return nil }
    let signed = negative ? -digits : digits
    self =
      power >= 0
      ? Fraction(signed * Fraction.powerOfTen(power), over: 1) : Fraction(signed, over: Fraction.powerOfTen(-power))
  }

  /// The nearest binary floating-point number.
  ///
  /// Exact numerators and denominators below 2^53 are divided once, so the result is correctly rounded for them.
  public var doubleValue: Double { Double(numerator) / Double(denominator) }

  private static func powerOfTen(_ exponent: Int) -> Int128 {
    var value: Int128 = 1
    for _ in 0..<exponent { value *= 10 }
    return value
  }

  private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    if let x = UInt64(exactly: a), let y = UInt64(exactly: b) {
      var (x, y) = (x, y)
      while y != 0 { (x, y) = (y, x % y) }
      return UInt128(max(x, 1))
    }
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return max(x, 1)
  }
}

extension Fraction: Comparable {
  /// Never overflows: the two products are compared at their full width of 256 bits where 128 do not hold them.
  public static func < (a: Fraction, b: Fraction) -> Bool {
    if a.denominator == b.denominator { return a.numerator < b.numerator }
    let left = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let right = b.numerator.multipliedReportingOverflow(by: a.denominator)
    if !left.overflow, !right.overflow { return left.partialValue < right.partialValue }
    let wideLeft = a.numerator.multipliedFullWidth(by: b.denominator)
    let wideRight = b.numerator.multipliedFullWidth(by: a.denominator)
    return (wideLeft.high, wideLeft.low) < (wideRight.high, wideRight.low)
  }
}

extension Fraction {
  public static func + (a: Fraction, b: Fraction) -> Fraction {
    // A whole number changes nothing about what numerator and denominator have in common.
    if a.denominator == 1 {
      return Fraction(reduced: a.numerator * b.denominator + b.numerator, over: b.denominator)
    }
    if b.denominator == 1 {
      return Fraction(reduced: a.numerator + b.numerator * a.denominator, over: a.denominator)
    }
    // Over the least common denominator, so that intermediate products stay small.
    let common = Int128(greatestCommonDivisor(a.denominator.magnitude, b.denominator.magnitude))
    let scale = b.denominator / common
    return Fraction(
      a.numerator * scale + b.numerator * (a.denominator / common), over: a.denominator * scale)
  }
  public static func - (a: Fraction, b: Fraction) -> Fraction { a + -b }
  public static func * (a: Fraction, b: Fraction) -> Fraction {
    // Reduced crosswise first, so that intermediate products stay small.
    let left = Fraction(a.numerator, over: b.denominator)
    let right = Fraction(b.numerator, over: a.denominator)
    return Fraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }
  /// - Precondition: `b` is not zero.
  public static func / (a: Fraction, b: Fraction) -> Fraction { a * Fraction(b.denominator, over: b.numerator) }
  public static prefix func - (a: Fraction) -> Fraction {
    Fraction(reduced: -a.numerator, over: a.denominator)
  }
}

extension Fraction: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Fraction: CustomStringConvertible {
  /// The shortest decimal that reads back as the nearest floating-point number; whole numbers without a point.
  public var description: String {
    denominator == 1 ? String(numerator) : String(doubleValue)
  }
}
