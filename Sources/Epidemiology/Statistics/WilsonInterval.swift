/// The interval of a share, of which so many successes in so many trials were counted.
///
/// It never leaves 0 to 1 and has a width above 0 also for none and for all. It is approximate: on average over shares it holds
/// the true one with probability 1 − α, for some shares with a little less. Shares are of 1, not of 100.
///
/// Source: E. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927,
/// doi:10.1080/01621459.1927.10502953.
public struct WilsonInterval: Hashable, Sendable {
  public let lower: Double
  public let upper: Double

  /// - Parameter alpha: what the interval may miss, both sides together.
  /// - Returns: `nil` without trials: no share was seen.
  /// - Precondition: successes lie from 0 to the trials, and `alpha` between 0 and 1, neither included.
  public init?(successes: Int, of trials: Int, alpha: Double = 0.05) {
    precondition(successes >= 0 && successes <= trials, "successes lie from 0 to the number of trials")
    precondition(alpha > 0 && alpha < 1, "alpha lies between 0 and 1")
    guard trials > 0 else { return nil }
    // A squared normal number is twice a gamma number of shape 1/2.
    let square = 2 * IncompleteGamma(shape: 0.5).quantile(upper: alpha)
    // The roots p of (p − k/n)² = z² p (1 − p) / n: the larger one as a sum, the smaller one from their product k² / n (n + z²).
    let (n, k) = (Double(trials), Double(successes))
    let sum = k + square / 2 + (square * (k * (1 - k / n) + square / 4)).squareRoot()
    lower = k * k / (n * sum)
    upper = successes == trials ? 1 : sum / (n + square)
  }
}
