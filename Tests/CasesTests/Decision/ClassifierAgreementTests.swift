import Quantities
import TestSupport
import Testing

@testable import Cases

@Suite struct ClassifierAgreementTests {
  @Test(arguments: [("2021-08-20", "vn-3638"), ("2022-01-20", "vn-11042"), ("2022-04-20", "vn-1909")])
  func `the classifier says what the act says, written out by hand, of thousands of random people`(
    day: String, act: String
  ) throws {
    let definition = try CaseCity.library.load("vietnam").definitions.definition(on: Day(day)!)
    let seed: UInt64 = 20_211_229
    var random = SplitMix(seed: seed)
    var classes: [CaseClass: Int] = [:]
    for number in 0..<4_000 {
      let facts = Self.facts(Day(day)!, &random)
      let found = definition.classify(facts)
      let expected = DefinitionByBook(facts: facts, act: act).outcome
      try #require(
        found.caseClass == expected.caseClass && found.isOpen == expected.isOpen,
        "seed \(seed), person \(number): \(found.caseClass.name) \(found.isOpen), by the book \(expected.caseClass.name) \(expected.isOpen)\n\(facts)"
      )
      classes[found.caseClass, default: 0] += 1
      // A decision is always explained.
      #expect(!found.reasons.isEmpty)
    }
    // Every class but probable, which these acts do not have, came up.
    #expect(Set(classes.keys) == Set(CaseClass.allCases).subtracting([.probable]))
  }

  static func facts(_ day: Day, _ random: inout SplitMix) -> CaseEvidence {
    func chance(_ part: Int, _ random: inout SplitMix) -> Bool { Int.random(in: 0..<part, using: &random) == 0 }
    func someDay(_ random: inout SplitMix) -> Day? {
      chance(6, &random) ? nil : day - Int.random(in: -2...18, using: &random)
    }
    var facts = CaseEvidence(
      reportDay: day, onset: chance(2, &random) ? nil : day - Int.random(in: 0...3, using: &random),
      askedExposures: !chance(3, &random), askedSymptoms: !chance(3, &random), offset: 25_200)
    for symptom in DefinitionByBook.longList + ["sari"] where chance(5, &random) {
      facts.symptoms[symptom] = !chance(3, &random)
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      var (from, until) = (someDay(&random), someDay(&random))
      if let a = from, let b = until, b < a { (from, until) = (b, a) }
      facts.encounters.append(
        CaseEvidence.Encounter(
          kind: ContactKind.allCases.randomElement(using: &random)!, from: from, until: until,
          closeness: Closeness(
            distance: [nil, 50, 100, 101, 200, 201].randomElement(using: &random)!,
            masked: [nil, true, false].randomElement(using: &random)!,
            minutes: [nil, 0, 14, 15].randomElement(using: &random)!,
            touched: [nil, true, false, false].randomElement(using: &random)!),
          isInWindow: [.yes, .yes, .no, .unknown].randomElement(using: &random)!))
    }
    if chance(3, &random) {
      var (from, until) = (someDay(&random), someDay(&random))
      if let a = from, let b = until, b < a { (from, until) = (b, a) }
      facts.exposures.append(
        CaseExposure(kind: CaseExposure.Kind.allCases.randomElement(using: &random)!, from: from, until: until))
    }
    let start = Moment(day, second: 28_800)
    for number in 0..<Int.random(in: 0...3, using: &random) {
      let minutes = [0, 479, 480, 481, -480, 1440].randomElement(using: &random)!
      facts.tests.append(
        CaseTest(
          number: number + 1, kind: chance(3, &random) ? .pcr : .antigen,
          result: [.positive, .positive, .negative, .negative, .pending, .inconclusive].randomElement(using: &random)!,
          sampledAt: chance(6, &random)
            ? nil : Instant(Moment(seconds: start.seconds + Int64(minutes) * 60), offset: 25_200)))
    }
    facts.distance = chance(2, &random) ? nil : 1
    return facts
  }
}
