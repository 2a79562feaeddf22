import Testing

@testable import Epidemiology

@Suite struct GarwoodIntervalTests {
  /// Count, α, bounds: roots of the two tails with 40 digits in mpmath 1.4.1, November 2026; scipy 1.17.1 (`gammaincinv`,
  /// `gammainccinv`) agrees within 1e-11.
  static let references: [(count: Int, alpha: Double, lower: Double, upper: Double)] = [
    (0, 0.05, 0.0, 3.6888794541139362),
    (0, 0.01, 0.0, 5.2983173665480367),
    (0, 1e-12, 0.0, 28.324168296488494),
    (1, 0.05, 0.025317807984289877, 5.5716433909388985),
    (1, 0.01, 0.0050125418235442821, 7.4301295002801224),
    (1, 1e-12, 5.0000000000012499e-13, 31.81505572249266),
    (2, 0.05, 0.24220927854396491, 7.2246876677239607),
    (2, 0.01, 0.10349454674809104, 9.2737920892555447),
    (2, 1e-12, 1.0000003333334861e-6, 34.786969312806716),
    (5, 0.05, 1.6234863901184206, 11.66833207932267),
    (5, 0.01, 1.0779282406523195, 14.149759411023015),
    (5, 1e-12, 0.0090424203462346759, 42.39381393170898),
    (10, 0.05, 4.7953886961324337, 18.390356042017779),
    (10, 0.01, 3.7169221314671175, 21.39782749965427),
    (10, 1e-12, 0.27330814120430338, 53.155263625141263),
    (57, 0.05, 43.171243362924744, 73.850111402962819),
    (57, 0.01, 39.430880168449568, 79.488573773828547),
    (57, 1e-12, 18.442284602757604, 129.90247620177954),
    (100, 0.05, 81.363991250923141, 121.62679379242639),
    (100, 0.01, 76.120495843689184, 128.76058012010245),
    (100, 1e-12, 44.335431954305804, 190.04729087109767),
    (1000, 0.05, 938.97301840769522, 1063.952136016302),
    (1000, 0.01, 920.42404616335915, 1084.3728680643892),
    (1000, 1e-12, 790.8434691086409, 1243.478557581792),
    (46000, 0.05, 45580.582510133478, 46422.316361959626),
    (46000, 0.01, 45449.424577819405, 46555.338016093346),
    (46000, 1e-12, 44487.250659273056, 47546.994947363547),
    (1000000, 0.05, 998040.9833402939, 1001961.9119454322),
    (1000000, 0.01, 997426.04902124081, 1002578.7088640063),
    (1000000, 1e-12, 992886.09916694147, 1007148.1337969263),
  ]

  @Test(arguments: references.indices) func `bounds agree with forty digits`(_ i: Int) {
    let (count, alpha, lower, upper) = Self.references[i]
    let interval = GarwoodInterval(count: count, alpha: alpha)
    if count == 0 { #expect(interval.lower == 0) } else { #expect(abs(interval.lower / lower - 1) < 1e-12) }
    #expect(abs(interval.upper / upper - 1) < 1e-12)
  }

  /// Probabilities of 0, 1, 2 … cases, by multiplication.
  static func probabilities(mean: Double, _ most: Int) -> [Double] {
    var terms = [IncompleteGammaTests.exponential(-mean)]
    for k in 1...most { terms.append(terms[k - 1] * mean / Double(k)) }
    return terms
  }

  @Test(arguments: [0.05, 0.2, 0.001]) func `neither side is missed too often, whatever the expectation`(
    _ alpha: Double
  ) {
    let intervals = (0...260).map { GarwoodInterval(count: $0, alpha: alpha) }
    var worst = 0.0
    for step in 1...600 {
      let mean = Double(step) * 0.2
      let terms = Self.probabilities(mean: mean, 260)
      let tooHigh = zip(terms, intervals).reduce(0) { $0 + ($1.1.lower > mean ? $1.0 : 0) }
      let tooLow = zip(terms, intervals).reduce(0) { $0 + ($1.1.upper < mean ? $1.0 : 0) }
      #expect(tooHigh <= alpha / 2 * (1 + 1e-9), "mean \(mean)")
      #expect(tooLow <= alpha / 2 * (1 + 1e-9), "mean \(mean)")
      worst = max(worst, tooHigh, tooLow)
    }
    #expect(worst > alpha / 2 * 0.9, "an interval that is never nearly missed is too wide")
  }

  @Test func `each bound is the expectation at which its side is missed with exactly half of alpha`() {
    for count in [0, 1, 2, 3, 10, 40, 120] {
      let interval = GarwoodInterval(count: count)
      let upTo = Self.probabilities(mean: interval.upper, 400)[...count].reduce(0, +)
      #expect(abs(upTo / 0.025 - 1) < 1e-11, "count \(count)")
      if count > 0 {
        let from = Self.probabilities(mean: interval.lower, 400)[count...].reversed().reduce(0, +)
        #expect(abs(from / 0.025 - 1) < 1e-11, "count \(count)")
      }
    }
  }
}
