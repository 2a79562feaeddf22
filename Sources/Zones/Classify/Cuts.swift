import Criteria
import Quantities

/// The thresholds of one indicator, brought over to the whole number that its value is computed from.
///
/// A value is `count × factor`, so `value ≥ threshold` is `count ≥ threshold ÷ factor`: one division a ward in place of one
/// for each value, and comparisons of whole numbers that are exact. Kept as floor and ceiling of that quotient, which are
/// equal where a count can stand exactly on the threshold.
struct Cuts: Sendable {
  let thresholds: [Fraction]
  /// `thresholds.count` numbers a ward, or the same ones for all wards.
  private(set) var floors: [Int64] = []
  private(set) var ceilings: [Int64] = []

  init(_ scale: Scale) { thresholds = scale.thresholds }

  /// Cuts of a count itself, in units of which so many make one.
  init(counting scale: Scale, units: Int = 1) {
    self.init(scale)
    append(numerator: 1, denominator: Int64(units))
  }

  /// Adds the cuts for a factor; none are reached when there is no factor.
  ///
  /// - Precondition: neither number is negative.
  mutating func append(numerator: Int64, denominator: Int64) {
    for threshold in thresholds {
      var (floor, ceiling) = (Int64.max, Int64.max)
      if numerator > 0, denominator > 0 {
        (floor, ceiling) = Self.quotient(threshold, numerator, denominator)
      }
      floors.append(floor)
      ceilings.append(ceiling)
    }
  }

  /// Floor and ceiling of `threshold × denominator ÷ numerator`; beyond 64 bits the ends of them, which no count reaches.
  private static func quotient(_ threshold: Fraction, _ numerator: Int64, _ denominator: Int64) -> (Int64, Int64) {
    if let top = Int64(exactly: threshold.numerator), let bottom = Int64(exactly: threshold.denominator) {
      let (a, overflowsAbove) = top.multipliedReportingOverflow(by: denominator)
      let (b, overflowsBelow) = bottom.multipliedReportingOverflow(by: numerator)
      if !overflowsAbove, !overflowsBelow {
        let (whole, rest) = a.quotientAndRemainder(dividingBy: b)
        return (rest < 0 ? whole - 1 : whole, rest > 0 ? whole + 1 : whole)
      }
    }
    let exact = threshold * Fraction(Int128(denominator), over: Int128(numerator))
    let (whole, rest) = exact.numerator.quotientAndRemainder(dividingBy: exact.denominator)
    return (Int64(clamping: rest < 0 ? whole - 1 : whole), Int64(clamping: rest > 0 ? whole + 1 : whole))
  }

  /// The position of a count among the cuts that begin at `start`.
  @inline(__always)
  func position(of count: Int64, at start: Int) -> Int {
    var position = 1
    for i in start..<(start + thresholds.count) {
      position += (count >= ceilings[i] ? 1 : 0) + (count > floors[i] ? 1 : 0)
    }
    return position
  }
}
