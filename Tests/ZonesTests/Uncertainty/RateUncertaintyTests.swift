import Criteria
import Epidemiology
import Quantities
import Testing

@testable import Zones

@Suite struct RateUncertaintyTests {
  /// Seven cases among 35,000 residents: 20 per 100,000, exactly on the threshold of the rules of the test.
  @Test func `A rate on its threshold is above it with a probability near one half`() throws {
    let world = try IndicatorEvaluatorTests.world(
      cases: "2021-09-02,A,3\n2021-09-08,A,4\n", population: "A,35000,,,\n", on: "2021-09-08")
    let classifier = Classifier(edition: world.edition, evidence: world.evidence, wards: world.wards)
    let rate = try #require(classifier.uncertainty(ofWard: 0, on: world.day).first)
    // Garwood's interval of 7 is 2.8144 to 14.4227.
    #expect(abs(rate.interval.lowerBound - 2.814363 / 0.35) < 0.001)
    #expect(abs(rate.interval.upperBound - 14.422675 / 0.35) < 0.001)
    let chance = try #require(rate.exceedances.first { $0.threshold == 20 }).probability
    #expect(chance > 0.45 && chance < 0.58)
  }

  @Test func `Without residents, or with corrections beyond the cases, there is no interval`() throws {
    for (cases, people) in [("2021-09-08,A,1\n", ""), ("2021-09-08,A,-1\n", "A,1000,,,\n")] {
      let world = try IndicatorEvaluatorTests.world(cases: cases, population: people, on: "2021-09-08")
      let classifier = Classifier(edition: world.edition, evidence: world.evidence, wards: world.wards)
      #expect(classifier.uncertainty(ofWard: 0, on: world.day).isEmpty)
    }
  }
}
