import Quantities

/// Turns names into numbers and positions.
struct EditionBuilder {
  let set: CriteriaSet
  let day: Day

  func fail(_ line: Int, _ message: String) -> CriteriaError {
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

  func whole(_ name: String, in range: ClosedRange<Int>, line: Int) throws(CriteriaError) -> Int {
    let value = try number(name, line: line)
    guard value.denominator == 1, let whole = Int(exactly: value.numerator), range.contains(whole) else {
      throw fail(line, "'\(name)' must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return whole
  }

  /// A window of a day to a hundred years.
  private func days(_ name: String, line: Int) throws(CriteriaError) -> Int {
    try whole(name, in: 1...36_525, line: line)
  }

  /// What a rate is multiplied by or divided by.
  private func factor(_ name: String, line: Int) throws(CriteriaError) -> Fraction {
    let value = try number(name, line: line)
    guard value > 0 else { throw fail(line, "'\(name)' must be above 0") }
    return value
  }

  private func ages(_ range: AgeRange, line: Int) throws(CriteriaError) -> IndicatorDeclaration.Ages {
    let ages = IndicatorDeclaration.Ages(
      from: try range.from.map { n throws(CriteriaError) in try whole(n, in: 0...150, line: line) },
      to: try range.to.map { n throws(CriteriaError) in try whole(n, in: 0...150, line: line) })
    if let from = ages.from, let to = ages.to, to < from { throw fail(line, "ages from \(from) to \(to) are none") }
    return ages
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

  /// A level with a rank; a class such as "too few tests" has none.
  func position(ofLevel id: String, line: Int) throws(CriteriaError) -> Int {
    guard let position = set.levels.firstIndex(where: { $0.id == id }) else {
      throw fail(line, "'\(id)' is no level of this set; it has \(set.levels.map(\.id).joined(separator: ", "))")
    }
    return position
  }

  func position(ofBands id: String, line: Int) throws(CriteriaError) -> Int {
    guard let position = set.bandSets.firstIndex(where: { $0.id == id }) else {
      throw fail(line, "'\(id)' are no bands of this set")
    }
    return position
  }

  func bounds(_ bounds: [Condition.Bound], line: Int) throws(CriteriaError) -> [Edition.Bound] {
    try bounds.map { bound throws(CriteriaError) in
      Edition.Bound(comparison: bound.comparison, threshold: try number(bound.value, line: line))
    }
  }

  func tests(_ conditions: [Condition]) throws(CriteriaError) -> [Edition.Test] {
    try conditions.map { condition throws(CriteriaError) in
      switch condition.subject {
      case .indicator(let id):
        .indicator(
          try position(ofIndicator: id, line: condition.line), try bounds(condition.bounds, line: condition.line))
      case .level(let id): .level(try position(ofLevel: id, line: condition.line))
      case .missing(let id): .missing(try position(ofIndicator: id, line: condition.line))
      }
    }
  }

  func declaration(_ source: IndicatorSource) throws(CriteriaError) -> IndicatorDeclaration {
    let line = source.line
    let form: IndicatorDeclaration.Form
    switch source.form {
    case .count(let cases, let window):
      form = .count(cases, ages: try ages(cases.ages, line: line), windowDays: try days(window, line: line))
    case .rate(let count, let per, let divisor, let range):
      let position = try position(ofIndicator: count, line: line)
      guard case .count = set.indicators[position].form else { throw fail(line, "'\(count)' counts no cases") }
      let dividedBy = try divisor.map { n throws(CriteriaError) in try factor(n, line: line) } ?? 1
      form = .rate(
        count: position, per: try factor(per, line: line), dividedBy: dividedBy, ages: try ages(range, line: line))
    case .coverage(let doses): form = .coverage(doses, ages: try ages(doses.ages, line: line))
    case .daysSince(let cases): form = .daysSince(cases, ages: try ages(cases.ages, line: line))
    case .measure(let name, let take, let window, let area):
      form = .measure(name: area.name(name), take: take, windowDays: try days(window, line: line))
    case .measureRate(let name, let window, let per, let divisor):
      let dividedBy = try divisor.map { n throws(CriteriaError) in try factor(n, line: line) } ?? 1
      form = .measureRate(
        name: name, windowDays: try days(window, line: line), per: try factor(per, line: line) / dividedBy)
    case .measureShare(let part, let total, let window, let area):
      form = .measureShare(part: area.name(part), whole: area.name(total), windowDays: try days(window, line: line))
    case .residents(let range): form = .residents(try ages(range, line: line))
    case .vaccineWeightedRate(let rate, let uptake):
      form = .vaccineWeightedRate(
        rate: try position(ofIndicator: rate, line: line), uptake: try position(ofIndicator: uptake, line: line))
    }
    return IndicatorDeclaration(id: source.id, name: source.name, unit: source.unit, form: form)
  }
}
