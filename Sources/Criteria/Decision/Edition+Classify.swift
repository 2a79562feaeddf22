public import Quantities

extension Edition {
  /// The class of a place: an index into `classes`. An answer that hangs on an unknown indicator is "no data".
  ///
  /// - Parameters:
  ///   - values: one per indicator, in order; `nil` where it is not known.
  ///   - previous: class in the map before, for rules that hold a level; `nil` when there is none.
  /// - Complexity: proportional to the rules; no memory is allocated.
  public func classIndex(_ values: [Fraction?], previous: Int? = nil) -> Int {
    var none: Trace?
    return evaluate(values, previous: previous, &none).single ?? noDataClass
  }

  func evaluate(_ values: [Fraction?], previous: Int?, _ trace: inout Trace?) -> ClassSet {
    precondition(values.count == indicators.count, "one value for each indicator")
    if trace != nil { trace?.bands = bandSets.map { band(of: $0, values) } }
    var classes: ClassSet
    switch decision {
    case .table(let axes, let results, let cells):
      var places: ClassSet = .none
      var only: Int?
      walk(axes, 0, 0, values) { index in
        places.formUnion(.one(results[index]))
        only = only == nil ? index : -1
      }
      classes = places
      if let only, only >= 0 { trace?.decided = cells[only] }
    case .highestOf(let highest):
      classes = self.highest(highest, values) { bandSets[$0].classes[$1] } ?? .one(noDataClass)
    case .firstMatch(let rules):
      classes = .none
      for (index, rule) in rules.enumerated() {
        let holds = rule.anyOf.isEmpty ? true : any(rule.anyOf, values, level: nil)
        if holds == false { continue }
        classes.formUnion(.one(rule.result))
        if holds == true {
          if classes == .one(rule.result) { trace?.decided = index }
          break
        }
      }
    }
    trace?.base = classes
    for adjustment in adjustments {
      let before = classes
      var anyTrue = false
      var anyUnknown = false
      classes = classes.map { current in
        guard current < levelCount else { return .one(current) }
        let holds = condition(of: adjustment, values, level: current)
        anyTrue = anyTrue || holds == true
        anyUnknown = anyUnknown || holds == nil
        let changed = ClassSet.one(apply(adjustment.effect, current, previous))
        switch (holds, adjustment.whenUnknown) {
        case (true, _), (nil, .apply): return changed
        case (false, _), (nil, .skip): return .one(current)
        case (nil, .either): return ClassSet(bits: changed.bits | ClassSet.one(current).bits)
        }
      }
      trace?.adjustments.append((before, classes, anyTrue ? true : anyUnknown ? nil : false))
    }
    return classes
  }

  func band(of bands: Bands, _ values: [Fraction?]) -> Int? {
    guard let value = values[bands.indicator] else { return nil }
    return bands.bounds.firstIndex { $0.allSatisfy { $0.holds(value) } }
  }

  /// The bands of an axis that the values leave possible.
  func possibleBands(_ axis: Axis, _ values: [Fraction?]) -> (bands: ClassSet, count: Int) {
    switch axis {
    case .bands(let set):
      let count = bandSets[set].bounds.count
      // A value in no band leaves all of them open; that there are no gaps is the checker's business.
      return (band(of: bandSets[set], values).map(ClassSet.one) ?? .first(count), count)
    case .highest(let highest, let count):
      return (self.highest(highest, values) { _, band in band } ?? .first(count), count)
    case .table(let table):
      var bands = ClassSet.none
      walk(table.axes, 0, 0, values) { bands.formUnion(.one(table.results[$0])) }
      return (bands, table.bands)
    }
  }

  /// The cell of an inner table that the values fall in; `nil` when several are possible.
  func cell(of table: InnerTable, _ values: [Fraction?]) -> Int? {
    var only: Int?
    walk(table.axes, 0, 0, values) { only = only == nil ? $0 : -1 }
    return only.flatMap { $0 < 0 ? nil : table.cells[$0] }
  }

  /// Visits every combination of bands that is possible; `index` counts cells with the last axis running fastest.
  private func walk(_ axes: [Axis], _ position: Int, _ index: Int, _ values: [Fraction?], _ visit: (Int) -> Void) {
    guard position < axes.count else { return visit(index) }
    let (bands, count) = possibleBands(axes[position], values)
    var rest = bands.bits
    while rest != 0 {
      walk(axes, position + 1, index * count + rest.trailingZeroBitCount, values, visit)
      rest &= rest - 1
    }
  }

  /// The highest of what the bands stand for; `nil` when every indicator was left out.
  private func highest(_ highest: Highest, _ values: [Fraction?], _ rank: (Int, Int) -> Int) -> ClassSet? {
    var possible: ClassSet?
    for (set, leaveOut) in zip(highest.sets, highest.leaveOutUnknown) {
      let bands = bandSets[set]
      var here = ClassSet.none
      if let band = band(of: bands, values) {
        here = .one(rank(set, band))
      } else if leaveOut, values[bands.indicator] == nil {
        continue
      } else {
        for band in bands.bounds.indices { here.formUnion(.one(rank(set, band))) }
      }
      possible = possible.map { so in so.map { a in here.map { b in .one(max(a, b)) } } } ?? here
    }
    return possible
  }

  /// Three-valued: `nil` when an indicator that matters is not known.
  func holds(_ test: Test, _ values: [Fraction?], level: Int?) -> Bool? {
    switch test {
    case .indicator(let index, let bounds): values[index].map { value in bounds.allSatisfy { $0.holds(value) } }
    case .level(let wanted): level.map { $0 == wanted } ?? false
    case .missing(let index): values[index] == nil
    }
  }

  func all(_ tests: [Test], _ values: [Fraction?], level: Int?) -> Bool? {
    var answer: Bool? = true
    for test in tests {
      switch holds(test, values, level: level) {
      case false: return false
      case nil: answer = nil
      case true: break
      }
    }
    return answer
  }

  private func any(_ groups: [[Test]], _ values: [Fraction?], level: Int?) -> Bool? {
    var answer: Bool? = false
    for group in groups {
      switch all(group, values, level: level) {
      case true: return true
      case nil: answer = nil
      case false: break
      }
    }
    return answer
  }

  private func condition(of adjustment: Adjustment, _ values: [Fraction?], level: Int) -> Bool? {
    var exempt: Bool? = false
    for test in adjustment.unless {
      switch holds(test, values, level: level) {
      case true: return false
      case nil: exempt = nil
      case false: break
      }
    }
    let wanted = all(adjustment.when, values, level: level)
    return wanted == false ? false : exempt == nil ? nil : wanted
  }

  private func apply(_ effect: Effect, _ level: Int, _ previous: Int?) -> Int {
    switch effect {
    case .raise(let steps): return min(level + steps, levelCount - 1)
    case .hold:
      guard let previous, previous < levelCount else { return level }
      return max(level, previous)
    case .cap:
      guard let previous, previous < levelCount else { return level }
      return min(level, previous)
    case .floor(let lowest): return max(level, lowest)
    case .ceiling(let highest): return min(level, highest)
    }
  }
}
