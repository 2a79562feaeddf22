import Quantities

/// Shares brought to a common denominator without changing their sum.
enum ShareRounding {
  /// Denominator of shares that are measured rather than said.
  static let units = 10_000

  /// Parts of `units` in proportion to the weights, adding up to it exactly, by the method of largest remainders.
  ///
  /// Ties go to the earlier weight, so the result depends on the order only there.
  ///
  /// - Precondition: no weight is negative, and their sum is above 0.
  static func parts(_ weights: [Fraction], of units: Int = ShareRounding.units) -> [Int] {
    let sum = weights.reduce(Fraction(0), +)
    let exact = weights.map { $0 * Fraction(units) / sum }
    var parts = exact.map { Int($0.numerator / $0.denominator) }
    let order = exact.indices.sorted {
      let (a, b) = (exact[$0] - Fraction(parts[$0]), exact[$1] - Fraction(parts[$1]))
      return a == b ? $0 < $1 : a > b
    }
    for position in order.prefix(units - parts.reduce(0, +)) { parts[position] += 1 }
    return parts
  }

  static func shares(_ weights: [Fraction], of units: Int = ShareRounding.units) -> [Fraction] {
    parts(weights, of: units).map { Fraction(Int128($0), over: Int128(units)) }
  }

  /// Measured weights, as whole numbers of a billionth of their sum.
  static func fractions(_ weights: [Double]) -> [Fraction] {
    let sum = weights.reduce(0, +)
    return weights.map { Fraction(Int(($0 / sum * 1e9).rounded())) }
  }
}
