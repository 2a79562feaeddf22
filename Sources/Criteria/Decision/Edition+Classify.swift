public import Quantities

/// The classes that are possible, as bits; more than one when an indicator that matters is not known.
struct ClassSet: Hashable {
  var bits: UInt32

  static let none = ClassSet(bits: 0)
  static func one(_ index: Int) -> ClassSet { ClassSet(bits: 1 << UInt32(index)) }

  mutating func formUnion(_ other: ClassSet) { bits |= other.bits }

  /// The only class; `nil` when there are several.
  var single: Int? { bits.nonzeroBitCount == 1 ? bits.trailingZeroBitCount : nil }

  func map(_ change: (Int) -> ClassSet) -> ClassSet {
    var rest = bits
    var result = ClassSet.none
    while rest != 0 {
      result.formUnion(change(rest.trailingZeroBitCount))
      rest &= rest - 1
    }
    return result
  }
}

/// What the evaluation did, for the explanation: filled only when asked for.
struct Trace {
  /// The band of each band set; `nil` when its indicator is not known.
  var bands: [Int?] = []
  /// The cell or rule that decided; `nil` when several were possible.
  var decided: Int?
  var base = ClassSet.none
  /// Of each adjustment: the classes before and after it, and whether its condition held.
  var adjustments: [(before: ClassSet, after: ClassSet, holds: Bool?)] = []
}

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
      walk(axes[...], 0, values) { index in
        places.formUnion(.one(results[index]))
        only = only == nil ? index : -1
      }
      classes = places
      if let only, only >= 0 { trace?.decided = cells[only] }
    case .highestOf(let sets, let leaveOut):
      classes = highest(of: sets, leaveOut: leaveOut, values)
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

  /// Visits every combination of bands that is possible; unknown indicators try all of theirs.
  private func walk(_ axes: ArraySlice<Int>, _ index: Int, _ values: [Fraction?], _ visit: (Int) -> Void) {
    guard let axis = axes.first else { return visit(index) }
    let bands = bandSets[axis]
    if values[bands.indicator] != nil {
      // Bands without gaps are the checker's business; a value in none makes the answer unknown.
      if let band = band(of: bands, values) {
        walk(axes.dropFirst(), index * bands.bounds.count + band, values, visit)
        return
      }
    }
    for band in bands.bounds.indices { walk(axes.dropFirst(), index * bands.bounds.count + band, values, visit) }
  }

  private func highest(of sets: [Int], leaveOut: [Int], _ values: [Fraction?]) -> ClassSet {
    var possible = ClassSet.none
    var known = false
    for set in sets {
      let here: ClassSet
      if let band = band(of: bandSets[set], values) {
        here = .one(bandSets[set].classes[band])
      } else if leaveOut.contains(set) {
        continue
      } else {
        here = bandSets[set].classes.reduce(into: ClassSet.none) { $0.formUnion(.one($1)) }
      }
      possible = known ? possible.map { a in here.map { b in .one(max(a, b)) } } : here
      known = true
    }
    return known ? possible : .one(noDataClass)
  }

  /// Three-valued: `nil` when an indicator that matters is not known.
  private func holds(_ test: Test, _ values: [Fraction?], level: Int?) -> Bool? {
    switch test {
    case .indicator(let index, let bounds): values[index].map { value in bounds.allSatisfy { $0.holds(value) } }
    case .level(let wanted): level.map { $0 == wanted } ?? false
    case .missing(let index): values[index] == nil
    }
  }

  private func all(_ tests: [Test], _ values: [Fraction?], level: Int?) -> Bool? {
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
    case .floor(let lowest): return max(level, lowest)
    case .ceiling(let highest): return min(level, highest)
    }
  }
}
