/// The exact interval of the expected number of cases, of which so many were counted.
///
/// In the long run it holds the true expectation with probability at least 1 − α, and misses it on either side with at most α/2,
/// whatever the expectation is. Multiply by 100,000 and divide by the population for the interval of a rate.
///
///     GarwoodInterval(count: 0).upper  // 3.6889: no case in two weeks is compatible with 3.7 expected ones
///
/// Source: F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936, doi:10.1093/biomet/28.3-4.437.
public struct GarwoodInterval: Hashable, Sendable {
  public let lower: Double
  public let upper: Double

  /// - Parameter alpha: what the interval may miss, both sides together.
  /// - Precondition: the count is not below 0, and `alpha` lies between 0 and 1, neither included.
  public init(count: Int, alpha: Double = 0.05) {
    precondition(count >= 0, "counts below 0 are corrections, and no Poisson numbers")
    precondition(alpha > 0 && alpha < 1, "alpha lies between 0 and 1")
    lower = count == 0 ? 0 : IncompleteGamma(shape: Double(count)).quantile(lower: alpha / 2)
    upper = IncompleteGamma(shape: Double(count) + 1).quantile(upper: alpha / 2)
  }
}
