import Criteria
import Foundation
import Quantities
import SpatialCore

@testable import Epidemiology
@testable import Zones

/// A few wards with reports, residents and figures drawn at random, and every indicator computed from the plain lists.
struct RandomWorld {
  struct Case {
    var ward: Int
    var day: Day
    var classification: CaseClassification
    var transmission: Transmission
    var count: Int
  }

  struct Dose {
    var ward: Int
    var day: Day
    var number: Int
    var isComplete: Bool
    var age: Int
    var count: Int
  }

  let wards: [Ward]
  var cases: [Case] = []
  var doses: [Dose] = []
  var figures: [Population.Figure] = []
  var measures: [(key: Measures.Key, day: Day, value: Fraction)] = []
  var on: Day
  /// Units that make one report: every count is divided by it.
  private(set) var units = 1
  private(set) var population = Population(wards: 0, figures: [])

  static let wardCount = 6

  /// What the shipped sets read from the measures file, and the most that is drawn of each.
  static let measured: [(name: String, most: Int)] = [
    ("tests", 500), ("positives", 30), ("capacity_plan", 3), ("response_capacity", 3),
    ("covid_admissions_per_100k", 30), ("covid_beds_percent", 30), ("cluster_source_unknown", 1),
    ("hard_to_control_place", 1), ("source_unknown", 1), ("crowded_place", 1), ("f1_in_community", 1),
    ("illegal_entry_risk", 1), ("red_listed", 1), ("one_institution", 1),
  ]

