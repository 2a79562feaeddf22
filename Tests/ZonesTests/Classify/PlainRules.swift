import Criteria
import Quantities

/// The rules of a criteria set applied word by word as the file has them: slow, with names and sets, and nothing compiled.
///
/// Kept as the rival of the compiled rules. An answer is the set of classes that are still possible.
struct PlainRules {
  let set: CriteriaSet
  /// The day whose numbers hold.
  let day: Day

  private func number(_ name: String) -> Fraction { set.values.first { $0.id == name }!.entry(on: day)!.value! }

  private func holds(_ value: Fraction, _ bounds: [Condition.Bound]) -> Bool {
    bounds.allSatisfy { bound in
      let threshold = number(bound.value)
      return switch bound.comparison {
      case .atLeast: value >= threshold
      case .above: value > threshold
      case .atMost: value <= threshold
      case .below: value < threshold
      case .equals: value == threshold
      }
    }
  }

  /// The class of a place with these values by indicator name; `previous` is a level's name.
  func level(_ values: [String: Fraction], previous: String?) -> String {
    var possible = decide(values)
    for adjustment in set.adjustments {
      var next: Set<String> = []
      for level in possible {
        guard set.levels.contains(where: { $0.id == level }) else {
          next.insert(level)
          continue
        }
        let changed = apply(adjustment.effect, level, previous)
        switch (condition(adjustment, values, level), adjustment.whenUnknown) {
        case (true, _), (nil, .apply): next.insert(changed)
        case (false, _), (nil, .skip): next.insert(level)
        case (nil, .either): next.formUnion([level, changed])
        }
      }
      possible = next
    }
    return possible.count == 1 ? possible.first! : set.noData.id
  }

  // MARK: Decision

  private func decide(_ values: [String: Fraction]) -> Set<String> {
    switch set.decision {
    case .table(let axes, let cells, _):
      let open = axes.map { possibleBands($0, values) }
      return Set(cells.filter { cell in zip(cell.bands, open).allSatisfy { $1.contains($0) } }.map(\.level))
    case .highestOf(let names, let leaveOut, _, _):
      let sets = names.compactMap { name -> Set<Int>? in
        let bands = set.bandSets.first { $0.id == name }!
        if leaveOut.contains(name), values[bands.indicator] == nil { return nil }
        let open = possibleBands(name, values)
        return Set(bands.bands.filter { open.contains($0.id) }.map { rank($0.level!) })
      }
      guard !sets.isEmpty else { return [set.noData.id] }
      return Set(highest(sets).map { set.levels[$0].id })
    case .firstMatch(let rules, _):
      var possible: Set<String> = []
      for rule in rules {
        let groups = rule.anyOf.map { group in all(group.map { holds($0, values, level: nil) }) }
        let answer: Bool? = rule.anyOf.isEmpty || groups.contains(true) ? true : groups.contains(nil) ? nil : false
        if answer != false { possible.insert(rule.level) }
        if answer == true { break }
      }
      return possible
    }
  }

  private func possibleBands(_ name: String, _ values: [String: Fraction]) -> Set<String> {
    if let combined = set.combinedBands.first(where: { $0.id == name }) {
      switch combined.form {
      case .highestOf(let parts, let leaveOut):
        let first = set.bandSets.first { $0.id == parts[0] }!.bands.map(\.id)
        let sets = parts.compactMap { part -> Set<Int>? in
          let bands = set.bandSets.first { $0.id == part }!
          if leaveOut.contains(part), values[bands.indicator] == nil { return nil }
          return Set(possibleBands(part, values).map { first.firstIndex(of: $0)! })
        }
        return sets.isEmpty ? Set(first) : Set(highest(sets).map { first[$0] })
      case .table(_, let axes, let cells):
        let open = axes.map { possibleBands($0, values) }
        return Set(cells.filter { cell in zip(open, cell.bands).allSatisfy { $0.contains($1) } }.map(\.level))
      }
    }
    let bands = set.bandSets.first { $0.id == name }!
    guard let value = values[bands.indicator], let band = bands.bands.first(where: { holds(value, $0.bounds) }) else {
      return Set(bands.bands.map(\.id))
    }
    return [band.id]
  }

  /// Every highest number that a choice of one from each set can have.
  private func highest(_ sets: [Set<Int>]) -> Set<Int> {
    sets.dropFirst().reduce(sets[0]) { sums, next in Set(sums.flatMap { a in next.map { max(a, $0) } }) }
  }

  // MARK: Adjustments

  private func rank(_ level: String) -> Int { set.levels.firstIndex { $0.id == level }! }

  private func apply(_ effect: AdjustmentSource.Effect, _ level: String, _ previous: String?) -> String {
    let now = rank(level)
    let then =
      switch effect {
      case .raise(let steps): min(now + steps, set.levels.count - 1)
      case .hold: max(now, previous.flatMap { name in set.levels.firstIndex { $0.id == name } } ?? now)
      case .cap: min(now, previous.flatMap { name in set.levels.firstIndex { $0.id == name } } ?? now)
      case .floor(let lowest): max(now, rank(lowest))
      case .ceiling(let highest): min(now, rank(highest))
      }
    return set.levels[then].id
  }

  private func condition(_ adjustment: AdjustmentSource, _ values: [String: Fraction], _ level: String) -> Bool? {
    let exempt = adjustment.unless.map { holds($0, values, level: level) }
    if exempt.contains(true) { return false }
    let wanted = all(adjustment.when.map { holds($0, values, level: level) })
    if wanted == false { return false }
    return exempt.contains(nil) ? nil : wanted
  }

  private func holds(_ condition: Condition, _ values: [String: Fraction], level: String?) -> Bool? {
    switch condition.subject {
    case .indicator(let name): values[name].map { holds($0, condition.bounds) }
    case .level(let name): name == level
    case .missing(let name): values[name] == nil
    }
  }

  private func all(_ answers: [Bool?]) -> Bool? { answers.contains(false) ? false : answers.contains(nil) ? nil : true }
}
