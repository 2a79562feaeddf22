import Criteria
import Epidemiology
import Quantities
import Synchronization

/// What the levels of one edition are computed with, made once for many days.
final class LevelTables: Sendable {
  let scales: [Scale]
  /// Scales of indicators whose value is a count.
  let countCuts: [Cuts]
  let quotientScales: [QuotientScale]
  /// Tables of the measures that the edition reads; `nil` for one that 64 bits do not hold.
  let measures: [String: MeasureTable?]
  /// For indicators that look for the last report.
  let latest: [DailyCounts.Latest?]
  private let evaluator: IndicatorEvaluator
  private let wards: Int
  private let changes: [Day]
  /// Factors by how many of the population's changes have happened; the last ones that were asked for are kept.
  private let factors = Mutex<(epoch: Int, table: WardFactors)?>(nil)
  private let lookup: Mutex<ClassLookup?>
  private let exitLookup: Mutex<ClassLookup?>

  init(_ evaluator: IndicatorEvaluator, wards: Int) {
    let edition = evaluator.edition
    let scales = edition.scales
    self.evaluator = evaluator
    self.wards = wards
    self.scales = scales
    let units = evaluator.evidence.tally.scale
    countCuts = zip(edition.indicators, scales).map { indicator, scale in
      if case .count = indicator.form { return Cuts(counting: scale, units: units) }
      return Cuts(counting: scale)
    }
    quotientScales = scales.map(QuotientScale.init)
    var names: Set<String> = []
    for indicator in edition.indicators {
      switch indicator.form {
      case .measure(let name, _, _), .measureRate(let name, _, _): names.insert(name)
      case .measureShare(let part, let whole, _): names.formUnion([part, whole])
      default: break
      }
    }
    measures = Dictionary(
      uniqueKeysWithValues: names.map { ($0, MeasureTable($0, evaluator.evidence.measures, wards: wards)) })
    latest = zip(edition.indicators, evaluator.series).map { indicator, series in
      if case .daysSince = indicator.form { return series?.latest() }
      return nil
    }
    changes = evaluator.evidence.population.changes
    lookup = Mutex(ClassLookup(edition, scales: scales))
    exitLookup = Mutex(edition.exit.flatMap { ClassLookup($0, scales: scales) })
  }

  /// The factors that hold on a day.
  func factors(on day: Day) -> WardFactors {
    let epoch = changes.count { $0 <= day }
    if let known = factors.withLock({ $0?.epoch == epoch ? $0?.table : nil }) { return known }
    let table = WardFactors(
      evaluator.edition, scales: scales, population: evaluator.evidence.population,
      units: evaluator.evidence.tally.scale, wards: wards, on: day)
    factors.withLock { $0 = (epoch, table) }
    return table
  }

  /// A look-up of classes with what earlier days have found; `nil` when the rules tell too many situations apart.
  func takeLookup() -> ClassLookup? { lookup.withLock { $0 } }

  func keep(_ found: ClassLookup) { lookup.withLock { $0 = found } }

  /// The same for the rule for leaving a level; `nil` where there is none.
  func takeExitLookup() -> ClassLookup? { exitLookup.withLock { $0 } }

  func keepExit(_ found: ClassLookup) { exitLookup.withLock { $0 = found } }
}
