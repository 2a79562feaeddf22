import Quantities
import Testing

@testable import Epidemiology

@Suite struct CrosswalkTests {
  @Test(arguments: 1...30) func `counts on the later wards are those of a plain addition of fractions`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let vintages = try RandomCrosswalk(earlier: 5, later: 4, random: &random)
    let tally = RandomReports(300, random: &random).file().tally
    let moved = try tally.translated(by: vintages.crosswalk, to: WardList(codes: vintages.later))
    #expect(moved.plain == vintages.translated(tally), "seed \(seed)")
    #expect(moved.sums == tally.sums, "seed \(seed)")
    #expect(moved.wardList.codes == vintages.later)
    // The totals that people are told are whole.
    let day = try #require(tally.lastDay) - 3
    for doses in [false, true] {
      #expect(moved.totals(doses: doses, through: day) == tally.totals(doses: doses, through: day))
    }
  }

  @Test(arguments: 1...30) func `it makes no difference whether counts are added or translated first`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let vintages = try RandomCrosswalk(earlier: 5, later: 4, random: &random)
    let list = WardList(codes: vintages.later)
    let parts = (0..<4).map { _ in RandomReports(60, random: &random).file().tally }
    let sum = try Tally.merged(parts)
    let whole = try sum.translated(by: vintages.crosswalk, to: list)
    var moved: [Tally] = []
    for part in parts { moved.append(try part.translated(by: vintages.crosswalk, to: list)) }
    #expect(try Tally.merged(moved) == whole, "seed \(seed)")
    #expect(try Tally.merged(Array(moved.reversed())) == whole, "seed \(seed)")
    // The part up to a day, and coarser bands, are what translating those gives.
    let day = try #require(whole.lastDay) - 4
    #expect(try whole.through(day) == sum.through(day).translated(by: vintages.crosswalk, to: list), "seed \(seed)")
    let coarse = AgeBands(breaks: [18])
    let coarsened = try sum.coarsened(to: coarse).translated(by: vintages.crosswalk, to: list)
    #expect(try whole.coarsened(to: coarse) == coarsened, "seed \(seed)")
  }

  @Test(arguments: 1...20) func `a tally in parts of reports is written and read back`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let vintages = try RandomCrosswalk(earlier: 5, later: 4, random: &random)
    let list = WardList(codes: vintages.later)
    var file = RandomReports(200, random: &random).file()
    file.tally = try file.tally.translated(by: vintages.crosswalk, to: list)
    #expect(file.text.contains(",scale=\(file.tally.scale)\n") == (file.tally.scale != 1), "seed \(seed)")
    let written = try TemporaryFile(file.text)
    #expect(try TallyFile.read(written.path, wards: list) == file)
    // Sections of different units behind one another.
    let others = RandomReports(50, wards: 4, random: &random).reports
    let plain = RandomReports.file(others, wards: vintages.later, bands: AgeBands(breaks: [18, 65]))
    let both = try TemporaryFile(file.text + plain.text)
    #expect(try TallyFile.read(both.path, wards: list) == file.merging(plain), "seed \(seed)")
    // Counts of other units than the file says are noticed.
    if file.tally.scale != 1 {
      let changed = try TemporaryFile(file.text.replacing(",scale=\(file.tally.scale)\n", with: "\n"))
      #expect(throws: TallyFileError.self) { try TallyFile.read(changed.path, wards: list) }
    }
  }

  @Test(arguments: ["0", "-1", "1000001", "x"]) func `a scale that no tally has is refused with its line`(
    _ scale: String
  ) throws {
    let list = WardList(codes: ["a"])
    let file = try TemporaryFile(
      "#zonal-tally,version=1,wards=1,ward_codes=sha256:\(list.digest),age_from=0,scale=\(scale)\n")
    #expect {
      try TallyFile.read(file.path)
    } throws: { error in
      guard case .malformed(_, 1, let reason)? = error as? TallyFileError else { return false }
      return reason.contains("scale=\(scale)")
    }
  }

  @Test func `the same code in both vintages is two wards`() throws {
    // 00004 was Trúc Bạch; here it went to 00025 whole, and 00013 to the ward that has the code 00004 now.
    let crosswalk = try Crosswalk(rows: [
      .init(from: "00004", to: "00025", share: 1, basis: .merge),
      .init(from: "00013", to: "00004", share: 1, basis: .merge),
    ])
    let accumulator = TallyAccumulator(wards: 2)
    accumulator.add(5, stratum: 0, day: 18_900, place: 0)
    accumulator.add(7, stratum: 0, day: 18_900, place: 1)
    let tally = accumulator.finish(ageBands: AgeBands(breaks: []), wardList: crosswalk.fromList)
    let moved = try tally.translated(by: crosswalk, to: WardList(codes: ["00004", "00025"]))
    #expect(moved.entries.map(\.count) == [7, 5])
    #expect(moved.scale == 1)
  }

  @Test func `counts without a successor, and successors without a ward, are refused by name`() throws {
    let crosswalk = try Crosswalk(rows: [.init(from: "a", to: "x", share: 1, basis: .merge)])
    let accumulator = TallyAccumulator(wards: 2)
    accumulator.add(5, stratum: 0, day: 18_900, place: 1)
    let tally = accumulator.finish(ageBands: AgeBands(breaks: []), wardList: WardList(codes: ["a", "b"]))
    #expect(throws: CrosswalkError.noSuccessor(from: "b")) {
      try tally.translated(by: crosswalk, to: WardList(codes: ["x"]))
    }
    #expect(throws: CrosswalkError.unknownWard(to: "x")) {
      try tally.translated(by: crosswalk, to: WardList(codes: ["a", "b"]))
    }
  }

  @Test func `rows that contradict each other make no crosswalk`() {
    let half = Fraction(1, over: 2)
    #expect(throws: CrosswalkError.empty) { try Crosswalk(rows: []) }
    #expect(throws: CrosswalkError.shares(from: "a", sum: half)) {
      try Crosswalk(rows: [.init(from: "a", to: "x", share: half, basis: .given)])
    }
    #expect(throws: CrosswalkError.duplicate(from: "a", to: "x")) {
      try Crosswalk(rows: [Crosswalk.Row](repeating: .init(from: "a", to: "x", share: half, basis: .given), count: 2))
    }
    #expect(throws: CrosswalkError.interval(from: "a", to: "x")) {
      try Crosswalk(rows: [.init(from: "a", to: "x", share: 1, basis: .given, low: 0, high: half)])
    }
    #expect(throws: CrosswalkError.tooFine) {
      try Crosswalk(rows: [
        .init(from: "a", to: "x", share: Fraction(1, over: 1_000_003), basis: .given),
        .init(from: "a", to: "y", share: Fraction(1_000_002, over: 1_000_003), basis: .given),
      ])
    }
  }

  @Test(arguments: 1...50) func `rounded shares add up to one and miss what they stand for by less than a unit`(
    _ seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...9, using: &random)
    let weights = (0..<count).map { _ in Fraction(Int.random(in: 0...1000, using: &random)) } + [1]
    let sum = weights.reduce(0, +)
    let parts = ShareRounding.parts(weights)
    #expect(parts.reduce(0, +) == ShareRounding.units, "seed \(seed)")
    for (part, weight) in zip(parts, weights) {
      let miss = Fraction(part) - weight * Fraction(ShareRounding.units) / sum
      #expect(miss < 1 && miss > -1, "seed \(seed)")
    }
  }

  @Test(arguments: 1...10) func `shares that the ends allow give numbers within the bounds, and some reach them`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    func percent(_ share: Int) -> Fraction { Fraction(Int128(share), over: 100) }
    let ends = [("x", 50, 30, 70), ("y", 30, 0, 40), ("z", 20, 10, 30)]
    let rows = ["a", "b"].flatMap { from in
      ends.map { to, share, low, high in
        Crosswalk.Row(
          from: from, to: to, share: percent(share), basis: .area, low: percent(low), high: percent(high))
      }
    }
    let crosswalk = try Crosswalk(rows: rows)
    let list = WardList(codes: ["x", "y", "z"])
    let accumulator = TallyAccumulator(wards: 2)
    let counts = (0..<2).map { _ in Int.random(in: -3...20, using: &random) }
    for ward in 0..<2 { accumulator.add(counts[ward], stratum: 0, day: 18_900, place: ward) }
    let tally = accumulator.finish(ageBands: AgeBands(breaks: []), wardList: crosswalk.fromList)
    let day = Day(number: 18_900)
    let filter = ReportFilter.cases(classifications: Set(CaseClassification.allCases))
    let bounds = try crosswalk.bounds(of: tally, filter, from: day, through: day, to: list)
    var least = bounds.map(\.high)
    var most = bounds.map(\.low)
    // Every pair of shares in steps of 5 %.
    let allowed = stride(from: 30, through: 70, by: 5).flatMap { x in
      stride(from: 0, through: 40, by: 5).map { y in [x, y, 100 - x - y] }
    }.filter { (10...30).contains($0[2]) }
    for a in allowed {
      for b in allowed {
        for ward in 0..<3 {
          let value = percent(counts[0] * a[ward] + counts[1] * b[ward])
          least[ward] = min(least[ward], value)
          most[ward] = max(most[ward], value)
        }
      }
    }
    #expect(least == bounds.map(\.low) && most == bounds.map(\.high), "seed \(seed)")
    let moved = try tally.translated(by: crosswalk, to: list).daily(filter)
    for ward in 0..<3 {
      let sum = Fraction(Int128(moved.sum(ward: ward, from: day, through: day)), over: Int128(moved.scale))
      #expect(bounds[ward].value == sum && bounds[ward].ofSplits == sum)
    }
  }
}