  init(on: Day, random: inout SeededRandom) {
    self.on = on
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    wards = (0..<Self.wardCount).map {
      Ward(code: "w\($0)", name: "w\($0)", area: MultiPolygon([Polygon(exterior: ring)]))
    }
    // Numbers beyond 64 bits once multiplied must come out as exactly as small ones.
    let isHuge = random.chance(8)
    let size = isHuge ? 1_000_000_000 : [1, 3, 40].randomElement(using: &random)!
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      cases.append(
        Case(
          ward: random.ward(), day: on - Int.random(in: -2...40, using: &random),
          classification: CaseClassification.allCases.randomElement(using: &random)!,
          transmission: Transmission.allCases.randomElement(using: &random)!,
          count: Int.random(in: random.chance(6) ? -3...3 : 1...3, using: &random) * size))
    }
    for _ in 0..<(random.chance(4) ? 0 : 60) {
      doses.append(
        Dose(
          ward: random.ward(), day: on - Int.random(in: -2...100, using: &random),
          number: Int.random(in: 1...3, using: &random), isComplete: Bool.random(using: &random),
          age: Int.random(in: 0...100, using: &random), count: Int.random(in: 1...200, using: &random) * size))
    }
    let people = isHuge ? 1...9_999_999_999 : random.chance(3) ? 50...200 : 1000...40_000
    for ward in wards.indices where !random.chance(10) {
      let breaks = random.chance(3) ? [0, 18, 65] : [0, 12, 18, 50, 65]
      for from in [nil, on - 30, on + 1] where from == nil || random.chance(3) {
        for (i, age) in breaks.enumerated() where !random.chance(12) {
          figures.append(
            Population.Figure(
              ward: ward, ageFrom: age, ageTo: i + 1 < breaks.count ? breaks[i + 1] - 1 : nil, from: from,
              value: random.figure(people)))
        }
        if random.chance(2) { figures.append(Population.Figure(ward: ward, from: from, value: random.figure(people))) }
      }
    }
    population = Population(wards: wards.count, figures: figures)
    for (name, most) in Self.measured where !random.chance(5) {
      for ward in wards.indices {
        for back in 0...10 where random.chance(3) {
          measures.append(
            (Measures.Key(measure: name, ward: ward), on - back, random.figure(0...(isHuge ? 1_000_000_000_000 : most)))
          )
        }
      }
    }
    if random.chance(3) { units = [2, 3, 7, 10_000, 360_360].randomElement(using: &random)! }
  }

  func evidence(_ bands: AgeBands) -> Evidence {
    let accumulator = TallyAccumulator(wards: wards.count)
    for report in cases {
      let stratum = Stratum.of(
        case: report.classification, report.transmission, .unknown, ageBand: Stratum.unknownAge)
      accumulator.add(report.count, stratum: stratum.code, day: report.day.number, place: report.ward)
    }
    for dose in doses {
      let stratum = Stratum.of(
        dose: dose.number, dose.isComplete ? .complete : .incomplete, ageBand: Int(bands.bandOfAge[dose.age]))
      accumulator.add(dose.count, stratum: stratum.code, day: dose.day.number, place: dose.ward)
    }
    let tally = accumulator.finish(ageBands: bands)
    return Evidence(
      tally: Tally(wardList: tally.wardList, ageBands: bands, entries: tally.entries, scale: units),
      population: population,
      measures: Measures(measures), hasDoses: !doses.isEmpty)
  }

  // MARK: Indicators from the plain lists

  /// The values of a ward, computed one by one as the declaration words them.
  func values(_ edition: Edition, ward: Int) -> [Fraction?] {
    var values = edition.indicators.map { direct($0.form, ward) }
    for (position, indicator) in edition.indicators.enumerated() {
      if case .rate(let count, let per, let dividedBy, let ages) = indicator.form, let cases = values[count],
        let residents = residents(ward, ages)
      {
        values[position] = cases * per / residents / dividedBy
      }
    }
    for (position, indicator) in edition.indicators.enumerated() {
      if case .vaccineWeightedRate(let rate, let uptake) = indicator.form, let c = values[rate], let v = values[uptake]
      {
        values[position] = (c + c * (100 - min(v, 100)) / 100) / 2
      }
    }
    return values
  }

  private func residents(_ ward: Int, _ ages: IndicatorDeclaration.Ages) -> Fraction? {
    population.residents(ward: ward, from: ages.from, to: ages.to, on: on)
  }

  private func counted(_ selection: CaseSelection, _ ward: Int) -> [Case] {
    cases.filter { report in
      let words = selection.classifications
      return report.ward == ward && report.day <= on
        && (words.isEmpty ? report.classification != .discarded : words.contains(report.classification.name))
        && (selection.transmissions.isEmpty || selection.transmissions.contains(report.transmission.name))
        && (selection.outcomes.isEmpty || selection.outcomes.contains("unknown"))
    }
  }

  private func direct(_ form: IndicatorDeclaration.Form, _ ward: Int) -> Fraction? {
    func window(_ name: String, _ days: Int) -> [Fraction] {
      measures.filter { $0.key == Measures.Key(measure: name, ward: ward) && $0.day <= on && $0.day > on - days }
        .sorted { $0.day < $1.day }.map(\.value)
    }
    func sum(_ figures: [Fraction]) -> Fraction { figures.reduce(0) { $0 + $1 } }
    switch form {
    case .count(let selection, _, let days):
      let sum = counted(selection, ward).filter { $0.day > on - days }.reduce(0) { $0 + $1.count }
      return sum < 0 ? nil : Fraction(Int128(sum), over: Int128(units))
    case .daysSince(let selection, _):
      let byDay = Dictionary(grouping: counted(selection, ward), by: \.day).mapValues { $0.reduce(0) { $0 + $1.count } }
      return byDay.filter { $0.value > 0 }.keys.max().map { Fraction(on.days(since: $0)) }
    case .coverage(let selection, let ages):
      guard !doses.isEmpty, let residents = residents(ward, ages)
      else { return nil }
      let chosen = doses.filter { dose in
        dose.ward == ward && dose.day <= on && (selection.number == nil || dose.number == selection.number)
          && (!selection.completing || dose.isComplete) && dose.age >= ages.from ?? 0 && dose.age <= ages.to ?? 200
      }
      return Fraction(Int128(chosen.reduce(0) { $0 + $1.count }), over: Int128(units)) * 100 / residents
    case .measure(let name, let take, let days):
      let figures = window(name, days)
      guard let last = figures.last else { return nil }
      return take == .latest ? last : take == .sum ? sum(figures) : sum(figures) / Fraction(figures.count)
    case .measureRate(let name, let days, let per):
      let figures = window(name, days)
      guard !figures.isEmpty, let residents = residents(ward, IndicatorDeclaration.Ages()) else { return nil }
      return sum(figures) * per / residents
    case .measureShare(let part, let whole, let days):
      let (parts, all) = (window(part, days), sum(window(whole, days)))
      return parts.isEmpty || !(all > 0) ? nil : sum(parts) * 100 / all
    case .residents(let ages): return residents(ward, ages)
    case .rate, .vaccineWeightedRate: return nil
    }
  }
}
