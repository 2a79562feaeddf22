import Criteria
import Quantities
import SpatialCore
import Testing

@testable import Epidemiology
@testable import Zones

/// The reports in no ward, seen from a ward, are the same reports moved into it.
@Suite struct UnlocatedReportsTests {
  /// Reports in no ward that are drawn beside those of a random world.
  private static func reports(_ day: Day, size: Int, _ random: inout SeededRandom) -> [RandomWorld.Case] {
    (0..<Int.random(in: 0...12, using: &random)).map { _ in
      RandomWorld.Case(
        ward: RandomWorld.wardCount, day: day - Int.random(in: -2...20, using: &random),
        classification: CaseClassification.allCases.randomElement(using: &random)!,
        transmission: Transmission.allCases.randomElement(using: &random)!,
        count: Int.random(in: 1...3, using: &random) * size)
    }
  }

  @Test(arguments: ClassifierTests.complete)
  func `the level with all reports is that of a world in which they are in the ward`(_ id: String) throws {
    let set = try ClassifierTests.library.set(id)
    let bands = AgeBands(breaks: try set.ageBreaks() + [12, 18, 50, 65])
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    // Sets that count nothing have nothing to ask for; of the others a seed may have few worlds that ask.
    let counts = try ClassifierTests.edition(set, &random).1.indicators.contains {
      if case .count = $0.form { true } else { false }
    }
    var (asked, changed, worlds) = (0, 0, 0)
    while worlds < 60 || (counts && asked <= 20 && worlds < 3000) {
      worlds += 1
      let (day, edition) = try ClassifierTests.edition(set, &random)
      var world = RandomWorld(on: day, random: &random)
      // What the day of the last report is when corrections empty a day is told elsewhere.
      for i in world.cases.indices { world.cases[i].count = max(world.cases[i].count, 1) }
      let loose = Self.reports(day, size: [1, 40, 400].randomElement(using: &random)!, &random)
      var whole = world
      whole.cases += loose
      let classifier = Classifier(edition: edition, evidence: whole.evidence(bands), wards: world.wards)
      for ward in world.wards.indices {
        let previous = Bool.random(using: &random) ? nil : Int.random(in: 0..<set.levels.count, using: &random)
        let found = classifier.unlocated(ofWard: ward, on: day, previous: previous)
        var moved = world
        moved.cases += loose.map {
          var report = $0
          report.ward = ward
          return report
        }
        let before = edition.classIndex(world.values(edition, ward: ward), previous: previous)
        let after = edition.classIndex(moved.values(edition, ward: ward), previous: previous)
        guard let found else { continue }
        asked += 1
        changed += before == after ? 0 : 1
        #expect(found.classIndex == before && found.classWithAll == after, "\(id), seed \(seed), ward \(ward)")
        #expect(found.count > 0 && found.district == nil)
      }
    }
    #expect(counts ? asked > 20 : asked == 0, "\(id), seed \(seed)")
    print("\(id): \(changed) of \(asked) levels would change, seed \(seed)")
  }

  @Test func `Those that name a district are asked of its wards only`() throws {
    let world = try IndicatorEvaluatorTests.world(
      cases: "2021-09-08,A,3\n2021-09-08,?,2\n2021-09-08,??,9\n", population: "A,35000,,,\n", on: "2021-09-08")
    let classifier = Classifier(edition: world.edition, evidence: world.evidence, wards: world.wards)
    var ward = world.wards[0]
    ward.district = "Quận Ba Đình"
    let districts = DistrictIndex([ward])
    let accumulator = TallyAccumulator(wards: 1)
    let stratum = Stratum.of(case: .confirmed, .community, .unknown, ageBand: Stratum.unknownAge)
    accumulator.add(2, stratum: stratum.code, day: world.day.number, place: 0)
    accumulator.add(9, stratum: stratum.code, day: world.day.number, place: 1)
    let tally = accumulator.finish(ageBands: world.evidence.tally.ageBands)
    let named = try #require(
      classifier.unlocated(ofWard: 0, on: world.day, among: UnlocatedTally(districts, tally)))
    #expect(named.district == "Quận Ba Đình" && named.count == 2 && !named.changesClass)
    let all = try #require(classifier.unlocated(ofWard: 0, on: world.day))
    // 14 cases among 35,000 are 40 per 100,000, above the 20 of the rules.
    #expect(all.count == 11 && all.district == nil && all.changesClass)
    let without = UnlocatedTally(
      DistrictIndex(world.wards), TallyAccumulator(wards: 0).finish(ageBands: tally.ageBands))
    #expect(classifier.unlocated(ofWard: 0, on: world.day, among: without) == nil)
    // Eight days later none of them is in the window of seven days.
    #expect(classifier.unlocated(ofWard: 0, on: world.day + 7) == nil)
  }
}
