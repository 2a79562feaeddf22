public import Quantities

/// Where the rules of an edition cut the values of one indicator.
///
/// Rules only ask how a value stands to thresholds, so all values between the same two thresholds are one to them. A
/// *position* names such a set of values: 0 for no value, then 1 for values below the first threshold, 2 for the first
/// threshold itself, 3 for values between it and the second, and so on.
public struct Scale: Hashable, Sendable {
  /// Ascending, each once.
  public let thresholds: [Fraction]
  /// Whether any rule reads the indicator; one that none reads is shown only.
  public let isRead: Bool

  init(thresholds: some Sequence<Fraction>, isRead: Bool) {
    self.thresholds = Set(thresholds).sorted()
    self.isRead = isRead
  }

  /// Number of positions.
  public var positions: Int { 2 * thresholds.count + 2 }

  public func position(of value: Fraction?) -> Int {
    guard let value else { return 0 }
    var position = 1
    for threshold in thresholds {
      if value < threshold { return position }
      if value == threshold { return position + 1 }
      position += 2
    }
    return position
  }

  /// A value that stands at a position.
  func representative(of position: Int) -> Fraction? {
    guard position > 0 else { return nil }
    let index = (position - 1) / 2
    if position % 2 == 0 { return thresholds[index] }
    guard let first = thresholds.first, let last = thresholds.last else { return 0 }
    if index == 0 { return first - 1 }
    if index == thresholds.count { return last + 1 }
    return (thresholds[index - 1] + thresholds[index]) / 2
  }
}

extension Edition {
  /// Where the rules cut each indicator, in the order of the indicators.
  public var scales: [Scale] {
    var thresholds = [[Fraction]](repeating: [], count: indicators.count)
    var isRead = [Bool](repeating: false, count: indicators.count)
    func note(_ indicator: Int, _ cuts: [Fraction]) {
      isRead[indicator] = true
      thresholds[indicator] += cuts
    }
    func note(_ tests: [Test]) {
      for test in tests {
        switch test {
        case .indicator(let indicator, let bounds): note(indicator, bounds.map(\.threshold))
        case .missing(let indicator): note(indicator, [])
        case .level: break
        }
      }
    }
    for set in bandSets { note(set.indicator, set.bounds.flatMap { $0.map(\.threshold) }) }
    if case .firstMatch(let rules) = decision { rules.forEach { $0.anyOf.forEach(note) } }
    for adjustment in adjustments {
      note(adjustment.when)
      note(adjustment.unless)
    }
    for exit in exits {
      for (indicator, scale) in exit.scales.enumerated() where scale.isRead { note(indicator, scale.thresholds) }
    }
    return zip(thresholds, isRead).map { Scale(thresholds: $0, isRead: $1) }
  }
}
