#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension IncompleteGamma {
  /// The x with P(a, x) = `probability`.
  ///
  /// - Precondition: the probability lies from 0 to 1; 1 gives infinity.
  package func quantile(lower probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies from 0 to 1")
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    // What is left of 1 is exact from 1/2 on.
    return probability > 0.5 ? root(upper: true, 1 - probability) : root(upper: false, probability)
  }

  /// The x with Q(a, x) = `probability`; exact for probabilities that are too small to be told from 0 beside 1.
  ///
  /// - Precondition: the probability lies from 0 to 1; 0 gives infinity.
  package func quantile(upper probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies from 0 to 1")
    if probability == 0 { return .infinity }
    if probability == 1 { return 0 }
    return probability > 0.5 ? root(upper: false, 1 - probability) : root(upper: true, probability)
  }

  /// The root of log tail = log probability over u = log x, by Newton's method between two bounds.
  ///
  /// Both logarithms are concave in u or nearly straight, so that a few steps are enough from anywhere; a step that leaves the
  /// bounds is replaced by halving them.
  private func root(upper: Bool, _ probability: Double) -> Double {
    var u = log(start(upper: upper, probability))
    var (low, high, before) = (-745.0, 709.0, Double.infinity)
    for _ in 0..<200 {
      let x = exp(u)
      let tails = tails(x)
      let tail = upper ? tails.upper : tails.lower
      // Above 0: the root lies further to the right.
      let isBelow = upper ? tail > probability : tail < probability
      if isBelow { low = u } else { high = u }
      let difference = log(tail / probability) * tail / slope(x)
      var next = upper ? u + difference : u - difference
      if !(next > low && next < high) { next = (low + high) / 2 }
      let step = abs(next - u)
      // Steps that no longer shrink are of the rounding of the tail.
      if step <= 2 * .ulpOfOne * max(1, abs(u)) || step < 1e-10 && step >= before { return exp(next) }
      (u, before) = (next, step)
    }
    return exp(u)
  }

  /// A first guess: E. Wilson and M. Hilferty, PNAS 17, 1931, doi:10.1073/pnas.17.12.684, with the normal quantile bounded
  /// from its tail; for small x the first term of the series.
  private func start(upper: Bool, _ probability: Double) -> Double {
    let z = (-2 * log(probability)).squareRoot() * (upper ? 1 : -1)
    let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    if root > 0.2 { return shape * root * root * root }
    return exp((log(probability) + log(shape) + lnGammaBound) / shape)
  }

  /// log Γ(a), roughly: only a start is made from it.
  private var lnGammaBound: Double { shape < 100 ? log(tgamma(shape)) : shape * log(shape) - shape }
}
