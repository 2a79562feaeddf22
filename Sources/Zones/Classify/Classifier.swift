public import Criteria
import Epidemiology
public import Quantities
public import SpatialCore

/// The pipeline from counts to zone statuses: measure, classify, explain. Pure: no clock, no file, no network.
public struct Classifier: Sendable {
  private let evaluator: IndicatorEvaluator
  private let byClassification: [DailyCounts]
  private let wards: [Ward]

  public init(edition: Edition, evidence: Evidence, wards: [Ward]) {
    evaluator = IndicatorEvaluator(edition: edition, evidence: evidence)
    byClassification = [CaseClassification.suspected, .probable, .confirmed].map {
      evidence.tally.daily(.cases(classifications: [$0]))
    }
    self.wards = wards
  }

  /// Days of the window that a status counts cases in.
  public var caseWindow: Int { evaluator.caseWindow }

  /// The statuses of all wards on a day.
  ///
  /// - Parameters:
  ///   - previous: class index of each ward in the map before, for rules that hold a level.
  ///   - margins: whether to say how many cases more or fewer would change each level.
  public func statuses(on day: Day, previous: [Int?]? = nil, margins: Bool = true) -> [ZoneStatus] {
    wards.indices.map { ward in
      let values = evaluator.values(ward: ward, on: day)
      let before = previous?[ward]
      let explanation = evaluator.edition.explain(values, previous: before)
      let cases = byClassification.map { Int($0.sum(ward: ward, from: day - (caseWindow - 1), through: day)) }
      var status = ZoneStatus(
        ward: ward, classIndex: explanation.classIndex, level: explanation.level, values: values,
        reasons: explanation.reasons, suspected: cases[0], probable: cases[1], confirmed: cases[2],
        confirmedTotal: Int(byClassification[2].cumulative(ward: ward, through: day)),
        population: evaluator.evidence.population.residents(ward: ward, on: day))
      if margins, explanation.level.rank != nil {
        let margin = CaseMargin(evaluator: evaluator, ward: ward, day: day, values: values, previous: before)
        status.casesToHigher = margin.higher(than: explanation.classIndex)
        status.casesToLower = margin.lower(than: explanation.classIndex)
      }
      return status
    }
  }
}

/// How many cases more or fewer would change a level, found by asking the rules themselves.
///
/// A case more is one that every count of the set takes. Rules in which more cases never mean a lower level make the answer
/// exact; for others it is the first change that bisection meets.
struct CaseMargin {
  let evaluator: IndicatorEvaluator
  let ward: Int
  let day: Day
  let values: [Fraction?]
  let previous: Int?
  private static let most = 1_000_000

  private func classIndex(adding cases: Int) -> Int {
    var changed = values
    for (position, indicator) in evaluator.edition.indicators.enumerated() {
      switch indicator.form {
      case .count: changed[position] = values[position].map { $0 + Fraction(cases) }
      case .rate, .vaccineWeightedRate: changed[position] = nil
      default: break
      }
    }
    evaluator.addRates(&changed, ward: ward, on: day)
    return evaluator.edition.classIndex(changed, previous: previous)
  }

  private func isLevel(_ index: Int) -> Bool { evaluator.edition.classes[index].rank != nil }

  func higher(than current: Int) -> Int? {
    var step = 1
    while step <= Self.most {
      let index = classIndex(adding: step)
      if isLevel(index), index > current { break }
      step *= 2
    }
    guard step <= Self.most else { return nil }
    return bisect(from: step / 2, to: step) { isLevel($0) && $0 > current }
  }

  func lower(than current: Int) -> Int? {
    // Every count keeps at least nothing: the smallest count of the set limits how many can be taken away.
    var most = Int.max
    for (position, indicator) in evaluator.edition.indicators.enumerated() {
      if case .count = indicator.form, let value = values[position] { most = min(most, Int(value.numerator)) }
    }
    guard most != Int.max, most > 0 else { return nil }
    let index = classIndex(adding: -most)
    guard isLevel(index), index < current else { return nil }
    return bisect(from: 0, to: most, sign: -1) { isLevel($0) && $0 < current }
  }

  /// The least number between the two for which the class is as wanted, `to` being one of them.
  private func bisect(from: Int, to: Int, sign: Int = 1, _ wanted: (Int) -> Bool) -> Int {
    var (low, high) = (from, to)
    while high - low > 1 {
      let middle = (low + high) / 2
      if wanted(classIndex(adding: sign * middle)) { high = middle } else { low = middle }
    }
    return high
  }
}
