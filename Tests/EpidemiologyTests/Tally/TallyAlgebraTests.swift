import Quantities
import Testing

@testable import Epidemiology

@Suite struct TallyAlgebraTests {
  static let bands = AgeBands(breaks: [18, 65])

  @Test(arguments: 1...20) func `any split of the reports adds up to the same bytes in any order and grouping`(
    _ seed: UInt64
  )
    throws
  {
    var random = SplitMix64(seed: seed)
    let world = RandomReports(300, random: &random)
    let whole = world.file()
    var parts = [[RandomReports.Report]](repeating: [], count: Int.random(in: 1...7, using: &random))
    for report in world.reports { parts[Int.random(in: 0..<parts.count, using: &random)].append(report) }
    let files = parts.shuffled(using: &random).map { RandomReports.file($0, wards: world.wards, bands: Self.bands) }
    #expect(try TallyFile.merged(files).text == whole.text, "seed \(seed)")
    var one = files[0]
    for file in files.dropFirst() { one = try file.merging(one) }
    #expect(one == whole)
  }

  @Test func `addition is commutative and associative, and nothing is its zero`() throws {
    var random = SplitMix64(seed: 4)
    let (a, b, c) = (
      RandomReports(80, random: &random).file().tally, RandomReports(80, random: &random).file().tally,
      RandomReports(80, random: &random).file().tally
    )
    #expect(try a.merging(b) == b.merging(a))
    #expect(try a.merging(b).merging(c) == a.merging(b.merging(c)))
    let nothing = RandomReports.file([], wards: ["w10", "w11", "w12", "w13", "w14"], bands: Self.bands).tally
    #expect(try a.merging(nothing) == a)
    #expect(try nothing.merging(a) == a)
  }

  @Test func `reports and their corrections leave no trace`() throws {
    var random = SplitMix64(seed: 9)
    let world = RandomReports(100, random: &random)
    let back = world.reports.map { report in
      var report = report
      report.count = -report.count
      return report
    }
    let sum = try world.file().tally.merging(RandomReports.file(back, wards: world.wards, bands: Self.bands).tally)
    #expect(sum.entries.isEmpty)
  }

  @Test func `counts of other wards or other ages are refused with what differs`() throws {
    func tally(_ wards: [String], _ ages: [Int]) -> Tally {
      RandomReports.file([], wards: wards, bands: AgeBands(breaks: ages)).tally
    }
    let a = tally(["a", "b"], [18])
    let wards = #expect(throws: TallyMismatch.self) { try a.merging(tally(["a", "c"], [18])) }
    #expect("\(try #require(wards))".contains("'b' is only in the first"))
    let ages = #expect(throws: TallyMismatch.ageBands([0, 18], [0, 12, 18])) {
      try a.merging(tally(["a", "b"], [12, 18]))
    }
    #expect("\(try #require(ages))".contains("0, 18 and at 0, 12, 18"))
    #expect(throws: TallyMismatch.self) { try Tally.merged([a, a, tally(["a"], [18])]) }
  }

  @Test(arguments: 1...10) func `coarser bands are what counting in them gives, and finer ones are refused`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let world = RandomReports(300, random: &random)
    let fine = world.file(bands: AgeBands(breaks: [5, 12, 18, 50, 65])).tally
    for breaks in [[], [18], [12, 65], [5, 12, 18, 50, 65]] {
      let bands = AgeBands(breaks: breaks)
      #expect(try fine.coarsened(to: bands) == world.file(bands: bands).tally, "seed \(seed), \(breaks)")
    }
    let error = #expect(throws: TallyMismatch.self) { try fine.coarsened(to: AgeBands(breaks: [12, 60])) }
    #expect("\(try #require(error))".contains("--age-breaks 5,12,18,50,60,65"))
  }

  @Test func `cutting at a day keeps that day, and totals are sums`() {
    var random = SplitMix64(seed: 3)
    let world = RandomReports(500, random: &random)
    let tally = world.file().tally
    for number in Int32(18_898)...18_911 {
      let day = Day(number: number)
      let kept = world.reports.filter { $0.day <= number }
      #expect(tally.through(day) == RandomReports.file(kept, wards: world.wards, bands: Self.bands).tally)
      for doses in [false, true] {
        let totals = tally.totals(doses: doses, through: day)
        func sum(_ isChosen: (RandomReports.Report) -> Bool) -> Int {
          world.reports.filter { $0.isDose == doses && isChosen($0) }.reduce(0) { $0 + $1.count }
        }
        #expect(totals.later == sum { $0.day > number })
        #expect(totals.inWards == sum { $0.day <= number && $0.ward != nil })
        #expect(totals.unlocated == sum { $0.day <= number && $0.ward == nil })
      }
    }
  }

  @Test(arguments: [1, 1_000_000_000]) func `running sums are those of a plain addition, in 32 bits and in 64`(
    _ scale: Int
  ) {
    var random = SplitMix64(seed: 11)
    var world = RandomReports(400, random: &random)
    for i in world.reports.indices { world.reports[i].count *= scale }
    // A typing error in a year costs a row and not a century of rows.
    world.reports[0].day = -25_000
    let tally = world.file().tally
    for filter in [ReportFilter.cases(), .cases(transmissions: [.community], ageFrom: 18), .doses(completing: true)] {
      let daily = tally.daily(filter)
      let latest = daily.latest()
      let chosen = world.reports.filter { filter.includes(RandomReports.stratum($0, Self.bands), Self.bands) }
      for last in [Int32(-25_001), -25_000, 18_899, 18_900, 18_904, 18_909, 18_950] {
        for first in [Int32(-30_000), 18_900, 18_903, 18_910] {
          let wards = [4, 0, 5]
          let sums = daily.sums(of: wards, from: Day(number: first), through: Day(number: last))
          for (ward, sum) in zip(wards, sums) {
            let expected = chosen.filter { ($0.ward ?? 5) == ward && $0.day >= first && $0.day <= last }
            #expect(sum == Int64(expected.reduce(0) { $0 + $1.count }))
            #expect(sum == daily.sum(ward: ward, from: Day(number: first), through: Day(number: last)))
          }
        }
        for ward in 0...5 {
          var byDay: [Int32: Int] = [:]
          for report in chosen where (report.ward ?? 5) == ward { byDay[report.day, default: 0] += report.count }
          let expected = byDay.filter { $0.value > 0 && $0.key <= last }.keys.max()
          #expect(daily.lastDayWithReports(ward: ward, through: Day(number: last))?.number == expected)
          #expect(latest.days(of: [ward], through: Day(number: last)) == [expected ?? .min])
          let all = chosen.filter { ($0.ward ?? 5) == ward && $0.day <= last }.reduce(0) { $0 + $1.count }
          #expect(daily.cumulative(ward: ward, through: Day(number: last)) == Int64(all))
        }
      }
    }
  }
}
