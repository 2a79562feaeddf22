import Quantities
import Testing

@testable import Epidemiology

/// The reform of 1 July 2025: 526 wards became 126, of which some have a code that had been another ward's.
@Suite(.enabled(if: SharedData.isPresent, "the shared data is not here"))
struct HanoiReformTests {
  static let reform = Day("2025-07-01")!
  static let everyCase = ReportFilter.cases(classifications: Set(CaseClassification.allCases))

  static func crosswalk() throws -> Crosswalk {
    try Crosswalk.relation(
      SharedData.path("hanoi-wards-before-2025/hanoi_old_to_new_2025.csv"),
      mapping: ColumnMapping(["from=wardCode", "to=newWardCode"])
    ).crosswalk
  }

  /// Reports on all wards around the reform, and some without a ward.
  static func reports(_ list: WardList, _ random: inout SplitMix64, from first: Int, through last: Int) -> Tally {
    let accumulator = TallyAccumulator(wards: list.codes.count)
    for _ in 0..<5_000 {
      let stratum = Stratum.of(
        case: CaseClassification.allCases.randomElement(using: &random)!, .community, .unknown,
        ageBand: Stratum.unknownAge)
      accumulator.add(
        Int.random(in: -1...4, using: &random), stratum: stratum.code,
        day: reform.number + Int32(Int.random(in: first...last, using: &random)),
        place: Int.random(in: 0...list.codes.count, using: &random))
    }
    return accumulator.finish(ageBands: AgeBands(breaks: []), wardList: list)
  }

  @Test func `526 wards lead to 126, and every ward's shares add up`() throws {
    let crosswalk = try Self.crosswalk()
    #expect(crosswalk.fromCodes.count == 526)
    #expect(crosswalk.toCodes.count == 126)
    // 199 wards were divided, among at most five.
    #expect(crosswalk.rows.count { $0.basis == .equal } == 467)
    #expect(crosswalk.rows.count { $0.basis == .merge } == 327)
    #expect(crosswalk.scale == 60)
    // The same code, another ward.
    #expect(crosswalk.successors(of: "00004").map(\.to) == ["00004"])
    #expect(crosswalk.successors(of: "00001").map(\.to) == ["00097"])
  }

  @Test(arguments: [1, 2, 3]) func `totals of every day and stratum are kept exactly`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let crosswalk = try Self.crosswalk()
    let tally = Self.reports(crosswalk.fromList, &random, from: -40, through: 40)
    let moved = try tally.translated(by: crosswalk, to: WardList(codes: crosswalk.toCodes))
    #expect(moved.sums == tally.sums, "seed \(seed)")
    #expect(moved.scale == 60)
  }

  /// The reform left no ward of Hanoi as it was; 26 of the new ones are made of whole wards, and one row more stands in
  /// for a ward that did not change.
  @Test func `a ward made of whole wards keeps its series unbroken, as one that did not change does`() throws {
    var random = SplitMix64(seed: 5)
    let hanoi = try Self.crosswalk()
    let crosswalk = try Crosswalk(
      rows: hanoi.rows + [Crosswalk.Row(from: "99999", to: "99999", share: 1, basis: .merge)])
    let list = WardList(codes: crosswalk.toCodes)
    let before = Self.reports(crosswalk.fromList, &random, from: -40, through: -1)
    let after = Self.reports(list, &random, from: 0, through: 40)
    let whole = try before.translated(by: crosswalk, to: list).merging(after).daily(Self.everyCase)
    let (was, now) = (before.daily(Self.everyCase), after.daily(Self.everyCase))
    let predecessors = Dictionary(grouping: crosswalk.rows, by: \.to)
    let kept = predecessors.filter { $0.value.allSatisfy { $0.share == 1 } }
    #expect(kept.count == 27 && kept["99999"]?.count == 1)
    for (code, rows) in kept {
      let new = try #require(list.codes.firstIndex(of: code))
      let old = try rows.map { row in try #require(crosswalk.fromCodes.firstIndex(of: row.from)) }
      for day in (-40...40).map({ Self.reform + $0 }) {
        let earlier = old.reduce(0) { $0 + was.sum(ward: $1, from: day, through: day) }
        let expected = earlier + now.sum(ward: new, from: day, through: day)
        #expect(whole.sum(ward: new, from: day, through: day) == expected * Int64(whole.scale))
      }
    }
  }

  @Test func `14 days across the reform count the same, whichever vintage the cases were counted on`() throws {
    var random = SplitMix64(seed: 6)
    let crosswalk = try Self.crosswalk()
    let list = WardList(codes: crosswalk.toCodes)
    let all = Self.reports(crosswalk.fromList, &random, from: -20, through: 20)
    func part(_ isBefore: Bool) -> Tally {
      let entries = all.entries.filter { ($0.day < Self.reform) == isBefore }
      return Tally(wardList: all.wardList, ageBands: all.ageBands, entries: entries)
    }
    let (before, after) = (
      try part(true).translated(by: crosswalk, to: list), try part(false).translated(by: crosswalk, to: list)
    )
    let parts = try before.merging(after)
    #expect(try parts == all.translated(by: crosswalk, to: list))
    let daily = parts.daily(Self.everyCase)
    let counted = all.daily(Self.everyCase)
    let places = Dictionary(uniqueKeysWithValues: crosswalk.fromCodes.enumerated().map { ($1, $0) })
    let predecessors = Dictionary(grouping: crosswalk.rows, by: \.to)
    for last in (0...13).map({ Self.reform + $0 }) {
      for (ward, code) in list.codes.enumerated() {
        // Windows on the earlier vintage, by their shares.
        let expected = try predecessors[code, default: []].reduce(Fraction(0)) { sum, row in
          let old = try #require(places[row.from])
          return sum + Fraction(Int(counted.sum(ward: old, from: last - 13, through: last))) * row.share
        }
        let sum = daily.sum(ward: ward, from: last - 13, through: last)
        #expect(Fraction(Int128(sum), over: Int128(daily.scale)) == expected)
      }
    }
  }
}
