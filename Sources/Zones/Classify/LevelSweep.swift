import Criteria
import Epidemiology
import Quantities

/// The indicators of many wards on one day, one indicator after the other: columns of whole numbers, no memory for a ward.
struct LevelSweep {
  private let evaluator: IndicatorEvaluator
  private let tables: LevelTables
  private let factors: WardFactors
  private let strides: [UInt64]
  private let wards: [Int]
  private let day: Day
  private(set) var columns: [ExactColumn]
  private(set) var signatures: [UInt64]
  /// Signatures of the indicators that further cases do not move.
  private(set) var fixed: [UInt64] = []

  init(_ evaluator: IndicatorEvaluator, _ tables: LevelTables, strides: [UInt64], wards: [Int], on day: Day) {
    self.evaluator = evaluator
    self.tables = tables
    self.strides = strides
    self.wards = wards
    self.day = day
    factors = tables.factors(on: day)
    let none = ExactColumn(count: wards.count)
    columns = evaluator.edition.indicators.map { _ in none }
    signatures = [UInt64](repeating: 0, count: wards.count)
    let indicators = evaluator.edition.indicators
    for position in indicators.indices where !indicators[position].form.followsCases { measure(position) }
    fixed = signatures
    for position in indicators.indices {
      if case .count = indicators[position].form { measure(position) }
    }
    for position in indicators.indices {
      if case .rate = indicators[position].form { measure(position) }
    }
    // Formulas last, in their order, as `Edition.complete` has them.
    for position in indicators.indices {
      if case .vaccineWeightedRate(let rate, let uptake) = indicators[position].form { weigh(position, rate, uptake) }
    }
  }

  private mutating func measure(_ position: Int) {
    switch evaluator.edition.indicators[position].form {
    case .count(_, _, let days):
      guard let series = evaluator.series[position] else { return }
      count(position, series.sums(of: wards, from: day - (days - 1), through: day))
    case .rate(let count, _, _, _):
      let counts = columns[count]
      multiply(position, counts.numerators) { counts.denominators[$0] != ExactColumn.unknown }
    case .coverage:
      guard let series = evaluator.series[position] else { return }
      let doses = series.sums(of: wards, from: nil, through: day)
      multiply(position, doses) { doses[$0] >= 0 }
    case .daysSince:
      guard let latest = tables.latest[position] else { return }
      let last = latest.days(of: wards, through: day)
      var column = ExactColumn(count: wards.count)
      let cuts = tables.countCuts[position]
      for i in wards.indices where last[i] != .min {
        let since = Int64(day.number) - Int64(last[i])
        column.set(i, since, 1)
        signatures[i] += UInt64(cuts.position(of: since, at: 0)) * strides[position]
      }
      columns[position] = column
    case .measure(let name, let take, let days): read(position, name, take, days)
    case .measureRate(let name, let days, _): readRate(position, name, days)
    case .measureShare(let part, let whole, let days): readShare(position, part, whole, days)
    case .residents:
      var column = columns[position]
      for i in wards.indices { setExactly(position, i, &column) }
      columns[position] = column
    case .vaccineWeightedRate: preconditionFailure("formulas come last")
    }
  }

  private mutating func count(_ position: Int, _ counts: [Int64]) {
    let cuts = tables.countCuts[position]
    let stride = strides[position]
    let units = Int64(evaluator.evidence.tally.scale)
    var known = counts
    for i in counts.indices {
      // Corrections that take back more than was reported leave nothing that could be a number of cases.
      known[i] = counts[i] < 0 ? ExactColumn.unknown : units
      if counts[i] >= 0 { signatures[i] += UInt64(cuts.position(of: counts[i], at: 0)) * stride }
    }
    columns[position] = ExactColumn(numerators: counts, denominators: known)
  }

  /// Counts times the ward's factor.
  private mutating func multiply(_ position: Int, _ counts: [Int64], where isKnown: (Int) -> Bool) {
    guard let cuts = factors.cuts[position] else { return }
    let (above, below) = (factors.numerators[position], factors.denominators[position])
    let width = cuts.thresholds.count
    let stride = strides[position]
    var column = ExactColumn(count: wards.count)
    for i in wards.indices where isKnown(i) {
      let ward = wards[i]
      let denominator = below[ward]
      if denominator == ExactColumn.unknown { continue }
      let (numerator, overflow) = counts[i].multipliedReportingOverflow(by: above[ward])
      if overflow || denominator < 0 {
        setExactly(position, i, &column)
        continue
      }
      column.set(i, numerator, denominator)
      signatures[i] += UInt64(cuts.position(of: counts[i], at: ward * width)) * stride
    }
    columns[position] = column
  }

  // MARK: Figures

