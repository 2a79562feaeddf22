public import Quantities

/// A criteria set as it stands on one day: every dated value resolved, every name turned into a place in a list.
///
/// Immutable; safe to share between threads.
public struct Edition: Sendable {
  public let set: CriteriaSet
  /// The day whose values hold; not the day of the map when the set is applied outside its time.
  public let day: Day
  /// What must be measured, in the order in which `classify` takes values.
  public let indicators: [IndicatorDeclaration]

  struct Bound: Sendable {
    let comparison: Condition.Comparison
    let threshold: Fraction

    func holds(_ value: Fraction) -> Bool { comparison.holds(value, threshold) }
  }

  struct Bands: Sendable {
    let indicator: Int
    /// Bounds of each band; all must hold.
    let bounds: [[Bound]]
    /// Class of each band, where bands stand for levels.
    let classes: [Int]
  }

  enum Test: Sendable {
    case indicator(Int, [Bound])
    case level(Int)
    case missing(Int)
  }

  enum Decision: Sendable {
    /// Class of each combination; index is mixed radix over the bands of the axes, the last axis running fastest.
    case table(axes: [Int], classes: [Int], cells: [Int])
    case highestOf([Int], leaveOutUnknown: [Int])
    case firstMatch([(anyOf: [[Test]], result: Int)])
  }

  enum Effect: Sendable {
    case raise(Int), hold, floor(Int), ceiling(Int)
  }

  struct Adjustment: Sendable {
    let effect: Effect
    let when: [Test]
    let unless: [Test]
    let whenUnknown: AdjustmentSource.WhenUnknown
  }

  let bandSets: [Bands]
  let decision: Decision
  let adjustments: [Adjustment]
  /// Index of "no data" among the classes; the last.
  let noDataClass: Int
  let levelCount: Int

  /// All classes: levels, unranked classes, no data.
  public var classes: [Level] { self.set.classes }
}

/// An indicator with its numbers resolved: what to measure.
public struct IndicatorDeclaration: Sendable {
  public struct Ages: Hashable, Sendable {
    public var from: Int?
    public var to: Int?
  }

  public enum Form: Sendable {
    case count(CaseSelection, ages: Ages, windowDays: Int)
    /// `count` is the position of the counting indicator.
    case rate(count: Int, per: Fraction, dividedBy: Fraction, ages: Ages)
    case coverage(DoseSelection, ages: Ages)
    case daysSince(CaseSelection, ages: Ages)
    case measure(name: String, take: MeasureTake, windowDays: Int)
    case measureRate(name: String, windowDays: Int, per: Fraction)
    case measureShare(part: String, whole: String, windowDays: Int)
    case vaccineWeightedRate(rate: Int, uptake: Int)
  }

  public var id: String
  public var name: Localized
  public var unit: Localized
  public var form: Form
}

extension CriteriaSet {
  /// The rules as in force on a day.
  ///
  /// - Parameter asIf: take the values of this day instead, to apply the rules outside their time.
  /// - Throws: `CriteriaError.notInForce`, `.incomplete`, `.malformed` where a name refers to nothing.
  public func edition(on day: Day, asIf: Day? = nil) throws(CriteriaError) -> Edition {
    guard missing.isEmpty else { throw .incomplete(id: id, missing: missing) }
    let effective = asIf ?? day
    guard periods.contains(where: { $0.from <= effective && $0.until.map { effective <= $0 } ?? true }) else {
      throw .notInForce(id: id, day: effective, periods: periods)
    }
    return try EditionBuilder(set: self, day: effective).edition()
  }
}

/// Turns names into numbers and positions.
struct EditionBuilder {
  let set: CriteriaSet
  let day: Day

  private func fail(_ line: Int, _ message: String) -> CriteriaError {
    .malformed(file: set.file, line: line, message: message)
  }

  /// The number in force under a name; a literal number is none, since every number needs a citation.
  func number(_ name: String, line: Int) throws(CriteriaError) -> Fraction {
    guard let value = set.values.first(where: { $0.id == name }) else {
      throw fail(line, "'\(name)' is no dated value; numbers stand under 'values', with a citation")
    }
    guard let entry = value.entry(on: day) else {
      throw .incomplete(id: set.id, missing: ["'\(name)' has no value on \(day) (\(set.file):\(value.line))"])
    }
    guard let number = entry.value else {
      throw .incomplete(
        id: set.id, missing: ["'\(name)' is not known or repealed on \(day) (\(set.file):\(entry.line))"])
    }
    return number
  }

