import Epidemiology
import Quantities
import Store
import TestSupport

@testable import Cases

/// Acts of an office at random, from a seed.
struct RandomHistory {
  let city: CaseCity
  var random: SplitMix
  var people: [Int] = []
  var merges: [Int] = []

  init(_ city: CaseCity, seed: UInt64) throws {
    self.city = city
    random = SplitMix(seed: seed)
    for _ in 0..<4 { try enter() }
  }

  mutating func enter() throws {
    people.append(
      try city.enter(
        ["An", "Bình", "Chi"].randomElement(using: &random)!, ward: Int.random(in: 0...5, using: &random),
        report: Int.random(in: 10...19, using: &random),
        onset: Bool.random(using: &random) ? Int.random(in: 5...19, using: &random) : nil,
        birthYear: Bool.random(using: &random) ? 1990 : 1991
      ).number)
  }

  mutating func act() throws {
    let (rules, dung) = (try city.rules(), try city.access("dung"))
    let someone = people.randomElement(using: &random)!
    switch Int.random(in: 0..<20, using: &random) {
    case 0, 1: try enter()
    case 2...5:
      try city.test(
        someone, Bool.random(using: &random) ? .pcr : .antigen,
        [.positive, .positive, .negative, .pending].randomElement(using: &random)!,
        day: Int.random(in: 8...19, using: &random), hour: Int.random(in: 0...23, using: &random),
        ct: nil)
    case 6...10:
      let other = people.randomElement(using: &random)!
      guard other != someone else { return }
      try city.meet(
        someone, other, day: Bool.random(using: &random) ? Int.random(in: 5...19, using: &random) : nil,
        kind: ContactKind.allCases.randomElement(using: &random)!,
        closeness: Closeness(
          distance: [nil, 100, 300].randomElement(using: &random)!, masked: [nil, true].randomElement(using: &random)!,
          minutes: 15, touched: false))
    case 11:
      _ = try city.office.enter(
        symptoms: [CaseSymptom("fever"), CaseSymptom("cough", isPresent: Bool.random(using: &random))], of: someone,
        rules, by: dung)
    case 12:
      _ = try city.office.enter(
        CaseExposure(kind: .outbreakArea, from: CaseCity.day(5), until: CaseCity.day(9)), of: someone, rules, by: dung)
    case 13:
      _ = try city.office.decide(
        someone, [.confirmed, .discarded].randomElement(using: &random)!, ground: "g", rules, by: dung)
    case 14: _ = try city.office.withdrawDecisions(of: someone, rules, by: dung)
    case 15:
      _ = try city.office.enter(outcome: .recovered, on: CaseCity.day(19), of: someone, rules, by: dung)
    case 16, 17: try merge(someone)
    case 18:
      guard let merge = merges.randomElement(using: &random) else { return }
      _ = try city.office.undo(merge: merge, rules, by: dung)
      merges.removeAll { $0 == merge }
    default:
      let marker = try city.office.enter(
        CaseMarker(ward: city.ward(0), place: "chợ", fromAt: CaseCity.at(16, 6), untilAt: CaseCity.at(16, 18)), by: dung
      )
      for person in [someone, people.randomElement(using: &random)!] {
        _ = try city.office.enter(
          MarkerVisit(marker: marker, record: person, fromAt: CaseCity.at(16, 7), untilAt: CaseCity.at(16, 8)), rules,
          by: dung)
      }
    }
  }

  /// Two people who stand under nobody, if there are.
  mutating func merge(_ someone: Int) throws {
    let other = people.randomElement(using: &random)!
    guard other != someone, try city.record(someone).mergedInto == nil, try city.record(other).mergedInto == nil else {
      return
    }
    merges.append(try city.office.merge(someone, into: other, city.rules(), by: city.access("dung")).entry!)
  }

  /// What was derived of each record that stands under no other, and under whom the others stand.
  func state() throws -> [Int: String] {
    try city.city.database.read { reading in
      Dictionary(
        uniqueKeysWithValues: try people.map { number in
          let record = try CaseTables.record(number, reading)!
          return (number, record.mergedInto.map { "under \($0)" } ?? "\(record.status)")
        })
    }
  }

  /// Counts of records by ward, class and day, as the map must have them.
  func counted() throws -> [String: Int] {
    try city.city.database.read { reading in
      Dictionary(
        try people.compactMap { number -> (String, Int)? in
          let record = try CaseTables.record(number, reading)!
          guard record.mergedInto == nil, let counted = CaseFeed.classification(record.status.caseClass) else {
            return nil
          }
          return ("\(record.facts.ward!) \(counted.rawValue) \(record.facts.reportDay.number)", 1)
        }, uniquingKeysWith: +)
    }
  }

  func tally() throws -> [String: Int] {
    try city.city.database.read { reading in
      Dictionary(
        try reading.all("SELECT ward, classification, day, count FROM (\(TallyRows.sql))") { row in
          ("\(row.int(0)) \(row.int(1)) \(row.int(2))", row.int(3))
        }.filter { $0.1 != 0 }, uniquingKeysWith: +)
    }
  }
}
