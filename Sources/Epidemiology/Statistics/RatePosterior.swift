/// What is held of a true rate when its cases were counted: a gamma distribution, for Poisson counts and a gamma prior.
///
/// Rates are per unit of exposure: with a population as exposure they are cases a person, and a threshold of 50 per 100,000 is
/// `50 / 100_000`. That cases come independently is assumed; clusters make the truth less certain than this says.
///
///     RatePosterior(count: 12, exposure: 20_000).probability(above: 50.0 / 100_000)  // 0.75: 60 per 100,000 were seen
///
/// Source: conjugate family, A. Gelman et al., "Bayesian Data Analysis", 3rd edition, section 2.6.
public struct RatePosterior: Hashable, Sendable {
  public let shape: Double
  public let exposure: Double

  /// - Precondition: the count is not below 0, the exposure is above 0 and finite.
  public init(count: Int, exposure: Double, prior: GammaPrior = .jeffreys) {
    precondition(count >= 0, "counts below 0 are corrections, and no Poisson numbers")
    precondition(exposure > 0 && exposure.isFinite, "a rate needs an exposure above 0")
    shape = Double(count) + prior.shape
    self.exposure = exposure + prior.exposure
  }

  /// The probability that the true rate lies above the threshold, small ones to full relative precision.
  ///
  /// - Precondition: the threshold is not below 0.
  public func probability(above threshold: Double) -> Double {
    IncompleteGamma(shape: shape).upper(threshold * exposure)
  }

  /// The probability that the true rate lies below the threshold, small ones to full relative precision.
  ///
  /// - Precondition: the threshold is not below 0.
  public func probability(below threshold: Double) -> Double {
    IncompleteGamma(shape: shape).lower(threshold * exposure)
  }

  /// The rate below which the true one lies with this probability.
  ///
  /// - Precondition: the probability lies from 0 to 1; 1 gives infinity.
  public func quantile(_ probability: Double) -> Double {
    IncompleteGamma(shape: shape).quantile(lower: probability) / exposure
  }
}
