import Testing

@testable import Epidemiology

@Suite struct IncompleteGammaTests {
  /// Shape, x, lower and upper tail: series and continued fraction summed with 40 digits in mpmath 1.4.1, November 2026.
  ///
  /// scipy 1.17.1 (`gammainc`, `gammaincc`) agrees within 1e-12 but at x = 995,000, where its lower tail is 4e-6 too small.
  static let references: [(shape: Double, x: Double, lower: Double, upper: Double)] = [
    (0.5, 1e-12, 1.1283791670951364e-6, 0.9999988716208329),
    (0.5, 0.01, 0.11246291601828489, 0.88753708398171511),
    (0.5, 0.3, 0.56142197391900014, 0.43857802608099986),
    (0.5, 1.4, 0.90573569315878969, 0.094264306841210313),
    (0.5, 1.6, 0.92636172987969735, 0.073638270120302646),
    (0.5, 20, 0.99999999974603714, 2.539628589470865e-10),
    (0.5, 600, 1.0, 6.0995688148084337e-263),
    (1, 1e-09, 9.9999999950000006e-10, 0.999999999),
    (1, 0.5, 0.39346934028736658, 0.60653065971263342),
    (1, 2.0, 0.86466471676338731, 0.13533528323661269),
    (1, 3, 0.95021293163213606, 0.049787068367863943),
    (1, 700, 1.0, 9.8596765437597709e-305),
    (3.5, 0.001, 2.7165516671667906e-12, 0.99999999999728345),
    (3.5, 1, 0.040159631269898443, 0.95984036873010156),
    (3.5, 4.4, 0.73266397998262194, 0.26733602001737806),
    (3.5, 4.6, 0.76138589848714006, 0.23861410151285994),
    (3.5, 30, 0.99999999984904447, 1.5095553022989121e-10),
    (3.5, 400, 1.0, 1.8556541193816081e-168),
    (9.5, 0.01, 8.7444847496424791e-26, 1.0),
    (9.5, 9.5, 0.54316387440803762, 0.45683612559196238),
    (9.5, 60, 0.99999999999999989, 1.1092173716436197e-16),
    (10.5, 0.1, 2.425688159235103e-18, 1.0),
    (10.5, 5, 0.021088144307526221, 0.97891185569247378),
    (10.5, 10.5, 0.54105579110717818, 0.45894420889282182),
    (10.5, 11.5, 0.65602158816670132, 0.34397841183329868),
    (10.5, 60, 0.99999999999999929, 7.1408010507678281e-16),
    (10.5, 500, 1.0, 2.7986681001457882e-198),
    (100.5, 1, 3.9662330454485343e-160, 1.0),
    (100.5, 50, 2.2439738167982589e-10, 0.99999999977560262),
    (100.5, 95, 0.29959762178896002, 0.70040237821103998),
    (100.5, 100.5, 0.51326567193973252, 0.48673432806026748),
    (100.5, 101.5, 0.55276600354263045, 0.44723399645736955),
    (100.5, 130, 0.99681691999927756, 0.0031830800007224381),
    (100.5, 300, 1.0, 2.4530609984510913e-41),
    (100.5, 900, 1.0, 1.4569650014551455e-254),
    (1000.5, 300, 1.3219285035817741e-221, 1.0),
    (1000.5, 900, 0.00051948334593476637, 0.99948051665406523),
    (1000.5, 1000, 0.49789715014197671, 0.50210284985802329),
    (1000.5, 1100, 0.99888409656760597, 0.001115903432394033),
    (1000.5, 2500, 1.0, 4.185580099016642e-256),
    (100000.5, 90000, 1.8766480873684222e-235, 1.0),
    (100000.5, 99000, 0.00075329978339666744, 0.99924670021660333),
    (100000.5, 100000, 0.49978973871703476, 0.50021026128296524),
    (100000.5, 101000, 0.9991871962595164, 0.00081280374048359513),
    (100000.5, 112000, 1.0, 2.0630183973088834e-292),
    (1000000.5, 964000, 4.6942800219951168e-291, 1.0),
    (1000000.5, 995000, 2.7424423153018984e-7, 0.99999972575576847),
    (1000000.5, 999000, 0.15853423830761908, 0.84146576169238092),
    (1000000.5, 1000000, 0.49993350961236058, 0.50006649038763942),
    (1000000.5, 1000002, 0.50073139327554493, 0.49926860672445507),
    (1000000.5, 1005000, 0.99999970047708531, 2.9952291468861417e-7),
    (1000000.5, 1037000, 1.0, 7.9585483311464117e-293),
  ]

