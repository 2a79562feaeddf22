@testable import Criteria
import Epidemiology
import Foundation
import Quantities
import SpatialCore
import Testing

@testable import Zones

/// The page of a replay says what the history says.
@Suite struct ReplayReportTests {
  /// A history of random classes, each ward with changes at random.
  static func history(_ wards: Int, _ days: Int, _ random: inout SeededRandom) -> (LevelHistory, [[Int]]) {
    var history = LevelHistory(wards: wards)
    var classes = (0..<wards).map { _ in Int.random(in: 0..<3, using: &random) }
    var all: [[Int]] = []
    for day in 0..<days {
      for ward in 0..<wards where day > 0 && random.chance(5) { classes[ward] = Int.random(in: 0..<3, using: &random) }
      history.append(classes, on: Day(number: Int32(18_000 + day)))
      all.append(classes)
    }
    return (history, all)
  }

  static func reasons(_ ward: Int, _ text: String) -> ChangeReasons {
    let reason = Reason(
      rule: "r", effect: "level", citation: "</script>", confidence: .text,
      sentence: Localized(english: text, vietnamese: "vì \(text)"))
    return ChangeReasons(statuses: [ChangeReasons.Status(ward: ward, reasons: [reason])])
  }

  /// Cases to the nearest whole, where a reform shared reports out.
  static func whole(_ count: Int, _ world: RandomWorld) -> Int {
    Int((Double(count) / Double(world.units)).rounded())
  }

