public import Criteria
public import Epidemiology
public import Quantities

/// What was counted and what is known about the wards: everything that classification rests on.
public struct Evidence: Sendable {
  public var tally: Tally
  public var population: Population
  public var measures: Measures
  /// Whether any dose was read at all; without, coverage is not 0 % but not known.
  public var hasDoses: Bool
  /// Whether any dose says its age, and whether it completed a series; of all wards, also where the tally has only some.
  let doseAttributes: (ages: Bool, series: Bool)

  /// - Parameter doseAttributes: what doses say anywhere, when the tally is of some wards only.
  public init(
    tally: Tally, population: Population, measures: Measures, hasDoses: Bool,
    doseAttributes: (ages: Bool, series: Bool)? = nil
  ) {
    self.doseAttributes = doseAttributes ?? tally.knownDoseAttributes
    self.tally = tally
    self.population = population
    self.measures = measures
    self.hasDoses = hasDoses
  }
}

/// Computes the indicators that a criteria set declares, exactly, for any ward and day.
public struct IndicatorEvaluator: Sendable {
  public let edition: Edition
  let evidence: Evidence
  /// Counts that each indicator rests on; `nil` for those that count nothing or cannot be answered from the files.
  let series: [DailyCounts?]
  /// The same by what they count, each once.
  private let made: [ReportFilter: DailyCounts]

  public init(edition: Edition, evidence: Evidence) { self.init(edition: edition, evidence: evidence, made: [:]) }

  /// Another edition over the evidence of an evaluator, whose counts are taken over.
  init(edition: Edition, after other: IndicatorEvaluator) {
    self.init(edition: edition, evidence: other.evidence, made: other.made)
  }

  private init(edition: Edition, evidence: Evidence, made: [ReportFilter: DailyCounts]) {
    self.edition = edition
    self.evidence = evidence
    let doses = evidence.doseAttributes
    var made = made
    series = edition.indicators.map { indicator in
      guard let filter = ReportFilter(indicator.form) else { return nil }
      if case .doses(_, let completing, let from, let to) = filter {
        guard evidence.hasDoses, !completing || doses.series, (from == nil && to == nil) || doses.ages else {
          return nil
        }
      }
      let counts = made[filter] ?? evidence.tally.daily(filter)
      made[filter] = counts
      return counts
    }
    self.made = made
  }

  /// Counts of a filter, made anew only where no indicator has the same.
  func counts(_ filter: ReportFilter) -> DailyCounts { made[filter] ?? evidence.tally.daily(filter) }

  /// Ages at which bands of the tally must begin for an edition's questions.
  public static func ageBreaks(_ edition: Edition) -> [Int] {
    edition.indicators.compactMap { ReportFilter($0.form) }.flatMap(\.ageBreaks)
  }

  /// One value for each indicator; `nil` where it cannot be computed, never 0 for that reason.
  public func values(ward: Int, on day: Day) -> [Fraction?] {
    var values = [Fraction?](repeating: nil, count: series.count)
    for (position, indicator) in edition.indicators.enumerated() {
      values[position] = direct(indicator.form, series[position], ward: ward, on: day)
    }
    addRates(&values, ward: ward, on: day)
    return values
  }

  /// Computes what follows from the counts: rates, and formulas of other indicators.
  func addRates(_ values: inout [Fraction?], ward: Int, on day: Day) {
    for (position, indicator) in edition.indicators.enumerated() {
      if case .rate(let count, let per, let dividedBy, let ages) = indicator.form, let count = values[count],
        let residents = evidence.population.residents(ward: ward, from: ages.from, to: ages.to, on: day)
      {
        values[position] = count * per / (residents * dividedBy)
      }
    }
    edition.complete(&values)
  }

  private func direct(_ form: IndicatorDeclaration.Form, _ series: DailyCounts?, ward: Int, on day: Day) -> Fraction? {
    switch form {
    case .count(_, _, let days):
      guard let series else { return nil }
      let sum = series.sum(ward: ward, from: day - (days - 1), through: day)
      // Corrections that take back more than was reported leave nothing that could be a number of cases.
      return sum < 0 ? nil : Fraction(Int128(sum), over: Int128(series.scale))
    case .coverage(_, let ages):
      guard let series, let residents = evidence.population.residents(ward: ward, from: ages.from, to: ages.to, on: day)
      else { return nil }
      let doses = series.cumulative(ward: ward, through: day)
      return doses < 0 ? nil : Fraction(Int128(doses), over: Int128(series.scale)) * 100 / residents
    case .daysSince:
      return series?.lastDayWithReports(ward: ward, through: day).map { Fraction(day.days(since: $0)) }
    case .measure(let name, let take, let days):
      let values = evidence.measures.values(name, ward: ward, through: day, days: days)
      guard let last = values.last else { return nil }
      let sum = values.reduce(Fraction(0)) { $0 + $1 }
      return switch take {
      case .latest: last
      case .sum: sum
      case .mean: sum / Fraction(values.count)
      }
    case .measureRate(let name, let days, let per):
      let values = evidence.measures.values(name, ward: ward, through: day, days: days)
      guard !values.isEmpty, let residents = evidence.population.residents(ward: ward, on: day) else { return nil }
      return values.reduce(Fraction(0)) { $0 + $1 } * per / residents
    case .measureShare(let part, let whole, let days):
      let parts = evidence.measures.values(part, ward: ward, through: day, days: days)
      let total = evidence.measures.values(whole, ward: ward, through: day, days: days).reduce(Fraction(0)) { $0 + $1 }
      guard !parts.isEmpty, total > 0 else { return nil }
      return parts.reduce(Fraction(0)) { $0 + $1 } * 100 / total
    case .residents(let ages):
      return evidence.population.residents(ward: ward, from: ages.from, to: ages.to, on: day)
    case .rate, .vaccineWeightedRate: return nil
    }
  }

  /// The longest window that a case count of the set looks at; 7 where there is none.
  var caseWindow: Int {
    edition.indicators.compactMap { indicator -> Int? in
      if case .count(_, _, let days) = indicator.form { return days }
      return nil
    }.min() ?? 7
  }
}

extension ReportFilter {
  /// The reports that an indicator counts; `nil` when it counts none.
  init?(_ form: IndicatorDeclaration.Form) {
    switch form {
    case .count(let cases, let ages, _), .daysSince(let cases, let ages):
      self = .cases(
        classifications: Set(
          cases.classifications.compactMap { word in CaseClassification.allCases.first { $0.name == word } }),
        transmissions: Set(cases.transmissions.compactMap { word in Transmission.allCases.first { $0.name == word } }),
        outcomes: Set(cases.outcomes.compactMap { word in Outcome.allCases.first { $0.name == word } }),
        ageFrom: ages.from, ageTo: ages.to)
    case .coverage(let doses, let ages):
      self = .doses(number: doses.number, completing: doses.completing, ageFrom: ages.from, ageTo: ages.to)
    default: return nil
    }
  }
}
