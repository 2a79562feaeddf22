import Testing

@testable import Epidemiology

@Suite struct WilsonIntervalTests {
  /// Successes, trials, α, bounds: the formula with 40 digits in mpmath 1.4.1, November 2026; scipy 1.17.1
  /// (`binomtest(…).proportion_ci(method="wilson")`) agrees within 1e-13.
  static let references: [(successes: Int, trials: Int, alpha: Double, lower: Double, upper: Double)] = [
    (0, 1, 0.05, 0.0, 0.79345068562276261),
    (0, 1, 0.001, 0.0, 0.91545175181683493),
    (1, 1, 0.05, 0.20654931437723739, 1.0),
    (1, 1, 0.001, 0.08454824818316507, 1.0),
    (0, 10, 0.05, 0.0, 0.27753279986288925),
    (0, 10, 0.001, 0.0, 0.51986708777880212),
    (3, 10, 0.05, 0.10779126740630102, 0.60322185253885468),
    (3, 10, 0.001, 0.057588429440263485, 0.75035840567125736),
    (10, 10, 0.05, 0.72246720013711075, 1.0),
    (10, 10, 0.001, 0.48013291222119788, 1.0),
    (1, 1000, 0.05, 0.00017654637062607802, 0.0056425585979579358),
    (1, 1000, 0.001, 7.8441986219503379e-5, 0.012611720609224589),
    (999, 1000, 0.05, 0.99435744140204206, 0.99982345362937392),
    (999, 1000, 0.001, 0.98738827939077541, 0.9999215580137805),
    (500, 1000, 0.05, 0.46906960036810418, 0.53093039963189582),
    (500, 1000, 0.001, 0.44825160445246141, 0.55174839554753859),
    (1, 1000000, 0.05, 1.7652457674537147e-7, 5.6649118043114429e-6),
    (1, 1000000, 0.001, 7.8436733389108357e-8, 1.2748990547455941e-5),
    (123456, 1000000, 0.05, 0.12281269653142285, 0.12410219641400438),
    (123456, 1000000, 0.001, 0.12237762384725609, 0.12454253017460803),
    (1000000, 1000000, 0.05, 0.99999615855593606, 1.0),
    (1000000, 1000000, 0.001, 0.99998917255106426, 1.0),
  ]

  @Test(arguments: references.indices) func `bounds agree with forty digits`(_ i: Int) throws {
    let (successes, trials, alpha, lower, upper) = Self.references[i]
    let interval = try #require(WilsonInterval(successes: successes, of: trials, alpha: alpha))
    if successes == 0 { #expect(interval.lower == 0) } else { #expect(abs(interval.lower / lower - 1) < 1e-12) }
    #expect(abs(interval.upper / upper - 1) < 1e-12)
  }

  @Test func `successes and failures exchanged exchange the bounds, and the share lies between them`() throws {
    for trials in 1...60 {
      for successes in 0...trials {
        let interval = try #require(WilsonInterval(successes: successes, of: trials))
        let mirrored = try #require(WilsonInterval(successes: trials - successes, of: trials))
        #expect(abs(interval.lower + mirrored.upper - 1) < 1e-14)
        let share = Double(successes) / Double(trials)
        #expect(interval.lower <= share && share <= interval.upper && interval.lower < interval.upper)
        #expect(interval.lower >= 0 && interval.upper <= 1)
      }
    }
  }

  @Test func `no share was seen without trials`() { #expect(WilsonInterval(successes: 0, of: 0) == nil) }
}