  private func whole(_ name: String, line: Int) throws(CriteriaError) -> Int {
    let value = try number(name, line: line)
    guard value.denominator == 1, let whole = Int(exactly: value.numerator), whole >= 0 else {
      throw fail(line, "'\(name)' must be a whole number")
    }
    return whole
  }

  private func ages(_ range: AgeRange, line: Int) throws(CriteriaError) -> IndicatorDeclaration.Ages {
    IndicatorDeclaration.Ages(
      from: try range.from.map { n throws(CriteriaError) in try whole(n, line: line) },
      to: try range.to.map { n throws(CriteriaError) in try whole(n, line: line) })
  }

  func position(ofIndicator id: String, line: Int) throws(CriteriaError) -> Int {
    guard let position = set.indicators.firstIndex(where: { $0.id == id }) else {
      throw fail(line, "'\(id)' is no indicator of this set")
    }
    return position
  }

  func position(ofClass id: String, line: Int) throws(CriteriaError) -> Int {
    guard let position = set.classes.firstIndex(where: { $0.id == id }) else {
      throw fail(line, "'\(id)' is no level of this set; it has \(set.classes.map(\.id).joined(separator: ", "))")
    }
    return position
  }

  func position(ofBands id: String, line: Int) throws(CriteriaError) -> Int {
    guard let position = set.bandSets.firstIndex(where: { $0.id == id }) else {
      throw fail(line, "'\(id)' are no bands of this set")
    }
    return position
  }

  private func bounds(_ bounds: [Condition.Bound], line: Int) throws(CriteriaError) -> [Edition.Bound] {
    try bounds.map { bound throws(CriteriaError) in
      Edition.Bound(comparison: bound.comparison, threshold: try number(bound.value, line: line))
    }
  }

  private func tests(_ conditions: [Condition]) throws(CriteriaError) -> [Edition.Test] {
    try conditions.map { condition throws(CriteriaError) in
      switch condition.subject {
      case .indicator(let id):
        .indicator(
          try position(ofIndicator: id, line: condition.line), try bounds(condition.bounds, line: condition.line))
      case .level(let id): .level(try position(ofClass: id, line: condition.line))
      case .missing(let id): .missing(try position(ofIndicator: id, line: condition.line))
      }
    }
  }

  private func declaration(_ source: IndicatorSource) throws(CriteriaError) -> IndicatorDeclaration {
    let line = source.line
    let form: IndicatorDeclaration.Form
    switch source.form {
    case .count(let cases, let window):
      form = .count(cases, ages: try ages(cases.ages, line: line), windowDays: try whole(window, line: line))
    case .rate(let count, let per, let divisor, let range):
      let position = try position(ofIndicator: count, line: line)
      guard case .count = set.indicators[position].form else { throw fail(line, "'\(count)' counts no cases") }
      let dividedBy = try divisor.map { n throws(CriteriaError) in try number(n, line: line) } ?? 1
      guard dividedBy.numerator > 0 else { throw fail(line, "a rate cannot be divided by \(dividedBy)") }
      form = .rate(
        count: position, per: try number(per, line: line), dividedBy: dividedBy, ages: try ages(range, line: line))
    case .coverage(let doses): form = .coverage(doses, ages: try ages(doses.ages, line: line))
    case .daysSince(let cases): form = .daysSince(cases, ages: try ages(cases.ages, line: line))
    case .measure(let name, let take, let window):
      form = .measure(name: name, take: take, windowDays: try whole(window, line: line))
    case .measureRate(let name, let window, let per):
      form = .measureRate(name: name, windowDays: try whole(window, line: line), per: try number(per, line: line))
    case .measureShare(let part, let total, let window):
      form = .measureShare(part: part, whole: total, windowDays: try self.whole(window, line: line))
    case .vaccineWeightedRate(let rate, let uptake):
      form = .vaccineWeightedRate(
        rate: try position(ofIndicator: rate, line: line), uptake: try position(ofIndicator: uptake, line: line))
    }
    return IndicatorDeclaration(id: source.id, name: source.name, unit: source.unit, form: form)
  }

