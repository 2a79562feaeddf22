import Foundation
import Quantities

@testable import Quarantine

/// What holds for a person as the fact sheet tells it, written down a second time without the policy's file and its parser.
///
/// Days are compared as texts and months counted by the calendar of Foundation, so that nothing is shared with the rules that it is
/// compared with.
struct QuarantineByDefinition: Equatable {
  var rule: String?
  var places: [OrderPlace] = []
  var days: Int?
  var tests: [Int]?
  var watch: Int?
  var unknown: [QuarantineAnswer.Unknown] = []

  init(_ answer: QuarantineAnswer) {
    (rule, places, days) = (answer.rule, answer.places, answer.days)
    (tests, watch, unknown) = (answer.testDays, answer.watchDays, answer.unknown)
  }

  private init(
    _ rule: String, _ places: [OrderPlace]?, _ days: Int?, _ tests: [Int]?, _ watch: Int?
  ) {
    self.rule = rule
    self.places = places ?? []
    self.days = days
    self.tests = tests
    self.watch = watch
    if places == nil { unknown.append(.places) }
    if days == nil { unknown.append(.days) }
    if tests == nil { unknown.append(.tests) }
    if watch == nil { unknown.append(.watch) }
  }

  private init(unknownRule rule: String) {
    self.rule = rule
    unknown = [.rule]
  }

  private init() { unknown = [.noRule] }

  static func answer(_ facts: QuarantineFacts, at place: OrderPlace?, in jurisdiction: String) -> Self {
    let day = facts.exposure.description
    if day < "2020-12-03" { return Self() }
    switch facts.kind {
    case .f1: return f1(facts, day)
    case .f2: return Self("f2", [.home], nil, nil, nil)
    case .entrant: return entrant(facts, day)
    case .outbreakArea:
      if jurisdiction == "hanoi", day == "2021-11-16" || day == "2021-11-17" {
        return Self("hanoi-outbreak-area", [.home], 7, nil, nil)
      }
      return outbreakArea(facts, day)
    case .f0: return f0(facts, day, place)
    }
  }

  private static func f1(_ facts: QuarantineFacts, _ day: String) -> Self {
    let half = isDosed(facts, months: 6, days: 14) || isRecovered(facts, months: 6)
    let two = isDosed(facts, count: 2, days: 14) || isRecovered(facts, months: 3)
    switch day {
    case ..<"2021-05-01": return Self("f1", [.centralised], nil, nil, nil)
    case ..<"2021-06-01": return Self(unknownRule: "f1")
    case ..<"2021-07-14": return Self("f1", [.centralised], 21, [1, 14, 20], nil)
    case ..<"2021-12-16": return Self("f1", [.centralised, .home], 14, [1, 7, 14], 14)
    case ..<"2021-12-18": return Self(unknownRule: half ? "f1-immune" : "f1")
    case ..<"2022-02-21":
      return half ? Self("f1-immune", [.home], 7, [1, 7], nil) : Self("f1", nil, 10, nil, nil)
    case ..<"2022-04-15":
      return two ? Self("f1-immune-762", [.home], 5, [5], 5) : Self("f1", [.home], 7, [7], 3)
    default: return Self("f1", [], 0, [], 10)
    }
  }

  private static func entrant(_ facts: QuarantineFacts, _ day: String) -> Self {
    if day < "2021-06-01" { return Self(unknownRule: "entrant") }
    if day < "2021-07-14" { return Self("entrant", [.centralised], 21, [1, 14, 20], nil) }
    let isImmune = isDosed(facts, months: 12, days: 14) || isRecovered(facts, months: 6)
    let isNegative = facts.negativePCRHours.map { $0 >= 0 && $0 <= 72 } ?? false
    if day >= "2021-08-04", isImmune, isNegative { return Self("entrant-immune", [.centralised], 7, [1, 7], 7) }
    return Self("entrant", [.centralised], 14, [1, 7, 14], 14)
  }

  private static func outbreakArea(_ facts: QuarantineFacts, _ day: String) -> Self {
    if day < "2021-08-01" { return Self() }
    let isImmune = isDosed(facts, months: nil, days: 0) || isRecovered(facts, months: 6)
    if day < "2021-09-01" { return Self(unknownRule: isImmune ? "outbreak-area-immune" : "outbreak-area") }
    return isImmune
      ? Self("outbreak-area-immune", [.home], 7, [1, 7], 0) : Self("outbreak-area", [.home], 14, [1, 7, 14], 14)
  }

  private static func f0(_ facts: QuarantineFacts, _ day: String, _ place: OrderPlace?) -> Self {
    if day < "2021-07-14" { return Self(unknownRule: "f0") }
    if day >= "2021-08-07", day < "2021-12-28", facts.hasSymptoms == false {
      return (facts.ctTenths ?? 0) >= 300
        ? Self("f0-community", [.home, .hospital], 7, [], nil) : Self("f0-asymptomatic", [.hospital], 7, [], nil)
    }
    if day < "2021-12-28" { return Self("f0", [.hospital], 10, [], 14) }
    if place == .home {
      return day < "2022-02-21"
        ? Self("f0-home", [.home], 10, [10], nil) : Self("f0-home", [.home], 7, [7], nil)
    }
    return Self("f0", [.hospital], nil, nil, nil)
  }

  // MARK: Facts

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "UTC")!
    return calendar
  }()

  private static func date(_ day: Day) -> Date { Date(timeIntervalSince1970: Double(day.number) * 86_400) }

  private static func isWithin(_ earlier: Day, _ later: Day, months: Int) -> Bool {
    let limit = calendar.date(byAdding: .month, value: months, to: date(earlier))!
    return date(earlier) <= date(later) && date(later) <= limit
  }

  private static func isRecovered(_ facts: QuarantineFacts, months: Int) -> Bool {
    facts.recovered.map { isWithin($0, facts.exposure, months: months) } ?? false
  }

  /// - Parameter count: doses at the least; all of the series without it.
  private static func isDosed(
    _ facts: QuarantineFacts, count: Int? = nil, months: Int? = nil, days: Int
  ) -> Bool {
    if let count {
      guard let doses = facts.doses, doses >= count else { return false }
    } else if facts.isSeriesComplete != true {
      return false
    }
    guard let last = facts.lastDose else { return false }
    let oldEnough = calendar.date(byAdding: .day, value: days, to: date(last))!
    guard date(facts.exposure) >= oldEnough else { return false }
    return months.map { isWithin(last, facts.exposure, months: $0) } ?? true
  }
}
