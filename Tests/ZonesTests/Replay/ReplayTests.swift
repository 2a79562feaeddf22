import Criteria
import Foundation
import Quantities
import Testing

@testable import Epidemiology
@testable import Zones

@Suite struct ReplayTests {
  /// Decision 4800 with rules on time, on neighbours and on notice of our own.
  static func timed() throws -> CriteriaSet {
    var text = try String(contentsOfFile: "\(ClassifierTests.library.folder)/vn-4800.yaml", encoding: .utf8)
    text.replace(
      "indicators:\n",
      with: """
          - {id: two, dated: [{from: 2021-10-12, value: 2, citation: test}]}
          - {id: three, dated: [{from: 2021-10-12, value: 3, citation: test}]}
          - {id: ten, dated: [{from: 2021-10-12, value: 10, citation: test}]}
          - {id: notice, dated: [{from: 2021-10-12, value: 48, citation: test}]}
        timing:
          review: {on: friday, citation: test}
          streaks:
            - {id: up, change: raise, length: two, citation: test}
            - {id: down, change: lower, length: three, unit: reviews, citation: test}
          minimum_stay:
            - {id: stay, length: ten, citation: test}
          notice: {id: notice, change: raise, hours: notice, announced_at: "17:00", citation: test}
        neighbours:
          contact: edge
          rules:
            - {id: around, next_to: level-4, at_least: level-3, citation: test}
        indicators:\n
        """, maxReplacements: 1)
    return try CriteriaSet.parse(text, file: "vn-4800.yaml")
  }

  @Test(arguments: UInt64(1)...40)
  func `A replay agrees with the series worked out from the plain lists`(seed: UInt64) throws {
    let set = try Self.timed()
    var random = SeededRandom(seed: seed)
    let first = try #require(Day("2021-10-15")) + Int.random(in: 0...30, using: &random)
    let days = 45
    var world = RandomWorld(on: first + days, random: &random)
    world.on = first + days
    let evidence = world.evidence(AgeBands(breaks: try set.ageBreaks() + [12, 18, 50, 65]))
    var replay: Replay?
    var classifier: Classifier?
    var found: [[Int]] = []
    for d in 0..<days {
      let edition = try set.edition(on: first + d)
      let today =
        classifier?.under(edition) ?? Classifier(edition: edition, evidence: evidence, wards: world.wards)
      classifier = today
      var next = replay ?? Replay(edition, wards: world.wards)
      found.append(next.advance(to: first + d, today).inForce)
      replay = next
    }
    var plain = PlainSeries(world: world, set: set)
    let expected = try plain.inForce(from: first, days: days)
    for d in 0..<days where found[d] != expected[d] {
      Issue.record("seed \(seed), \(first + d): \(found[d]), by the plain lists \(expected[d])")
      return
    }
  }

  @Test func `Every level that is not the assessed one has a reason`() throws {
    let set = try Self.timed()
    var random = SeededRandom(seed: 99)
    let first = try #require(Day("2021-10-15"))
    let world = RandomWorld(on: first + 60, random: &random)
    let evidence = world.evidence(AgeBands(breaks: try set.ageBreaks() + [12, 18, 50, 65]))
    var series = ZoneSeries(set, evidence: evidence, wards: world.wards, from: first, through: first + 60)
    var explained = 0
    while let step = try series.next() {
      let edition = step.classifier.edition
      let figures = step.classifier.levels(on: step.day.on, previous: step.previous)
      for ward in world.wards.indices where step.day.inForce[ward] != step.day.assessed[ward] {
        let reasons = step.day.reasons(ofWard: ward, figures.values(at: ward), edition, wards: world.wards)
        if reasons.isEmpty { Issue.record("\(step.day.on), ward \(ward)") }
        #expect(reasons.allSatisfy { !$0.sentence.english.isEmpty && !$0.sentence.vietnamese.isEmpty })
        explained += 1
      }
    }
    #expect(explained > 20)
  }

  @Test func `A change says which streak was met, and a raise when its notice has run out`() throws {
    let set = try Self.timed()
    let streaks = Set((set.timing?.streaks ?? []).map(\.id))
    let notice = try #require(set.timing?.notice)
    var (own, told) = (0, 0)
    for seed in UInt64(1)...12 {
      var random = SeededRandom(seed: seed)
      let first = try #require(Day("2021-10-15"))
      let world = RandomWorld(on: first + 60, random: &random)
      let evidence = world.evidence(AgeBands(breaks: try set.ageBreaks() + [12, 18, 50, 65]))
      var series = ZoneSeries(set, evidence: evidence, wards: world.wards, from: first, through: first + 60)
      var yesterday: ReplayDay?
      while let step = try series.next() {
        let edition = step.classifier.edition
        let figures = step.classifier.levels(on: step.day.on, previous: step.previous)
        for ward in world.wards.indices {
          let reasons = step.day.reasons(ofWard: ward, figures.values(at: ward), edition, wards: world.wards)
          let met = reasons.filter { streaks.contains($0.rule) && $0.sentence.english.contains("was met on") }
          let isMet = step.day.streaksMet[ward] != nil
          #expect(isMet == met.contains { $0.sentence.english.contains("in a row, and") })
          // Where nothing beside the streaks changes levels, a change of the own level is one by a streak.
          if isMet { own += 1 }
          guard let took = step.day.tookEffect[ward] else { continue }
          told += 1
          #expect(took.level == step.day.inForce[ward])
          #expect(yesterday?.inForce[ward] != took.level)
          #expect(yesterday?.announced[ward]?.contains(took) == true)
          let reason = try #require(
            reasons.first { $0.rule == notice.id && $0.sentence.english.contains("has run out") })
          #expect(reason.citation == notice.citation)
          #expect(reason.effect == edition.classes[took.level].id)
          #expect(
            reason.sentence.english.contains("48 hours") && reason.sentence.vietnamese.contains("báo trước 48 giờ"))
        }
        yesterday = step.day
      }
    }
    #expect(own > 5 && told > 5, "\(own) streaks met, \(told) notices run out")
  }

  @Test func `A series from the middle of a history has the levels of the whole history`() throws {
    let set = try Self.timed()
    var random = SeededRandom(seed: 7)
    let first = try #require(Day("2021-10-20"))
    let world = RandomWorld(on: first + 50, random: &random)
    let evidence = world.evidence(AgeBands(breaks: try set.ageBreaks() + [12, 18, 50, 65]))
    func last(from day: Day) throws -> [Int] {
      var series = ZoneSeries(set, evidence: evidence, wards: world.wards, from: day, through: first + 50)
      var last: [Int] = []
      while let step = try series.next() { last = step.day.inForce }
      return last
    }
    #expect(try last(from: first + 50) == last(from: first + 20))
  }
}