  /// The data of a page and its text, with every change of the history in the log.
  ///
  /// - Parameter growing: offsets of the days whose counts are still growing.
  static func page(
    wards count: Int, days: Int, growing: ClosedRange<Int>? = nil, _ random: inout SeededRandom
  ) throws -> (
    data: [String: Any], text: String, classes: [[Int]], world: RandomWorld
  ) {
    let first = Day(number: 18_000)
    let world = RandomWorld(on: first + (days - 1), random: &random)
    let set = try IndicatorEvaluatorTests.world(cases: "", population: "", on: "2021-09-08").edition.set
    let edition = try set.edition(on: try #require(Day("2021-09-08")))
    let classifier = Classifier(
      edition: edition, evidence: world.evidence(AgeBands(breaks: IndicatorEvaluator.ageBreaks(edition))),
      wards: world.wards)
    let (history, classes) = history(world.wards.count, days, &random)
    var log = ChangeLog(wards: world.wards.count)
    for day in 1..<days {
      for ward in world.wards.indices where classes[day][ward] != classes[day - 1][ward] {
        log.append(reasons(ward, "<!-- </script> \(ward)"), on: first + day)
      }
    }
    var wards = world.wards
    wards[0].name = "</script><script>alert(1)</script>"
    let report = ReplayReport(
      set: set, wards: wards, history: history, log: log,
      curve: EpidemicCurve(classifier, from: first, through: first + (days - 1)), dataThrough: nil, asInForceOn: nil,
      flapDays: 14, comparison: nil, growing: growing.map { first + $0.lowerBound...first + $0.upperBound })
    func bytes(_ threads: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      report.write(threads: threads) { bytes += $0 }
      return bytes
    }
    let once = bytes(1)
    #expect(bytes(1) == once)
    #expect(bytes(3) == once)
    let text = String(decoding: once, as: UTF8.self)
    let start = try #require(text.range(of: #"id="data">"#)).upperBound
    let end = try #require(text.range(of: "</script>", range: start..<text.endIndex)).lowerBound
    let data = try JSONSerialization.jsonObject(with: Data(text[start..<end].utf8)) as? [String: Any]
    return (try #require(data), text, classes, world)
  }

  @Test func `levels, changes and cases of the page are those of the history`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    for days in [2, 9, 40] {
      let (data, text, classes, world) = try Self.page(wards: RandomWorld.wardCount, days: days, &random)
      let counts = try #require(data["counts"] as? [[Int]])
      for (level, row) in counts.enumerated() {
        #expect(row == classes.map { $0.count { $0 == level } }, "seed \(seed)")
      }
      let wards = try #require(data["wards"] as? [[String: Any]])
      let sentences = try #require(data["sentences"] as? [[String]])
      #expect(Set(sentences).count == sentences.count)
      for (index, ward) in wards.enumerated() {
        let spans = try #require(ward["spans"] as? [Int])
        let starts = stride(from: 1, to: spans.count, by: 2).map { spans[$0] }
        let changes = (1..<days).filter { classes[$0][index] != classes[$0 - 1][index] }
        #expect(starts == [0] + changes, "seed \(seed)")
        #expect(starts.map { classes[$0][index] } == stride(from: 0, to: spans.count, by: 2).map { spans[$0] })
        let logged = try #require(ward["changes"] as? [[Int]])
        #expect(logged.map(\.first) == changes.map(Optional.some))
        #expect(logged.allSatisfy { sentences[$0[1]][1] == "<!-- </script> \(index)" })
        let cases = try #require(ward["cases"] as? [Int])
        for day in 0..<days {
          let wanted = world.cases.filter {
            $0.ward == index && $0.classification == .confirmed && $0.day == Day(number: Int32(18_000 + day))
          }.reduce(0) { $0 + $1.count }
          let position = stride(from: 0, to: cases.count, by: 2).first { cases[$0] == day }
          #expect(position.map { cases[$0 + 1] } ?? 0 == Self.whole(wanted, world), "seed \(seed)")
        }
      }
      let totals = try #require(data["cases"] as? [[Int]])
      for (row, word) in zip(totals, [CaseClassification.suspected, .probable, .confirmed]) {
        let wanted = (-6..<days).map { offset in
          world.cases.filter { $0.classification == word && $0.day == Day(number: Int32(18_000 + offset)) }
            .reduce(0) { $0 + $1.count }
        }
        #expect(row == wanted.map { Self.whole($0, world) }, "seed \(seed)")
      }
      #expect(wards.first?["name"] as? String == "</script><script>alert(1)</script>")
      #expect(!text.contains("alert(1)</script>"))
      #expect(text.components(separatedBy: "</script>").count == 3)
    }
  }

  @Test(
    arguments: [
      (nil, nil, nil), (5...8, 5, 4), (8...8, 8, 1), (-3...8, 0, 12), (9...12, nil, nil),
    ] as [(ClosedRange<Int>?, Int?, Int?)])
  func `days whose counts are still growing are marked from the first of them on`(
    growing: ClosedRange<Int>?, from: Int?, days: Int?
  ) throws {
    var random = SeededRandom(seed: 7)
    let made = try Self.page(wards: RandomWorld.wardCount, days: 9, growing: growing, &random)
    #expect(made.data["growingFrom"] as? Int == from && made.data["growingDays"] as? Int == days)
  }

  @Test(arguments: [1, 2, 23, 24, 25, 102, 365]) func `maps in a row have the first and the last day`(_ length: Int) {
    let shown = ReplayReport.shownDays(of: length)
    #expect(shown.first == 0 && shown.last == length - 1)
    #expect(shown.count == min(length, 24) && shown == shown.sorted() && Set(shown).count == shown.count)
    let steps = zip(shown, shown.dropFirst()).map { $1 - $0 }
    #expect((steps.max() ?? 0) - (steps.min() ?? 0) <= 1)
  }

  @Test func `a long log keeps the latest changes of each ward, whenever the limit is passed`() {
    let wards = 40
    var log = ChangeLog(wards: wards)
    for day in 0..<600 {
      for ward in 0..<wards {
        log.append(Self.reasons(ward, "\(day)"), on: Day(number: Int32(day)))
        if day * wards + ward < ChangeLog.changeLimit {
          #expect(log.kept == nil && log.changes[ward].count == day + 1)
        }
      }
    }
    #expect(log.kept == 500)
    #expect(log.changes.allSatisfy { $0.map(\.on.number) == (100..<600).map { Int32($0) } })
    var large = ChangeLog(wards: 10_000)
    for day in 0..<5 { large.append(Self.reasons(7, "\(day)"), on: Day(number: Int32(day))) }
    #expect(large.kept == 2 && large.changes[7].map(\.on.number) == [3, 4])
  }
}
