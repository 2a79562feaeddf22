import Criteria
import Quantities

/// What is shown of the indicators of a ward.
///
/// Rates follow from the protected counts, so that a rate times the residents gives the count that is shown and no other. What is
/// neither of these nor known to count no person is withheld.
struct IndicatorProtection: Sendable {
  let counts: CountProtection
  let indicators: [IndicatorDeclaration]
  /// Days of the window of the map's own counts.
  let caseWindow: Int

  private var rule: DisclosureRule { counts.rule }

  /// Values in the order of the indicators, and which of these are withheld.
  ///
  /// - Parameters:
  ///   - values: the exact ones.
  ///   - residents: of the ward; `nil` where they are not known.
  func shown(_ values: [Fraction?], ward: String, residents: Fraction?) -> (values: [Fraction?], withheld: Set<Int>) {
    var shown: [Fraction?] = values
    var withheld: Set<Int> = []
    for (i, indicator) in indicators.enumerated() {
      // That something never happened must look like its having happened lately.
      if case .daysSince = indicator.form {
        let weeks = values[i].map { CountProtection.down($0, to: rule.dayStep) }
        shown[i] = weeks.flatMap { $0 > 0 ? $0 : nil }
        if shown[i] == nil { withheld.insert(i) }
        continue
      }
      guard let value = values[i] else { continue }
      shown[i] = self.shown(value, indicator, values, ward: ward, residents: residents)
      if shown[i] == nil { withheld.insert(i) }
    }
    for (i, indicator) in indicators.enumerated() {
      guard case .vaccineWeightedRate(let rate, let uptake) = indicator.form, values[i] != nil else { continue }
      shown[i] = nil
      if let rate = shown[rate], let uptake = shown[uptake] {
        shown[i] = (rate + rate * (100 - min(uptake, 100)) / 100) / 2
      }
      if shown[i] == nil { withheld.insert(i) } else { withheld.remove(i) }
    }
    return (shown, withheld)
  }

  /// Whether values of the form are of persons, and not shown as they are.
  func protects(_ form: IndicatorDeclaration.Form) -> Bool {
    switch form {
    case .residents: false
    case .measure(let name, _, _), .measureRate(let name, _, _), .measureShare(let name, _, _): !countsNoPerson(name)
    default: true
    }
  }

  /// Whether so few counts lie in the band of a reason that the band tells them, to who knows the residents.
  func isNarrow(
    _ reason: Reason, _ indicator: IndicatorDeclaration, _ values: [Fraction?], residents: Fraction?
  ) -> Bool {
    guard protects(indicator.form), let value = reason.value, let up = reason.toNextUp else { return false }
    // Counts in one unit of the value.
    let counts: Fraction?
    switch indicator.form {
    case .count: counts = 1
    case .rate(let count, let per, let dividedBy, _):
      if value > 0, let exact = values[count] {
        counts = exact / value
      } else {
        counts = residents.map { $0 * dividedBy / per }
      }
    case .measureRate(_, _, let per): counts = residents.map { $0 / per }
    default: return false
    }
    guard let counts else { return true }
    return (up + (reason.toNextDown ?? value)) * counts < Fraction(rule.threshold)
  }

  private func shown(
    _ value: Fraction, _ indicator: IndicatorDeclaration, _ values: [Fraction?], ward: String, residents: Fraction?
  ) -> Fraction? {
    switch indicator.form {
    case .count: return counts.shown(value, ward: ward, measure: measure(indicator))
    case .rate(let count, _, _, _):
      guard let exact = values[count] else { return nil }
      return scaled(value, count: exact, ward: ward, measure: measure(indicators[count]))
    case .coverage(_, let ages): return percent(value, residents: residents, ofAges: ages.from != nil || ages.to != nil)
    case .measure(let name, _, _): return countsNoPerson(name) ? value : nil
    case .measureRate(let name, _, let per):
      if countsNoPerson(name) { return value }
      guard let residents else { return nil }
      return scaled(value, count: value * residents / per, ward: ward, measure: indicator.id)
    case .measureShare(let part, let whole, let days):
      guard !countsNoPerson(part) else { return value }
      // Few of few: only the number behind the share says whether it may be shown.
      guard let total = total(whole, days, values, residents: residents), total > 0,
        let count = counts.shown(value * total / 100, ward: ward, measure: part)
      else { return nil }
      return CountProtection.nearest(min(count * 100 / total, 100), to: rule.percentStep)
    case .residents: return value
    case .daysSince, .vaccineWeightedRate: return nil
    }
  }

  /// The name of what an indicator counts. What the map itself counts has its name there, for two noises over one count would tell
  /// more than one does.
  private func measure(_ indicator: IndicatorDeclaration) -> String {
    guard case .count(let cases, let ages, let days) = indicator.form, days == caseWindow, ages.from == nil,
      ages.to == nil, cases.transmissions.isEmpty, cases.outcomes.isEmpty, cases.classifications.count == 1
    else { return indicator.id }
    return cases.classifications[0]
  }

  private func scaled(_ value: Fraction, count: Fraction, ward: String, measure: String) -> Fraction? {
    guard count > 0, let shown = counts.shown(count, ward: ward, measure: measure) else { return nil }
    return value * shown / count
  }

  private func percent(_ value: Fraction, residents: Fraction?, ofAges: Bool) -> Fraction? {
    guard let residents, residents >= Fraction(ofAges ? rule.leastResidentsOfAges : rule.leastResidents) else {
      return nil
    }
    let shown = CountProtection.nearest(value, to: rule.percentStep)
    return shown > 0 ? shown : nil
  }

  /// How many there are of a measure in all, where another indicator gives its rate over the same days.
  private func total(_ measure: String, _ days: Int, _ values: [Fraction?], residents: Fraction?) -> Fraction? {
    guard let residents else { return nil }
    for (i, indicator) in indicators.enumerated() {
      if case .measureRate(measure, days, let per) = indicator.form { return values[i].map { $0 * residents / per } }
    }
    return nil
  }

  /// A figure of the district stands under the measure's name with a mark behind it.
  private func countsNoPerson(_ measure: String) -> Bool {
    rule.measuresOfNoPerson.contains(String(measure.prefix { $0 != "@" }))
  }
}
