import Crypto
public import Criteria
public import Quantities

/// Shows counts of persons so that no small one can be told from what is shown.
///
/// A count n becomes base · ⌊(n + u) ÷ base⌋ with u from 0 to base − 1, which is random rounding with a noise that belongs to ward and
/// measure for all time: asking again, or on the next day, brings no second draw that could be averaged, and a step from one multiple
/// to the next tells n only to who knows u. What is shown as less than the threshold is withheld, so that none and a few look alike.
///
/// It does not hide what else is public: a level is computed from the exact count, and tells on which side of a threshold that is.
///
/// Source: Fraser and Wooton (2005), A proposed method for confidentialising tabular output to protect against differencing.
public struct CountProtection: Sendable {
  public let rule: DisclosureRule
  private let key: SymmetricKey

  public init(_ rule: DisclosureRule, secret: some Sequence<UInt8>) {
    self.rule = rule
    key = SymmetricKey(data: Array(secret))
  }

  /// The noise of a measure in a ward, from 0 to base − 1.
  func noise(ward: String, measure: String, base: Int) -> Int {
    let code = HMAC<SHA256>.authenticationCode(for: Array("\(ward)|\(measure)".utf8), using: key)
    let number = code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(number % UInt64(base))
  }

  /// What is shown of a count; `nil` when it is withheld.
  ///
  /// A count that corrections made negative, and parts of persons from wards that were split, are protected like the others.
  ///
  /// - Parameter isCumulative: whether it is from the beginning of the data.
  public func shown(_ count: Fraction, ward: String, measure: String, isCumulative: Bool = false) -> Fraction? {
    let base = isCumulative ? rule.cumulativeBase : rule.base
    let shown = Self.down(count + Fraction(noise(ward: ward, measure: measure, base: base)), to: base)
    return shown < Fraction(rule.threshold) ? nil : shown
  }

  /// A value as the multiple of a step that is next below it or the same.
  static func down(_ value: Fraction, to step: Int) -> Fraction { Fraction(floor(value / Fraction(step)) * step) }

  /// A value as the nearest multiple of a step.
  public static func nearest(_ value: Fraction, to step: Int) -> Fraction {
    down(value + Fraction(Int128(step), over: 2), to: step)
  }

  private static func floor(_ value: Fraction) -> Int {
    let (quotient, remainder) = value.numerator.quotientAndRemainder(dividingBy: value.denominator)
    return Int(clamping: remainder < 0 ? quotient - 1 : quotient)
  }
}
