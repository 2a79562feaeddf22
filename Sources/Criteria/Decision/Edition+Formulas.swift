public import Quantities

extension Edition {
  /// Computes the indicators that are formulas of other indicators, where they are not given.
  public func complete(_ values: inout [Fraction?]) {
    for (position, indicator) in indicators.enumerated() where values[position] == nil {
      guard case .vaccineWeightedRate(let rate, let uptake) = indicator.form, let rate = values[rate],
        let uptake = values[uptake]
      else { continue }
      let share = uptake > 100 ? 100 : uptake
      values[position] = (rate + rate * (100 - share) / 100) / 2
    }
  }
}
