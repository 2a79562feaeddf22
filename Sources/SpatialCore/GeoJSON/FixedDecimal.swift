/// Coordinates in whole ten-millionths of a degree, about a centimetre: what GeoJSON files carry.
enum FixedDecimal {
  static let scale = 10_000_000.0

  /// The nearest whole number of ten-millionths, ties to even; exact for magnitudes below 9 × 10⁸.
  @inline(__always)
  static func units(_ value: Double) -> Int { Int((value * scale).rounded(.toNearestOrEven)) }

  /// Appends the shortest decimal: no trailing zeros, no exponent, no negative zero.
  @inline(__always)
  static func append(_ units: Int, to bytes: inout [UInt8]) {
    if units < 0 { bytes.append(45) }
    let magnitude = units.magnitude
    appendDigits(magnitude / 10_000_000, to: &bytes)
    var fraction = magnitude % 10_000_000
    guard fraction != 0 else { return }
    var width = 7
    while fraction % 10 == 0 {
      fraction /= 10
      width -= 1
    }
    bytes.append(46)
    var divisor: UInt = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      bytes.append(48 + UInt8(fraction / divisor % 10))
      divisor /= 10
    }
  }

  private static func appendDigits(_ value: UInt, to bytes: inout [UInt8]) {
    if value >= 10 { appendDigits(value / 10, to: &bytes) }
    bytes.append(48 + UInt8(value % 10))
  }
}