  @Test(arguments: references.indices) func `both tails agree with forty digits`(_ i: Int) {
    let (shape, x, lower, upper) = Self.references[i]
    let tails = IncompleteGamma(shape: shape).tails(x)
    // Below the least normal number there are no digits left to compare.
    if lower > 1e-307 { #expect(abs(tails.lower / lower - 1) < 1e-11, "\(tails.lower)") }
    if upper > 1e-307 { #expect(abs(tails.upper / upper - 1) < 1e-11, "\(tails.upper)") }
    #expect(tails.lower <= 1 && tails.upper <= 1 && tails.lower >= 0 && tails.upper >= 0)
  }

  @Test func `tails are sums of Poisson probabilities`() {
    for mean in [0.1, 1, 2.5, 7, 30, 150, 600] {
      var probability = 1.0
      for k in 1...40 { probability *= mean / Double(k) }
      // From 40 cases upwards the terms are added from the last one, so that small ones are not lost.
      var terms = [probability]
      for k in 41...4000 { terms.append(terms[terms.count - 1] * mean / Double(k)) }
      let scale = IncompleteGammaTests.exponential(-mean)
      let sum = terms.reversed().reduce(0, +) * scale
      #expect(abs(IncompleteGamma(shape: 40).lower(mean) / sum - 1) < 1e-11, "mean \(mean)")
    }
  }

  /// By squaring, so that this does not rest on what is tested.
  static func exponential(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for n in 1...30 {
      term *= x / 1024 / Double(n)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }

  @Test(arguments: [0.02, 0.5, 1, 1.5, 9.99, 10, 64.5, 1000, 46_000.5, 1_000_000.5])
  func `quantiles lead back to their probabilities`(_ shape: Double) {
    let gamma = IncompleteGamma(shape: shape)
    for probability in [1e-250, 1e-100, 1e-12, 1e-4, 0.025, 0.3, 0.499, 0.5, 0.7, 0.975, 1 - 1e-9] {
      let right = gamma.quantile(upper: probability)
      let left = gamma.quantile(lower: probability)
      if probability != 0.5 { #expect((right > left) == (probability < 0.5)) }
      if right > 1e-300 { #expect(abs(gamma.upper(right) / probability - 1) < 1e-9, "upper \(probability)") }
      if left > 1e-300 { #expect(abs(gamma.lower(left) / probability - 1) < 1e-9, "lower \(probability)") }
    }
    #expect(gamma.quantile(lower: 0) == 0 && gamma.quantile(upper: 1) == 0)
    #expect(gamma.quantile(lower: 1) == .infinity && gamma.quantile(upper: 0) == .infinity)
    #expect(gamma.lower(0) == 0 && gamma.upper(0) == 1 && gamma.lower(.infinity) == 1)
  }

  @Test(arguments: 0..<4) func `quantiles of random shapes lead back to their probabilities`(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<10 {
      // Shapes from 0.01 to 10⁵ and probabilities from 1e-280 to 1/2, even on a scale of logarithms.
      var shape = 0.01
      for _ in 0..<Int.random(in: 0..<70, using: &random) { shape *= Double.random(in: 1.1...1.5, using: &random) }
      shape = min(shape, 1e5)
      var probability = 0.5
      for _ in 0..<Int.random(in: 0..<920, using: &random) { probability *= 0.5 }
      let gamma = IncompleteGamma(shape: shape)
      let right = gamma.quantile(upper: probability)
      let left = gamma.quantile(lower: probability)
      #expect(abs(gamma.upper(right) / probability - 1) < 1e-9, "seed \(seed), shape \(shape), \(probability)")
      // For small shapes half of all probability can lie below the least number there is.
      if left > 1e-300 {
        #expect(abs(gamma.lower(left) / probability - 1) < 1e-9, "seed \(seed), shape \(shape), \(probability)")
      }
    }
  }

  @Test func `neither way of computing is seen where they meet`() {
    for shape in [0.5, 3, 9.999, 10, 1000.5, 100_000.5] {
      let gamma = IncompleteGamma(shape: shape)
      let before = gamma.lower((shape + 1).nextDown)
      let behind = gamma.lower(shape + 1)
      #expect(abs(behind / before - 1) < 1e-12, "shape \(shape)")
    }
  }
}
