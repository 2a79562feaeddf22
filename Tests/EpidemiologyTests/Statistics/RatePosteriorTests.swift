import Testing

@testable import Epidemiology

@Suite struct RatePosteriorTests {
  /// Cases, population, threshold, probability above and below: 40 digits in mpmath 1.4.1, November 2026.
  static let references: [(count: Int, exposure: Double, threshold: Double, above: Double, below: Double)] = [
    (0, 1000.0, 0.0005, 0.3173105078629141, 0.6826894921370859),
    (12, 20000.0, 0.0005, 0.74682530601653695, 0.25317469398346305),
    (12, 20000.0, 0.005, 3.0673491634731327e-29, 1.0),
    (12, 20000.0, 1e-05, 1.0, 8.8993373687503741e-19),
    (400, 100000.0, 0.0015, 1.0, 2.9873959978776431e-64),
    (3726, 9230000.0, 0.00042, 0.0075073783599921936, 0.99249262164000781),
    (1000000, 100000000.0, 0.0101, 1.0660424627988986e-23, 1.0),
    (1000000, 100000000.0, 0.0099, 1.0, 5.4190778837691615e-24),
  ]

  @Test(arguments: references.indices) func `probabilities agree with forty digits, far from the threshold too`(
    _ i: Int
  ) {
    let (count, exposure, threshold, above, below) = Self.references[i]
    let rate = RatePosterior(count: count, exposure: exposure)
    #expect(abs(rate.probability(above: threshold) / above - 1) < 1e-10)
    #expect(abs(rate.probability(below: threshold) / below - 1) < 1e-10)
  }

  @Test func `the probability lies between those of the exact intervals of the count and of one more`() {
    for count in [0, 1, 5, 40, 700] {
      for threshold in [0.5, 1, 6, 35, 42, 720] {
        let probability = RatePosterior(count: count, exposure: 1).probability(above: threshold)
        let least = count == 0 ? 0 : IncompleteGamma(shape: Double(count)).upper(threshold)
        #expect(least <= probability && probability <= IncompleteGamma(shape: Double(count) + 1).upper(threshold))
      }
    }
  }

  @Test func `more cases make a high rate more probable, and a higher threshold less`() {
    let threshold = 50.0 / 100_000
    let byCount = (0...30).map { RatePosterior(count: $0, exposure: 20_000).probability(above: threshold) }
    #expect(zip(byCount, byCount.dropFirst()).allSatisfy { $0 < $1 })
    let rate = RatePosterior(count: 12, exposure: 20_000)
    let byThreshold = (1...60).map { rate.probability(above: Double($0) / 100_000) }
    #expect(zip(byThreshold, byThreshold.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func `a prior counts like cases that were seen before`() {
    let prior = GammaPrior(shape: 3.5, exposure: 5000)
    let other = RatePosterior(count: 3, exposure: 15_000, prior: GammaPrior(shape: 0.5, exposure: 0))
    let rate = RatePosterior(count: 0, exposure: 10_000, prior: prior)
    #expect(rate.probability(above: 1e-4) == other.probability(above: 1e-4))
    #expect(RatePosterior(count: 3, exposure: 15_000) == other)
  }

  @Test func `quantiles lead back to their probabilities`() {
    let rate = RatePosterior(count: 12, exposure: 20_000)
    for probability in [0.025, 0.5, 0.9] {
      #expect(abs(rate.probability(below: rate.quantile(probability)) - probability) < 1e-13)
    }
  }
}
