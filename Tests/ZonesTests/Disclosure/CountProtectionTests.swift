import Criteria
import Quantities
import Testing

@testable import Zones

@Suite struct CountProtectionTests {
  static let rule = DisclosureRule(
    threshold: 5, base: 5, percentStep: 1, leastResidents: 1000, leastResidentsOfAges: 5000, dayStep: 7,
    measuresOfNoPerson: ["tests", "capacity_plan"], citation: "a book")

  static func protection(_ seed: UInt8 = 7) -> CountProtection {
    CountProtection(rule, secret: [UInt8](repeating: seed, count: 32))
  }

  @Test func `every count is shown as a multiple of five less than five away, or not at all`() {
    let protection = Self.protection()
    for ward in 0..<40 {
      for count in -3..<60 {
        let shown = protection.shown(Fraction(count), ward: "w\(ward)", measure: "confirmed")
        if count <= 0 { #expect(shown == nil, "none must look like a few") }
        if count >= 5 { #expect(shown != nil) }
        guard let shown else { continue }
        #expect(shown.denominator == 1 && shown.numerator % 5 == 0 && shown >= 5)
        #expect(abs(Int(shown.numerator) - count) < 5)
      }
    }
  }

  @Test func `parts of persons are protected like persons`() {
    let shown = Self.protection().shown(Fraction(37, over: 3), ward: "a", measure: "confirmed")
    #expect(shown == 10 || shown == 15)
  }

  @Test func `the noise is uniform over wards, and the same for a ward and measure for all time`() {
    let protection = Self.protection()
    var seen = [Int](repeating: 0, count: 5)
    for ward in 0..<5000 { seen[protection.noise(ward: "\(ward)", measure: "confirmed")] += 1 }
    // 1000 each; six standard deviations of a binomial count are 170.
    for count in seen { #expect((830...1170).contains(count)) }
    #expect(
      (0..<50).allSatisfy {
        Self.protection().noise(ward: "\($0)", measure: "m") == protection.noise(ward: "\($0)", measure: "m")
      })
    #expect(
      (0..<50).contains {
        protection.noise(ward: "\($0)", measure: "m") != protection.noise(ward: "\($0)", measure: "n")
      })
    #expect(
      (0..<50).contains {
        Self.protection(8).noise(ward: "\($0)", measure: "m") != protection.noise(ward: "\($0)", measure: "m")
      })
  }

  @Test func `counts are shown neither too high nor too low on the whole`() {
    let protection = Self.protection()
    let sum = (0..<5000).reduce(Fraction(0)) { sum, ward in
      sum + (protection.shown(13, ward: "\(ward)", measure: "confirmed") ?? 0)
    }
    // Random rounding is unbiased up to the two that the noise adds on average and the floor takes away.
    #expect(abs(sum.doubleValue / 5000 - 13) < 0.2)
  }
}
