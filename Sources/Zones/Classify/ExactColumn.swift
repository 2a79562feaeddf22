import Quantities

/// The values of one indicator in many wards, as exact quotients that nobody has reduced yet.
struct ExactColumn: Sendable {
  private(set) var numerators: [Int64]
  /// 0 where there is no value, −1 where the value does not fit into two 64-bit numbers.
  private(set) var denominators: [Int64]
  private var wide: [Int: Fraction] = [:]

  static let unknown: Int64 = 0
  static let tooWide: Int64 = -1

  /// No value anywhere.
  init(count: Int) {
    numerators = [Int64](repeating: 0, count: count)
    denominators = numerators
  }

  init(numerators: [Int64], denominators: [Int64]) {
    self.numerators = numerators
    self.denominators = denominators
  }

  mutating func set(_ i: Int, _ numerator: Int64, _ denominator: Int64) {
    numerators[i] = numerator
    denominators[i] = denominator
  }

  mutating func set(_ i: Int, wide value: Fraction?) {
    denominators[i] = value == nil ? Self.unknown : Self.tooWide
    wide[i] = value
  }

  subscript(i: Int) -> Fraction? {
    switch denominators[i] {
    case Self.unknown: nil
    case Self.tooWide: wide[i]
    default: Fraction(Int128(numerators[i]), over: Int128(denominators[i]))
    }
  }

  /// The nearest floating-point number to the value.
  func number(_ i: Int) -> Double? {
    let (numerator, denominator) = (numerators[i], denominators[i])
    // One division of exact numbers rounds as the reduced fraction does.
    if denominator > 0, numerator.magnitude < 1 << 53, denominator < 1 << 53 {
      return Double(numerator) / Double(denominator)
    }
    return self[i]?.doubleValue
  }
}
