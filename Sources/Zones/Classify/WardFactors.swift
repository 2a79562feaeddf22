import Criteria
import Epidemiology
import Quantities

/// What counts are multiplied by in each ward while the same population figures hold, and where that puts the thresholds.
struct WardFactors: Sendable {
  /// For each indicator that multiplies a count or a figure: numerator and denominator by ward; the denominator is 0 where
  /// residents are not known, and −1 where 64 bits do not hold the factor.
  private(set) var numerators: [[Int64]] = []
  private(set) var denominators: [[Int64]] = []
  /// For each indicator that is a multiplied count: its cuts, by ward.
  private(set) var cuts: [Cuts?] = []

  /// - Parameter units: how many units of a tally's count make one report.
  init(_ edition: Edition, scales: [Scale], population: Population, units: Int = 1, wards: Int, on day: Day) {
    var residents: [IndicatorDeclaration.Ages: [Fraction?]] = [:]
    for (indicator, scale) in zip(edition.indicators, scales) {
      guard let (multiplier, ages) = Self.multiplier(indicator.form, units) else {
        numerators.append([])
        denominators.append([])
        cuts.append(nil)
        continue
      }
      let people: [Fraction?]
      if let known = residents[ages] {
        people = known
      } else {
        people = (0..<wards).map { population.residents(ward: $0, from: ages.from, to: ages.to, on: day) }
        residents[ages] = people
      }
      let (above, below) = Self.quotients(multiplier, people)
      numerators.append(above)
      denominators.append(below)
      if case .measureRate = indicator.form {
        cuts.append(nil)
      } else {
        var table = Cuts(scale)
        for (above, below) in zip(above, below) { table.append(numerator: above, denominator: below) }
        cuts.append(table)
      }
    }
  }

  /// What the indicator's number is multiplied by, before it is divided by the residents of these ages.
  private static func multiplier(
    _ form: IndicatorDeclaration.Form, _ units: Int
  ) -> (Fraction, IndicatorDeclaration.Ages)? {
    switch form {
    case .rate(_, let per, let dividedBy, let ages): (per / (dividedBy * Fraction(units)), ages)
    case .coverage(_, let ages): (Fraction(100, over: Int128(units)), ages)
    case .measureRate(_, _, let per): (per, IndicatorDeclaration.Ages())
    default: nil
    }
  }

  private static func quotients(_ multiplier: Fraction, _ residents: [Fraction?]) -> ([Int64], [Int64]) {
    var above = [Int64](repeating: 0, count: residents.count)
    var below = above
    for (ward, people) in residents.enumerated() {
      guard let people else { continue }
      let (a, aOverflows) = multiplier.numerator.multipliedReportingOverflow(by: people.denominator)
      let (b, bOverflows) = multiplier.denominator.multipliedReportingOverflow(by: people.numerator)
      if !aOverflows, !bOverflows, let a = Int64(exactly: a), let b = Int64(exactly: b) {
        (above[ward], below[ward]) = (a, b)
      } else {
        below[ward] = ExactColumn.tooWide
      }
    }
    return (above, below)
  }
}