  private mutating func read(_ position: Int, _ name: String, _ take: MeasureTake, _ days: Int) {
    fill(position, [name]) { tables, ward, day in
      guard let found = tables[0].window(ward, through: day, days: days) else { return .unknown }
      switch take {
      case .latest: return .value(found.last, tables[0].denominator)
      case .sum: return .value(found.sum, tables[0].denominator)
      case .mean: return .product(found.sum, 1, tables[0].denominator, found.count)
      }
    }
  }

  private mutating func readRate(_ position: Int, _ name: String, _ days: Int) {
    let (above, below) = (factors.numerators[position], factors.denominators[position])
    fill(position, [name]) { tables, ward, day in
      guard let found = tables[0].window(ward, through: day, days: days), below[ward] != 0 else { return .unknown }
      guard below[ward] > 0 else { return .tooWide }
      return .product(found.sum, above[ward], tables[0].denominator, below[ward])
    }
  }

  private mutating func readShare(_ position: Int, _ part: String, _ whole: String, _ days: Int) {
    fill(position, [part, whole]) { tables, ward, day in
      guard let some = tables[0].window(ward, through: day, days: days),
        let all = tables[1].window(ward, through: day, days: days), all.sum > 0
      else { return .unknown }
      let (scaled, overflow) = tables[1].denominator.multipliedReportingOverflow(by: 100)
      return overflow ? .tooWide : .product(some.sum, scaled, tables[0].denominator, all.sum)
    }
  }

  /// A quotient on its way into a column.
  private enum Quotient {
    case unknown, tooWide
    case value(Int64, Int64)

    /// `a × b ÷ (c × d)`.
    static func product(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64) -> Quotient {
      let (numerator, overflowsAbove) = a.multipliedReportingOverflow(by: b)
      let (denominator, overflowsBelow) = c.multipliedReportingOverflow(by: d)
      return overflowsAbove || overflowsBelow ? .tooWide : .value(numerator, denominator)
    }
  }

  private mutating func fill(_ position: Int, _ names: [String], _ quotient: ([MeasureTable], Int, Day) -> Quotient) {
    guard names.allSatisfy(evaluator.evidence.measures.names.contains) else { return }
    let found = names.compactMap { tables.measures[$0] ?? nil }
    let scale = tables.quotientScales[position]
    var column = ExactColumn(count: wards.count)
    for i in wards.indices {
      switch found.count == names.count ? quotient(found, wards[i], day) : .tooWide {
      case .unknown: break
      case .tooWide: setExactly(position, i, &column)
      case .value(let numerator, let denominator):
        column.set(i, numerator, denominator)
        signatures[i] += UInt64(scale.position(numerator, denominator)) * strides[position]
      }
    }
    columns[position] = column
  }

  /// `C × (200 − V) ÷ 200`, V above 100 taken as 100.
  private mutating func weigh(_ position: Int, _ rate: Int, _ uptake: Int) {
    let (rates, uptakes) = (columns[rate], columns[uptake])
    let scale = tables.quotientScales[position]
    var column = ExactColumn(count: wards.count)
    for i in wards.indices {
      let (c, v) = (rates.denominators[i], uptakes.denominators[i])
      if c == ExactColumn.unknown || v == ExactColumn.unknown { continue }
      guard c > 0, v > 0, let weight = Self.weight(ofUptake: uptakes.numerators[i], over: v),
        case .value(let numerator, let denominator) = Quotient.product(
          rates.numerators[i], weight.numerator, c, weight.denominator)
      else {
        setExactly(position, i, &column)
        continue
      }
      column.set(i, numerator, denominator)
      signatures[i] += UInt64(scale.position(numerator, denominator)) * strides[position]
    }
    columns[position] = column
  }

  /// `(200 − V) ÷ 200` for an uptake V, above 100 taken as 100; `nil` beyond 64 bits.
  static func weight(ofUptake share: Int64, over whole: Int64) -> (numerator: Int64, denominator: Int64)? {
    let (denominator, isTooWide) = whole.multipliedReportingOverflow(by: 200)
    guard !isTooWide else { return nil }
    let (numerator, overflow) = denominator.subtractingReportingOverflow(min(share, denominator / 2))
    return overflow ? nil : (numerator, denominator)
  }

  /// For numbers beyond 64 bits: the value by exact fractions.
  @inline(never)
  private mutating func setExactly(_ position: Int, _ i: Int, _ column: inout ExactColumn) {
    let value = evaluator.values(ward: wards[i], on: day)[position]
    column.set(i, wide: value)
    signatures[i] += UInt64(tables.scales[position].position(of: value)) * strides[position]
  }
}

extension IndicatorDeclaration.Form {
  /// Whether a further case changes the value.
  var followsCases: Bool {
    switch self {
    case .count, .rate, .vaccineWeightedRate: true
    default: false
    }
  }
}
