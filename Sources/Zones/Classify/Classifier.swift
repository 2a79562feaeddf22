public import Criteria
import Epidemiology
public import Quantities
public import SpatialCore

/// The pipeline from counts to zone statuses: measure, classify, explain. Pure: no clock, no file, no network.
///
/// `levels` is the quick pass, which compares whole numbers and looks classes up; `statuses` adds the reasons and margins to
/// it. Tables are made once and kept, so one classifier is to be asked for many days. Safe to share between threads.
public struct Classifier: Sendable {
  let evaluator: IndicatorEvaluator
  /// Suspected, probable and confirmed cases.
  let byClassification: [DailyCounts]
  private let wards: [Ward]
  private let tables: LevelTables

  public init(edition: Edition, evidence: Evidence, wards: [Ward]) {
    let evaluator = IndicatorEvaluator(edition: edition, evidence: evidence)
    self.evaluator = evaluator
    byClassification = [CaseClassification.suspected, .probable, .confirmed].map {
      evaluator.counts(.cases(classifications: [$0]))
    }
    self.wards = wards
    tables = LevelTables(evaluator, wards: wards.count)
  }

  /// Another edition over the same evidence and wards; counts that both ask for are not made again.
  ///
  /// An edition whose rules say the same, as on most days of a series, also shares all tables.
  public func under(_ edition: Edition) -> Classifier { Classifier(edition: edition, after: self) }

  private init(edition: Edition, after other: Classifier) {
    evaluator = IndicatorEvaluator(edition: edition, after: other.evaluator)
    byClassification = other.byClassification
    wards = other.wards
    tables =
      edition.saysTheSame(as: other.evaluator.edition) ? other.tables : LevelTables(evaluator, wards: wards.count)
  }

  /// The rules that are applied.
  public var edition: Edition { evaluator.edition }

  /// Days of the window that a status counts cases in.
  public var caseWindow: Int { evaluator.caseWindow }

  /// The levels of wards on a day, with the values that they rest on.
  ///
  /// - Parameters:
  ///   - chosen: numbers of the wards, for instance of those whose counts have changed; `nil` for all.
  ///   - previous: class index of each ward in the map before, for rules that hold a level; of all wards, in their order.
  /// - Complexity: O(w · i) for w wards and i indicators.
  public func levels(on day: Day, of chosen: [Int]? = nil, previous: [Int?]? = nil) -> ZoneLevels {
    let chosen = chosen ?? Array(wards.indices)
    guard var lookup = tables.takeLookup() else { return plainLevels(on: day, of: chosen, previous: previous) }
    let sweep = LevelSweep(evaluator, tables, strides: lookup.strides, wards: chosen, on: day)
    let classIndices = sweep.signatures.indices.map { i in
      lookup.classIndex(signature: sweep.signatures[i], previous: previous?[chosen[i]])
    }
    tables.keep(lookup)
    var exitIndices: [Int]?
    if var exits = tables.takeExitLookup() {
      exitIndices = sweep.signatures.map { exits.classIndex(signature: $0, previous: nil) }
      tables.keepExit(exits)
    }
    return ZoneLevels(
      on: day, wards: chosen, classIndices: classIndices, exitIndices: exitIndices, columns: sweep.columns,
      fixed: sweep.fixed)
  }

  /// For rules that tell too many situations apart to number them: ward by ward, by exact fractions.
  private func plainLevels(on day: Day, of chosen: [Int], previous: [Int?]?) -> ZoneLevels {
    var columns = evaluator.edition.indicators.map { _ in ExactColumn(count: chosen.count) }
    let exit = evaluator.edition.exit
    var exitIndices: [Int]? = exit == nil ? nil : []
    let classIndices = chosen.indices.map { i in
      let values = evaluator.values(ward: chosen[i], on: day)
      for (position, value) in values.enumerated() { columns[position].set(i, wide: value) }
      if let exit { exitIndices?.append(exit.classIndex(values)) }
      return evaluator.edition.classIndex(values, previous: previous?[chosen[i]])
    }
    return ZoneLevels(
      on: day, wards: chosen, classIndices: classIndices, exitIndices: exitIndices, columns: columns, fixed: [])
  }

  /// The statuses of wards on a day.
  ///
  /// - Parameters:
  ///   - chosen: numbers of the wards; `nil` for all.
  ///   - previous: class index of each ward in the map before, for rules that hold a level; of all wards, in their order.
  ///   - margins: whether to say how many cases more or fewer would change each level.
  ///   - threads: threads that put reasons into words; the result does not depend on it.
  public func statuses(
    on day: Day, of chosen: [Int]? = nil, previous: [Int?]? = nil, margins: Bool = true, threads: Int = 1
  ) -> [ZoneStatus] {
    let levels = levels(on: day, of: chosen, previous: previous)
    let window = byClassification.map { $0.sums(of: levels.wards, from: day - (caseWindow - 1), through: day) }
    let total = byClassification[2].sums(of: levels.wards, from: nil, through: day)
    let units = Int128(evaluator.evidence.tally.scale)
    @Sendable func cases(_ sum: Int64) -> Fraction {
      units == 1 ? Fraction(Int(sum)) : Fraction(Int128(sum), over: units)
    }
    let classes = evaluator.edition.classes
    let ranges = OrderedRanges(
      count: levels.wards.count, size: threads > 1 ? 512 : max(levels.wards.count, 1), threads: threads)
    let parts = ranges.map { range in
      var explainer = Explainer(evaluator.edition)
      var margin = margins ? CaseMargin(evaluator, tables, levels) : nil
      return range.map { i in
        let ward = levels.wards[i]
        let values = levels.values(at: i)
        let before = previous?[ward]
        let classIndex = levels.classIndices[i]
        var status = ZoneStatus(
          ward: ward, classIndex: classIndex, level: classes[classIndex], values: values,
          reasons: explainer.explain(values, previous: before).reasons, suspected: cases(window[0][i]),
          probable: cases(window[1][i]), confirmed: cases(window[2][i]), confirmedTotal: cases(total[i]),
          population: evaluator.evidence.population.residents(ward: ward, on: day))
        if status.level.rank != nil, margin != nil {
          status.casesToHigher = margin?.higher(at: i, than: classIndex, values, previous: before)
          status.casesToLower = margin?.lower(at: i, than: classIndex, values, previous: before)
        }
        return status
      }
    }
    return parts.count == 1 ? parts[0] : Array(parts.joined())
  }
}
