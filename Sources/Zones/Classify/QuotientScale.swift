import Criteria
import Quantities

/// Positions of values that are quotients of two 64-bit numbers.
struct QuotientScale: Sendable {
  let scale: Scale
  private let numerators: [Int128]
  private let denominators: [Int128]
  /// Whether the products below cannot overflow.
  private let isNarrow: Bool

  init(_ scale: Scale) {
    self.scale = scale
    numerators = scale.thresholds.map(\.numerator)
    denominators = scale.thresholds.map(\.denominator)
    isNarrow = scale.thresholds.allSatisfy {
      Int64(exactly: $0.numerator) != nil && Int64(exactly: $0.denominator) != nil
    }
  }

  /// - Precondition: the denominator is above 0.
  func position(_ numerator: Int64, _ denominator: Int64) -> Int {
    guard isNarrow else { return scale.position(of: Fraction(Int128(numerator), over: Int128(denominator))) }
    var position = 1
    for i in numerators.indices {
      // Products of 64 bits fit into 128.
      let left = Int128(numerator) &* denominators[i]
      let right = numerators[i] &* Int128(denominator)
      position += (left >= right ? 1 : 0) + (left > right ? 1 : 0)
    }
    return position
  }
}
