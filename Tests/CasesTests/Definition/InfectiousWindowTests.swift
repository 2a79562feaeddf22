import Quantities
import TestSupport
import Testing

@testable import Cases

@Suite struct InfectiousWindowTests {
  let rule: InfectiousRule

  init() throws {
    rule = try CaseCity.library.load("vietnam").definitions.definition(on: CaseCity.day(20)).infectious
  }

  private func test(_ result: CaseTest.Result, _ day: Int, ct: Int? = nil, _ kind: CaseTest.Kind = .pcr) -> CaseTest {
    CaseTest(number: day, kind: kind, result: result, ct: ct, sampledAt: CaseCity.at(day, 8))
  }

  @Test func `it begins two days before the onset, else before the first positive sample`() {
    #expect(rule.window(onset: CaseCity.day(10), tests: [test(.positive, 12)], offset: 25_200).from == CaseCity.day(8))
    #expect(
      rule.window(onset: nil, tests: [test(.positive, 14), test(.positive, 12)], offset: 25_200).from
        == CaseCity.day(10))
    #expect(rule.window(onset: nil, tests: [], offset: 25_200).from == nil)
  }

  @Test func `a Ct of 30 is infectious still, above it no more`() {
    #expect(
      rule.window(onset: nil, tests: [test(.positive, 2, ct: 2000), test(.positive, 9, ct: 3000)], offset: 25_200).until
        == nil)
    #expect(
      rule.window(onset: nil, tests: [test(.positive, 2, ct: 2000), test(.positive, 9, ct: 3001)], offset: 25_200).until
        == CaseCity.day(9))
  }

  @Test func `what is positive again opens it again, also without a Ct`() {
    let tests = [test(.positive, 2), test(.negative, 9), test(.positive, 11)]
    #expect(rule.window(onset: nil, tests: tests, offset: 25_200).until == nil)
    #expect(rule.window(onset: nil, tests: tests + [test(.negative, 14)], offset: 25_200).until == CaseCity.day(14))
  }

  @Test func `a negative sample from before the onset ends nothing, nor does a negative antigen test`() {
    #expect(rule.window(onset: CaseCity.day(10), tests: [test(.negative, 5)], offset: 25_200).until == nil)
    #expect(
      rule.window(onset: CaseCity.day(10), tests: [test(.positive, 11), test(.negative, 15, .antigen)], offset: 25_200)
        .until
        == nil)
  }

  @Test func `a test without the time of its sample ends nothing`() {
    let negative = CaseTest(number: 9, kind: .pcr, result: .negative)
    #expect(rule.window(onset: CaseCity.day(10), tests: [test(.positive, 11), negative], offset: 25_200).until == nil)
  }
}
