/// What is held of a rate before its cases are counted: a gamma distribution, as if `shape` cases had been seen in `exposure`.
public struct GammaPrior: Hashable, Sendable {
  public let shape: Double
  public let exposure: Double

  /// - Precondition: the shape is above 0 and the exposure not below 0, both finite.
  public init(shape: Double, exposure: Double) {
    precondition(shape > 0 && shape.isFinite && exposure >= 0 && exposure.isFinite, "no gamma distribution has these")
    self.shape = shape
    self.exposure = exposure
  }

  /// Half a case in no time at all: the prior that says the same on every scale of the rate.
  ///
  /// The default, since it brings no rate of its own into a decision (a ward is not pulled towards its district), works without
  /// cases, and its quantiles lie between those of the two distributions that make the exact interval, of k and of k + 1.
  ///
  /// Source: H. Jeffreys, "An invariant form for the prior probability", Proc. R. Soc. A 186, 1946, doi:10.1098/rspa.1946.0056;
  /// coverage in L. Brown, T. Cai, A. DasGupta, "Interval estimation in exponential families", Statistica Sinica 13, 2003.
  public static let jeffreys = GammaPrior(shape: 0.5, exposure: 0)
}
