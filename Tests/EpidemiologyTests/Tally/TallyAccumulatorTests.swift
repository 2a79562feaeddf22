import Quantities
import Testing

@testable import Epidemiology

@Suite struct TallyAccumulatorTests {
  @Test func `the first and last day of a tally are where the numbers say`() {
    #expect(TallyAccumulator.firstDay.description == "1900-01-01")
    #expect(TallyAccumulator.lastDay.description == "2099-12-31")
  }

  @Test func `adding accumulators in any order and grouping gives the same tally`() throws {
    var random = SystemRandomNumberGenerator()
    let reports = (0..<5000).map { _ in
      (
        count: Int.random(in: -2...5, using: &random), stratum: Int.random(in: 0..<Stratum.count, using: &random),
        day: Int32.random(in: 18_000...18_100, using: &random), place: Int.random(in: 0...3, using: &random)
      )
    }
    let one = TallyAccumulator(wards: 3)
    for report in reports { one.add(report.count, stratum: report.stratum, day: report.day, place: report.place) }
    let parts = (0..<4).map { _ in TallyAccumulator(wards: 3) }
    for report in reports.shuffled() {
      parts[Int.random(in: 0..<4)].add(report.count, stratum: report.stratum, day: report.day, place: report.place)
    }
    let sum = TallyAccumulator(wards: 3)
    for part in parts.shuffled() { sum.merge(part) }
    let bands = AgeBands(breaks: [18])
    #expect(one.finish(ageBands: bands) == sum.finish(ageBands: bands))
    #expect(one.finish(ageBands: bands).entries.allSatisfy { $0.count != 0 })
  }

  @Test func `numbers beyond 32 bits are kept whole, through merging too`() {
    var random = SplitMix64(seed: 12)
    var expected: [Int: Int64] = [:]
    let parts = (0..<3).map { _ in TallyAccumulator(wards: 3) }
    for _ in 0..<3000 {
      let count = [1_000_000_000, -1_000_000_000, 2_147_483_647, -2_147_483_648, 5_000_000_000, 7].randomElement(
        using: &random)!
      let place = Int.random(in: 0...3, using: &random)
      // Place 0 only grows, place 1 only shrinks.
      let signed = place == 0 ? abs(count) : place == 1 ? -abs(count) : count
      parts.randomElement(using: &random)!.add(signed, stratum: 2, day: 18_000, place: place)
      expected[place, default: 0] += Int64(signed)
    }
    let sum = TallyAccumulator(wards: 3)
    for part in parts { sum.merge(part) }
    let found = sum.finish(ageBands: AgeBands(breaks: [])).entries.map { ($0.place, $0.count) }
    #expect(
      found.elementsEqual(
        expected.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { (Int32($0.key), $0.value) }, by: ==))
    #expect(abs(expected[0]!) > 1 << 40)
  }

  @Test func `windows are sums of days, whatever their ends`() throws {
    let tally = TallyAccumulator(wards: 1)
    let stratum = Stratum.of(case: .confirmed, .community, .unknown, ageBand: Stratum.unknownAge).code
    let counts = [3, 0, -1, 4, 0, 0, 2]
    for (i, count) in counts.enumerated() { tally.add(count, stratum: stratum, day: 1000 + Int32(i), place: 0) }
    let daily = tally.finish(ageBands: AgeBands(breaks: [])).daily(.cases())
    for first in -3...10 {
      for last in -3...10 {
        let expected = counts.enumerated().reduce(0) { $0 + ($1.offset >= first && $1.offset <= last ? $1.element : 0) }
        let sum = daily.sum(ward: 0, from: Day(number: 1000 + Int32(first)), through: Day(number: 1000 + Int32(last)))
        #expect(sum == Int64(expected), "\(first)...\(last)")
      }
    }
    #expect(daily.lastDayWithReports(ward: 0, through: Day(number: 1005)) == Day(number: 1003))
    #expect(daily.lastDayWithReports(ward: 0, through: Day(number: 999)) == nil)
  }
}
