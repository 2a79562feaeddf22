import Quantities
import Testing

@testable import Criteria

@Suite struct RollUpTests {
  /// Red where 30 % are red or 50 % orange and more, orange where one is red, yellow where 50 % are yellow and more.
  private let rollUp = RollUp(
    source: 0, of: nil,
    shares: [
      RollUp.Share(level: 3, orHigher: false), RollUp.Share(level: 2, orHigher: true),
      RollUp.Share(level: 1, orHigher: true),
    ],
    rules: [
      RollUp.Rule(when: [(0, Edition.Bound(comparison: .atLeast, threshold: 30))], result: 3),
      RollUp.Rule(when: [(1, Edition.Bound(comparison: .atLeast, threshold: 50))], result: 3),
      RollUp.Rule(when: [(0, Edition.Bound(comparison: .above, threshold: 0))], result: 2),
      RollUp.Rule(when: [(2, Edition.Bound(comparison: .atLeast, threshold: 50))], result: 1),
      RollUp.Rule(when: [], result: 0),
    ])

  private func level(_ units: [Int]) -> Int { rollUp.outcome(units, levelCount: 4, noDataClass: 5).classIndex }

  @Test func `Shares are met exactly on, and not just under`() {
    #expect(level([3, 3, 3] + Array(repeating: 0, count: 7)) == 3)
    #expect(level([3, 3] + Array(repeating: 0, count: 8)) == 2)
    #expect(level([2, 2, 0, 0]) == 3)
    #expect(level([2, 2, 0, 0, 0]) == 0)
    #expect(level([2, 1, 1, 0, 0]) == 1)
    #expect(level([1, 0]) == 1)
  }

  @Test func `A unit without a level counts where it could decide`() {
    #expect(level([5, 3, 3, 3, 0]) == 3)
    #expect(level([5, 0, 0, 0]) == 5)
    #expect(level([5, 5]) == 5)
  }

  @Test func `A roll-up is silent where its last rule says no data, and elsewhere not`() throws {
    let set = try CriteriaLibrary(folder: criteriaFolder).set("vn-2686")
    let edition = try set.edition(on: try #require(Day("2021-09-01")))
    let district = try #require(edition.rollUps.first { set.rollUps[$0.source].id == "district" })
    func outcome(yellow: Int, green: Int) -> RollUp.Outcome {
      district.outcome(
        Array(repeating: 1, count: yellow) + Array(repeating: 0, count: green), levelCount: edition.levelCount,
        noDataClass: edition.noDataClass)
    }
    #expect(edition.classes[outcome(yellow: 0, green: 10).classIndex].id == "green")
    #expect(edition.classes[outcome(yellow: 5, green: 5).classIndex].id == "orange")
    let silent = outcome(yellow: 1, green: 9)
    #expect(silent.classIndex == edition.noDataClass)
    // Silence is a rule with a citation, not a lack of figures.
    #expect(silent.rule.map { set.rollUps[district.source].rules[$0].id } == "silent")
    #expect(silent.unitsWithoutLevel == 0)
  }

  @Test func `A rule of a roll-up may give a class without rank, which is reached by it alone`() throws {
    let text = CheckerFaultsTests.sound.replacing(
      "no_data: {id",
      with: "unranked:\n  - {id: odd, letter: \"o\", color: \"#aaaaaa\", name: {en: Odd, vi: Odd}}\nno_data: {id")
    let unused = CriteriaChecker.check(try CriteriaSet.parse(text, file: "small.yaml"))
    #expect(unused.map(\.code) == ["unreachable", "unreachable"], "\(unused)")
    let used = text.replacing("{id: half_districts, level: high", with: "{id: half_districts, level: odd")
      .replacing(
        "rollup: city, units: {high: 2, low: 2}, level: high",
        with: "rollup: city, units: {high: 2, low: 2}, level: odd"
      )
      .replacing(
        "rollup: city, units: {high: 3, low: 2}, level: high",
        with: "rollup: city, units: {high: 3, low: 2}, level: odd")
    #expect(CriteriaChecker.check(try CriteriaSet.parse(used, file: "small.yaml")).map(\.description) == [])
  }

  @Test func `A level that stands with units unknown is the one that every filling gives`() {
    var random = TimingRandom(seed: 3)
    var decided = 0
    for _ in 0..<3000 {
      let units = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Int.random(in: 0...9, using: &random) == 0 ? 5 : Int.random(in: 0...3, using: &random)
      }
      let unknown = units.indices.filter { units[$0] == 5 }
      guard unknown.count <= 3, unknown.count < units.count else { continue }
      var fillings: Set<Int> = []
      for number in 0..<(1 << (2 * unknown.count)) {
        var filled = units
        for (i, unit) in unknown.enumerated() { filled[unit] = number >> (2 * i) & 3 }
        fillings.insert(level(filled))
      }
      let found = level(units)
      if found == 5 { continue }
      decided += 1
      guard fillings == [found] else {
        Issue.record("\(units) gives \(found), but fillings give \(fillings)")
        return
      }
      if unknown.isEmpty { #expect(found != 5) }
    }
    #expect(decided > 1000)
  }
}
