import Criteria
import Epidemiology
import Quantities

/// How many cases more or fewer would change a level, found by asking the rules themselves.
///
/// A case more is one that every count of the set takes. Rules in which more cases never mean a lower level make the answer
/// exact; for others it is the first change that bisection meets.
struct CaseMargin {
  private static let most = 1_000_000

  /// An indicator that cases move, as a count and where the thresholds lie on it.
  private struct Moved {
    let stride: UInt64
    let cuts: Cuts
    let start: Int
    /// In the units of the tally; `nil` where the indicator has no value, whatever the number of cases.
    let count: Int64?
  }

  private let evaluator: IndicatorEvaluator
  private let levels: ZoneLevels
  private let tables: LevelTables
  private let factors: WardFactors
  private var lookup: ClassLookup?
  private let levelCount: Int
  private let counting: [Int]
  /// Units of a count that make one case.
  private let units: Int64
  private var moved: [Moved] = []
  private var base: UInt64 = 0
  /// Whether the ward's indicators are all counts times a factor that 64 bits hold.
  private var isPlain = false
  private var values: [Fraction?] = []
  private var previous: Int?
  private var ward = 0

  init(_ evaluator: IndicatorEvaluator, _ tables: LevelTables, _ levels: ZoneLevels) {
    self.evaluator = evaluator
    self.levels = levels
    self.tables = tables
    factors = tables.factors(on: levels.on)
    lookup = tables.takeLookup()
    units = Int64(evaluator.evidence.tally.scale)
    levelCount = evaluator.edition.set.levels.count
    counting = evaluator.edition.indicators.indices.filter {
      if case .count = evaluator.edition.indicators[$0].form { return true }
      return false
    }
  }

  // MARK: Questions

  mutating func higher(at i: Int, than current: Int, _ values: [Fraction?], previous: Int?) -> Int? {
    guard current + 1 < levelCount else { return nil }
    prepare(i, values, previous)
    var step = 1
    while step <= Self.most {
      let index = classIndex(adding: step)
      if isLevel(index), index > current { break }
      step *= 2
    }
    guard step <= Self.most else { return nil }
    return bisect(from: step / 2, to: step, sign: 1) { $0 > current }
  }

  mutating func lower(at i: Int, than current: Int, _ values: [Fraction?], previous: Int?) -> Int? {
    guard current > 0 else { return nil }
    // Every count keeps at least nothing: the smallest count of the set limits how many can be taken away.
    var most = Int.max
    for position in counting where levels.columns[position].denominators[i] != ExactColumn.unknown {
      // Only whole cases are taken away.
      most = min(most, Int(levels.columns[position].numerators[i] / units))
    }
    guard most != Int.max, most > 0 else { return nil }
    prepare(i, values, previous)
    let index = classIndex(adding: -most)
    guard isLevel(index), index < current else { return nil }
    return bisect(from: 0, to: most, sign: -1) { $0 < current }
  }

  /// The least number between the two for which the class is a level as wanted, `to` being one of them.
  private mutating func bisect(from: Int, to: Int, sign: Int, _ isWanted: (Int) -> Bool) -> Int {
    var (low, high) = (from, to)
    while high - low > 1 {
      let middle = (low + high) / 2
      let index = classIndex(adding: sign * middle)
      if isLevel(index), isWanted(index) { high = middle } else { low = middle }
    }
    return high
  }

  private func isLevel(_ index: Int) -> Bool { index < levelCount }

  // MARK: One ward

  private mutating func prepare(_ i: Int, _ values: [Fraction?], _ previous: Int?) {
    self.values = values
    self.previous = previous
    ward = levels.wards[i]
    moved.removeAll(keepingCapacity: true)
    isPlain = true
    guard let strides = lookup?.strides, !levels.fixed.isEmpty else {
      isPlain = false
      return
    }
    base = levels.fixed[i]
    for (position, indicator) in evaluator.edition.indicators.enumerated() where strides[position] != 0 {
      switch indicator.form {
      case .count:
        moved.append(
          Moved(stride: strides[position], cuts: tables.countCuts[position], start: 0, count: count(position, i)))
      case .rate(let counted, _, _, _):
        let denominator = factors.denominators[position][ward]
        if denominator < 0 { isPlain = false }
        guard let cuts = factors.cuts[position] else { continue }
        moved.append(
          Moved(
            stride: strides[position], cuts: cuts, start: ward * cuts.thresholds.count,
            count: denominator == ExactColumn.unknown ? nil : count(counted, i)))
      case .vaccineWeightedRate(let rate, let uptake): weigh(position, rate, uptake, strides[position], i)
      default: break
      }
    }
  }

  private func count(_ position: Int, _ i: Int) -> Int64? {
    let column = levels.columns[position]
    return column.denominators[i] == ExactColumn.unknown ? nil : column.numerators[i]
  }

  /// The weighted rate as its count times a factor: that of the rate, and `(200 − V) ÷ 200`.
  private mutating func weigh(_ position: Int, _ rate: Int, _ uptake: Int, _ stride: UInt64, _ i: Int) {
    let indicators = evaluator.edition.indicators
    guard case .rate(let counted, _, _, _) = indicators[rate].form, !indicators[uptake].form.followsCases else {
      isPlain = false
      return
    }
    let (above, below) = (factors.numerators[rate][ward], factors.denominators[rate][ward])
    let shares = levels.columns[uptake]
    let (v, share) = (shares.denominators[i], shares.numerators[i])
    if below < 0 || v < 0 { isPlain = false }
    var cuts = Cuts(tables.scales[position])
    guard below > 0, v > 0, let counts = count(counted, i) else {
      moved.append(Moved(stride: stride, cuts: cuts, start: 0, count: nil))
      return
    }
    guard let weight = LevelSweep.weight(ofUptake: share, over: v) else {
      isPlain = false
      return
    }
    let (numerator, overflowsAbove) = above.multipliedReportingOverflow(by: weight.numerator)
    let (denominator, overflowsBelow) = below.multipliedReportingOverflow(by: weight.denominator)
    if overflowsAbove || overflowsBelow || numerator <= 0 {
      isPlain = false
      return
    }
    cuts.append(numerator: numerator, denominator: denominator)
    moved.append(Moved(stride: stride, cuts: cuts, start: 0, count: counts))
  }

  private mutating func classIndex(adding cases: Int) -> Int {
    guard isPlain else { return exactClassIndex(adding: cases) }
    var signature = base
    for indicator in moved {
      guard let count = indicator.count else { continue }
      let position = indicator.cuts.position(of: count + Int64(cases) * units, at: indicator.start)
      signature += UInt64(position) * indicator.stride
    }
    return lookup?.classIndex(signature: signature, previous: previous) ?? exactClassIndex(adding: cases)
  }

  /// The class by exact fractions, for numbers beyond 64 bits and for formulas of formulas.
  private func exactClassIndex(adding cases: Int) -> Int {
    var changed = values
    for (position, indicator) in evaluator.edition.indicators.enumerated() {
      switch indicator.form {
      case .count: changed[position] = values[position].map { $0 + Fraction(cases) }
      case .rate, .vaccineWeightedRate: changed[position] = nil
      default: break
      }
    }
    evaluator.addRates(&changed, ward: ward, on: levels.on)
    return evaluator.edition.classIndex(changed, previous: previous)
  }
}
