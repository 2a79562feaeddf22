import Quantities
import Testing

@testable import Epidemiology

@Suite struct ReportHistoryTests {
  /// A tally of confirmed cases from (ward, day, count); ward 2 is none.
  static func tally(_ counts: [(ward: Int, day: Int32, count: Int)], bands: [Int] = []) -> Tally {
    let accumulator = TallyAccumulator(wards: 2)
    for (ward, day, count) in counts {
      let stratum = Stratum.of(case: .confirmed, .community, .unknown, ageBand: Stratum.unknownAge).code
      accumulator.add(count, stratum: stratum, day: 18_900 + day, place: ward)
    }
    return accumulator.finish(ageBands: AgeBands(breaks: bands), wardList: WardList(codes: ["A", "B"]))
  }

  static func day(_ number: Int32) -> Day { Day(number: 18_900 + number) }

  @Test func `what is known is the latest vintage up to the moment, and nothing before the first`() throws {
    let tallies = (0..<3).map { Self.tally([(0, 0, $0 + 1)]) }
    let moments = (0..<3).map { Moment(Self.day(Int32($0) * 2), second: 3600) }
    let history = try ReportHistory([2, 0, 1].map { Vintage(knownAt: moments[$0], tally: tallies[$0]) })
    #expect(history.vintages.map(\.knownAt) == moments)
    for second in stride(from: -100_000, through: 500_000, by: 1200) {
      let moment = Moment(Self.day(0), second: second)
      let expected = moments.lastIndex { $0 <= moment }.map { tallies[$0] }
      #expect(history.known(at: moment) == expected)
    }
    #expect(history.known(at: moments[1]) == tallies[1])
    #expect(history.known(at: Moment(seconds: moments[1].seconds - 1)) == tallies[0])
    #expect(try ReportHistory([]).known(at: moments[0]) == nil)
  }

  @Test func `revisions are told apart from days that are new`() throws {
    let first = Self.tally([(0, 0, 3), (1, 1, 2), (0, 1, 5), (2, 1, 4)])
    let second = Self.tally([(0, 0, 3), (1, 0, 1), (1, 1, 2), (0, 1, 4), (2, 1, 1), (0, 2, 9)])
    let (early, late) = (Moment.end(of: Self.day(1)), Moment.end(of: Self.day(2)))
    let history = try ReportHistory([Vintage(knownAt: early, tally: first), Vintage(knownAt: late, tally: second)])
    #expect(
      history.revisions(from: early, to: late) == [
        Revision(day: Self.day(0), ward: 1, code: "B", before: 0, after: 1),
        Revision(day: Self.day(1), ward: 0, code: "A", before: 5, after: 4),
        Revision(day: Self.day(1), ward: 2, code: nil, before: 4, after: 1),
      ])
    // A vintage that says that it reports on a day without cases is revised there.
    let told = try ReportHistory([
      Vintage(knownAt: early, tally: first, through: Self.day(2)), Vintage(knownAt: late, tally: second),
    ])
    #expect(
      told.revisions(from: early, to: late)?.last
        == Revision(day: Self.day(2), ward: 0, code: "A", before: 0, after: 9))
    #expect(history.revisions(from: late, to: late)?.isEmpty == true)
    #expect(history.revisions(from: Moment(Self.day(0)), to: late) == nil)
  }

  @Test func `vintages of other wards, other ages or the same moment are no history`() throws {
    let moment = Moment(Self.day(0))
    let one = Vintage(knownAt: moment, tally: Self.tally([(0, 0, 1)]))
    #expect(throws: ReportHistoryError.sameMoment(moment)) { try ReportHistory([one, one]) }
    let other = Vintage(knownAt: moment + 1, tally: Self.tally([(0, 0, 1)], bands: [18]))
    #expect(throws: ReportHistoryError.mismatch(moment + 1, .ageBands([0], [0, 18]))) {
      try ReportHistory([other, one])
    }
    let elsewhere = Vintage(
      knownAt: moment + 1, tally: TallyAccumulator(wards: 1).finish(ageBands: AgeBands(breaks: [])))
    #expect {
      try ReportHistory([one, elsewhere])
    } throws: { error in
      if case .mismatch(moment + 1, .wardLists)? = error as? ReportHistoryError { return true }
      return false
    }
  }

  @Test func `tallies that know some of the wards are compared over all of them`() throws {
    let list = WardList(codes: ["A", "B"])
    let confirmed = Stratum.of(case: .confirmed, .community, .unknown, ageBand: Stratum.unknownAge)
    func part(_ code: String) -> Tally {
      let accumulator = TallyAccumulator(wards: 1)
      accumulator.add(2, stratum: confirmed.code, day: 18_900, place: 0)
      return accumulator.finish(
        ageBands: AgeBands(breaks: []), wardList: WardList(codes: [code], of: 2, digest: list.digest))
    }
    let (early, late) = (Moment(Self.day(0)), Moment(Self.day(1)))
    let history = try ReportHistory([
      Vintage(knownAt: early, tally: part("A")), Vintage(knownAt: late, tally: part("B")),
    ])
    let revisions = try #require(history.revisions(from: early, to: late))
    #expect(revisions.map(\.code) == ["A", "B"])
    #expect(revisions.map(\.before) == [2, 0] && revisions.map(\.after) == [0, 2])
  }

  @Test(arguments: 0..<20) func `random revisions are found as by looking at every ward and day`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let bands = AgeBands(breaks: [18, 65])
    let reports = RandomReports(200, random: &random)
    let more = RandomReports(40, random: &random)
    let kept = reports.reports.filter { _ in Int.random(in: 0..<10, using: &random) > 0 }
    let first = reports.file(bands: bands).tally
    let second = RandomReports.file(kept + more.reports, wards: reports.wards, bands: bands).tally
    let (early, late) = (Moment(Self.day(20)), Moment(Self.day(40)))
    let history = try ReportHistory([Vintage(knownAt: early, tally: first), Vintage(knownAt: late, tally: second)])
    let last = try #require(first.lastDay)
    for filter in [
      ReportFilter.cases(), .cases(classifications: [.suspected], ageFrom: 18), .doses(), .doses(number: 2),
    ] {
      let (old, new) = (first.daily(filter), second.daily(filter))
      var expected: [Revision] = []
      for number in Int32(-5)...15 where Self.day(number) <= last {
        for ward in 0...5 {
          let day = Self.day(number)
          let (a, b) = (old.sum(ward: ward, from: day, through: day), new.sum(ward: ward, from: day, through: day))
          let code = ward < 5 ? reports.wards[ward] : nil
          if a != b { expected.append(Revision(day: day, ward: ward, code: code, before: a, after: b)) }
        }
      }
      if filter == .cases() || filter == .doses() { #expect(!expected.isEmpty) }
      #expect(history.revisions(from: early, to: late, filter) == expected, "seed \(seed)")
    }
  }
}