  func edition() throws(CriteriaError) -> Edition {
    let indicators = try set.indicators.map { i throws(CriteriaError) in try declaration(i) }
    let bandSets = try set.bandSets.map { source throws(CriteriaError) in
      Edition.Bands(
        indicator: try position(ofIndicator: source.indicator, line: source.line),
        bounds: try source.bands.map { b throws(CriteriaError) in try bounds(b.bounds, line: b.line) },
        classes: try source.bands.map { b throws(CriteriaError) in
          try b.level.map { id throws(CriteriaError) in try position(ofClass: id, line: b.line) } ?? -1
        })
    }
    let adjustments = try set.adjustments.map { source throws(CriteriaError) in
      let effect: Edition.Effect =
        switch source.effect {
        case .raise(let steps): .raise(steps)
        case .hold: .hold
        case .floor(let id): .floor(try position(ofClass: id, line: source.line))
        case .ceiling(let id): .ceiling(try position(ofClass: id, line: source.line))
        }
      return Edition.Adjustment(
        effect: effect, when: try tests(source.when), unless: try tests(source.unless), whenUnknown: source.whenUnknown)
    }
    return Edition(
      set: set, day: day, indicators: indicators, bandSets: bandSets, decision: try decision(bandSets),
      adjustments: adjustments, noDataClass: set.classes.count - 1, levelCount: set.levels.count)
  }

  private func decision(_ bandSets: [Edition.Bands]) throws(CriteriaError) -> Edition.Decision {
    switch set.decision {
    case .table(let axes, let cells, let line):
      let positions = try axes.map { a throws(CriteriaError) in try position(ofBands: a, line: line) }
      let sizes = positions.map { set.bandSets[$0].bands.count }
      var classes = [Int](repeating: -1, count: sizes.reduce(1, *))
      var cellOf = classes
      for (number, cell) in cells.enumerated() {
        guard cell.bands.count == positions.count else { throw fail(cell.line, "a cell names one band of each axis") }
        var index = 0
        for (axis, band) in zip(positions, cell.bands) {
          guard let place = set.bandSets[axis].bands.firstIndex(where: { $0.id == band }) else {
            throw fail(cell.line, "'\(band)' is no band of '\(set.bandSets[axis].id)'")
          }
          index = index * set.bandSets[axis].bands.count + place
        }
        guard classes[index] < 0 else { throw fail(cell.line, "this cell stands twice") }
        guard cell.confidence != .unknown else {
          throw .incomplete(
            id: set.id, missing: ["cell \(cell.bands.joined(separator: " × ")) (\(set.file):\(cell.line))"])
        }
        classes[index] = try position(ofClass: cell.level, line: cell.line)
        cellOf[index] = number
      }
      guard !classes.contains(-1) else { throw fail(line, "the table has no cell for some combination of bands") }
      return .table(axes: positions, classes: classes, cells: cellOf)
    case .highestOf(let names, let leaveOut, _, let line):
      let positions = try names.map { n throws(CriteriaError) in try position(ofBands: n, line: line) }
      for position in positions where bandSets[position].classes.contains(where: { $0 < 0 || $0 >= set.levels.count }) {
        throw fail(set.bandSets[position].line, "every band of 'highest_of' needs a level")
      }
      return .highestOf(
        positions,
        leaveOutUnknown: try leaveOut.map { n throws(CriteriaError) in try position(ofBands: n, line: line) })
    case .firstMatch(let rules, let line):
      guard rules.last?.anyOf.isEmpty == true else {
        throw fail(line, "the last rule of 'first_match' must hold always: it has neither 'when' nor 'any_of'")
      }
      return .firstMatch(
        try rules.map { rule throws(CriteriaError) in
          (
            anyOf: try rule.anyOf.map { g throws(CriteriaError) in try tests(g) },
            result: try position(ofClass: rule.level, line: rule.line)
          )
        })
    }
  }
}
