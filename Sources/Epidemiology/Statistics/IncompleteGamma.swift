#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Both tails of the gamma distribution of one shape and rate 1, each to nearly full relative precision down to 1e-300.
///
/// The lower tail is the regularised P(a, x) = γ(a, x) / Γ(a), the upper one Q(a, x) = 1 − P(a, x). Sums of Poisson
/// probabilities are such tails: a Poisson number of mean x is at least k with probability P(k, x). The tail that is small is
/// computed, and the other is what is left of 1.
///
/// - Complexity: O(√a) near x = a, less elsewhere.
///
/// Source: series DLMF 8.11.4, continued fraction DLMF 8.9.2 in its even form (W. Gautschi, "A computational procedure for
/// incomplete gamma functions", ACM TOMS 5, 1979, doi:10.1145/355853.355863). The factor before both as in C. Loader, "Fast and
/// accurate computation of binomial probabilities", 2000: a·log x − x − log Γ(a) itself would lose seven digits at a = 10⁶.
package struct IncompleteGamma: Sendable {
  package let shape: Double

  /// - Precondition: the shape is finite and above 0. Below 0.01 the upper tail loses digits, as it is nearly 0 everywhere.
  package init(shape: Double) {
    precondition(shape > 0 && shape.isFinite, "the shape of a gamma distribution is a number above 0")
    self.shape = shape
  }

  /// P(a, x), the probability of a value up to x.
  package func lower(_ x: Double) -> Double { tails(x).lower }

  /// Q(a, x), the probability of a value above x.
  package func upper(_ x: Double) -> Double { tails(x).upper }

  /// - Precondition: `x` is not below 0; it may be infinite.
  func tails(_ x: Double) -> (lower: Double, upper: Double) {
    precondition(x >= 0, "a gamma distribution has no values below 0")
    if x == 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    if x < shape + 1 {
      let lower = min(front(x) * series(x), 1)
      return (lower, 1 - lower)
    }
    let upper = min(front(x) * shape * fraction(x), 1)
    return (1 - upper, upper)
  }

  /// The density at x times x, which is the slope of either tail over log x.
  func slope(_ x: Double) -> Double { front(x) * shape }

  /// xᵃ e⁻ˣ / Γ(a + 1).
  private func front(_ x: Double) -> Double {
    if shape < 10 { return exp(shape * log(x) - x) / tgamma(shape + 1) }
    return exp(-shape * Self.excess(x, shape) - Self.stirling(shape)) / (2 * .pi * shape).squareRoot()
  }

  /// Σ xⁿ / ((a + 1)…(a + n)); all terms are positive, and fall as x < a + 1.
  private func series(_ x: Double) -> Double {
    var (sum, term, n) = (1.0, 1.0, 1.0)
    while term > sum * 1e-17 {
      term *= x / (shape + n)
      sum += term
      n += 1
    }
    return sum
  }

  /// 1 / (x + 1 − a + 1(a − 1) / (x + 3 − a + 2(a − 2) / (x + 5 − a + …))), for x ≥ a + 1, where no denominator is 0.
  ///
  /// Forwards by the method of Lentz: I. Thompson and A. Barnett, J. Comput. Phys. 64, 1986, doi:10.1016/0021-9991(86)90046-X.
  private func fraction(_ x: Double) -> Double {
    var b = x + 1 - shape
    var (value, c, d, n) = (b, b, 0.0, 1.0)
    while true {
      let a = n * (shape - n)
      b += 2
      c = b + a / c
      d = 1 / (b + a * d)
      value *= c * d
      // Both carry an error of about one unit in the last place, so they need not come nearer to each other.
      if abs(c * d - 1) <= 2 * .ulpOfOne { return 1 / value }
      n += 1
    }
  }

  /// μ − log(1 + μ) for μ = x / a − 1, without cancellation near 0, by log(1 + μ) = 2 artanh(μ / (2 + μ)).
  private static func excess(_ x: Double, _ a: Double) -> Double {
    let mu = (x - a) / a
    guard abs(mu) < 0.5 else { return mu - log(x / a) }
    let r = mu / (2 + mu)
    var (sum, power, n) = (0.0, r * r * r, 3.0)
    while true {
      let next = sum + power / n
      if next == sum { return mu * r - 2 * sum }
      sum = next
      power *= r * r
      n += 2
    }
  }

  /// log of Γ(a) over √(2π/a) (a/e)ᵃ, for a ≥ 10: DLMF 5.11.1, whose next term is below 2e-14.
  private static func stirling(_ a: Double) -> Double {
    let s = 1 / (a * a)
    return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / a
  }
}
