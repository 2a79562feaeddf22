import Criteria
import Foundation
import Quantities
import Testing

@testable import Epidemiology
@testable import Zones

@Suite struct ClassifierTests {
  static let library = CriteriaLibrary(
    folder: #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/geodata/criteria")

  /// A day in force, and its edition.
  static func edition(_ set: CriteriaSet, _ random: inout SeededRandom) throws -> (Day, Edition) {
    let period = try #require(set.periods.randomElement(using: &random))
    let length = (period.until ?? period.from + 300).days(since: period.from)
    let day = period.from + Int.random(in: 0...length, using: &random)
    return (day, try set.edition(on: day))
  }

  /// Sets that can be applied; one that misses something is refused.
  static let complete = library.ids.filter { id in (try? library.set(id))?.missing.isEmpty ?? true }

  @Test(arguments: complete)
  func `the quick pass, the reasons and the margins agree with the rules applied word by word`(_ id: String) throws {
    let set = try Self.library.set(id)
    let bands = AgeBands(breaks: try set.ageBreaks() + [12, 18, 50, 65])
    var levelsSeen: Set<String> = []
    var margins = 0
    for seed in UInt64(1)...150 {
      var random = SeededRandom(seed: seed)
      let (day, edition) = try Self.edition(set, &random)
      let world = RandomWorld(on: day, random: &random)
      let evidence = world.evidence(bands)
      let previous: [Int?] = world.wards.map { _ in Int.random(in: -1..<set.classes.count, using: &random) }
        .map { $0 < 0 ? nil : $0 }
      let classifier = Classifier(edition: edition, evidence: evidence, wards: world.wards)
      let levels = classifier.levels(on: day, previous: previous)
      let statuses = classifier.statuses(on: day, previous: previous)
      let rules = PlainRules(set: set, day: day)
      let evaluator = IndicatorEvaluator(edition: edition, evidence: evidence)
      for ward in world.wards.indices {
        let expected = world.values(edition, ward: ward)
        #expect(levels.values(at: ward) == expected, "\(id), seed \(seed), ward \(ward)")
        let named = Dictionary(
          uniqueKeysWithValues: zip(edition.indicators.map(\.id), expected).compactMap { key, value in
            value.map { (key, $0) }
          })
        let before = previous[ward].map { set.classes[$0].id }
        let level = rules.level(named, previous: before)
        levelsSeen.insert(level)
        #expect(set.classes[levels.classIndices[ward]].id == level, "\(id), seed \(seed), ward \(ward): \(expected)")
        let status = statuses[ward]
        #expect(status.level.id == level)
        #expect(status.values == expected)
        let plain = edition.explain(expected, previous: previous[ward])
        #expect(plain.classIndex == status.classIndex)
        #expect(plain.reasons.map(\.sentence) == status.reasons.map(\.sentence))
        for (indicator, value) in expected.enumerated() {
          #expect(levels.number(of: indicator, at: ward) == value?.doubleValue)
        }
        margins += try checkMargins(status, evaluator, day, previous[ward], expected, "\(id), seed \(seed)")
      }
      // Some wards alone are what they are among all.
      let some = [3, 0]
      let alone = classifier.levels(on: day, of: some, previous: previous)
      #expect(alone.classIndices == some.map { levels.classIndices[$0] })
      #expect(some.indices.allSatisfy { alone.values(at: $0) == levels.values(at: some[$0]) })
    }
    #expect(levelsSeen.count >= set.levels.count, "\(levelsSeen)")
    // In the others few levels hang on the number of cases alone.
    if !["who-2021", "vn-2686", "india-2020", "ny-microcluster"].contains(id) { #expect(margins > 50, "\(margins)") }
  }

  /// A margin is the first number that changes the level: one case less does not.
  private func checkMargins(
    _ status: ZoneStatus, _ evaluator: IndicatorEvaluator, _ day: Day, _ previous: Int?, _ values: [Fraction?],
    _ place: String
  ) throws -> Int {
    let edition = evaluator.edition
    func level(adding cases: Int) -> Int? {
      var changed = values
      for (position, indicator) in edition.indicators.enumerated() {
        switch indicator.form {
        case .count: changed[position] = values[position].map { $0 + Fraction(cases) }
        case .rate, .vaccineWeightedRate: changed[position] = nil
        default: break
        }
      }
      evaluator.addRates(&changed, ward: status.ward, on: day)
      let index = edition.classIndex(changed, previous: previous)
      return edition.classes[index].rank == nil ? nil : index
    }
    guard status.level.rank != nil else {
      #expect(status.casesToHigher == nil && status.casesToLower == nil)
      return 0
    }
    if let more = status.casesToHigher {
      #expect(level(adding: more).map { $0 > status.classIndex } == true, "\(place): \(more) more")
      #expect(level(adding: more - 1).map { $0 > status.classIndex } != true, "\(place): \(more - 1) more")
    } else {
      for power in 0..<20 { #expect(level(adding: 1 << power).map { $0 > status.classIndex } != true, "\(place)") }
    }
    if let fewer = status.casesToLower {
      #expect(level(adding: -fewer).map { $0 < status.classIndex } == true, "\(place): \(fewer) fewer")
      #expect(level(adding: 1 - fewer).map { $0 < status.classIndex } != true, "\(place): \(fewer - 1) fewer")
    }
    return (status.casesToHigher == nil ? 0 : 1) + (status.casesToLower == nil ? 0 : 1)
  }

  @Test(arguments: [2, 5]) func `any number of threads finds the same statuses, in the order of the wards`(
    _ threads: Int
  ) throws {
    let set = try Self.library.set("vn-4800")
    var random = SeededRandom(seed: 31)
    let (day, edition) = try Self.edition(set, &random)
    let world = RandomWorld(on: day, random: &random)
    let evidence = world.evidence(AgeBands(breaks: try set.ageBreaks()))
    let classifier = Classifier(edition: edition, evidence: evidence, wards: world.wards)
    // Enough for several ranges.
    let chosen = (0..<3000).map { _ in random.ward() }
    let one = classifier.statuses(on: day, of: chosen)
    let many = classifier.statuses(on: day, of: chosen, threads: threads)
    #expect(one.map(\.ward) == chosen)
    #expect(one.map { "\($0)" } == many.map { "\($0)" })
  }

  @Test func `a classifier taken over to other days and rules is one made anew`() throws {
    let set = try Self.library.set("vn-4800")
    var random = SeededRandom(seed: 21)
    let first = try #require(Day("2021-10-25"))
    let world = RandomWorld(on: first, random: &random)
    let evidence = world.evidence(AgeBands(breaks: try set.ageBreaks()))
    var classifier = Classifier(edition: try set.edition(on: first), evidence: evidence, wards: world.wards)
    for ahead in 0..<20 {
      let edition = try set.edition(on: first + ahead)
      classifier = classifier.under(edition)
      let anew = Classifier(edition: edition, evidence: evidence, wards: world.wards).levels(on: first + ahead)
      let taken = classifier.levels(on: first + ahead)
      #expect(taken.classIndices == anew.classIndices, "day \(ahead)")
      for ward in world.wards.indices { #expect(taken.values(at: ward) == anew.values(at: ward)) }
    }
    // The ages of the elderly change on 1 November, and with them what is asked.
    #expect(!(try set.edition(on: first).saysTheSame(as: set.edition(on: first + 7))))
    #expect(try set.edition(on: first).saysTheSame(as: set.edition(on: first + 6)))
  }

  @Test func `the ages of a set are those of all its days`() throws {
    #expect(try Self.library.set("vn-4800").ageBreaks() == [18, 50, 65])
    #expect(try Self.library.set("cdc-transmission").ageBreaks() == [])
  }
}
