import Epidemiology
import Quantities

/// The figures of one measure by ward and day as whole numbers over one denominator, with running sums.
struct MeasureTable: Sendable {
  /// Every figure is `numerator ÷ denominator`.
  let denominator: Int64
  private let starts: [Int]
  private let days: [Int32]
  private let numerators: [Int64]
  /// Sum of the numerators before each figure and, at the end, of all.
  private let running: [Int64]

  /// `nil` when the figures have no common denominator below 10⁹, or their sums leave 64 bits.
  init?(_ name: String, _ measures: Measures, wards: Int) {
    let series = (0..<wards).map { measures.figures(name, ward: $0) }
    var denominator: Int128 = 1
    for figure in series.joined() {
      let own = figure.value.denominator
      if denominator % own == 0 { continue }
      guard own <= 1_000_000_000 else { return nil }
      // The fraction reduces to what own brings in addition.
      denominator *= Fraction(denominator, over: own).denominator
      guard denominator <= 1_000_000_000 else { return nil }
    }
    self.denominator = Int64(denominator)
    var starts = [0]
    var days: [Int32] = []
    var numerators: [Int64] = []
    var running: [Int64] = [0]
    for figures in series {
      for figure in figures {
        let (product, isTooWide) = figure.value.numerator.multipliedReportingOverflow(
          by: denominator / figure.value.denominator)
        guard !isTooWide, let numerator = Int64(exactly: product) else { return nil }
        let (sum, overflow) = running[running.count - 1].addingReportingOverflow(numerator)
        guard !overflow else { return nil }
        days.append(figure.day.number)
        numerators.append(numerator)
        running.append(sum)
      }
      starts.append(days.count)
    }
    (self.starts, self.days, self.numerators, self.running) = (starts, days, numerators, running)
  }

  /// What a window of days holds of a ward's figures; `nil` when it holds none.
  func window(_ ward: Int, through day: Day, days length: Int) -> (sum: Int64, last: Int64, count: Int64)? {
    let first = Int64(day.number) - Int64(max(length - 1, 0))
    let from = position(ward) { Int64(days[$0]) < first }
    let to = position(ward) { days[$0] <= day.number }
    guard from < to else { return nil }
    return (running[to] - running[from], numerators[to - 1], Int64(to - from))
  }

  /// The first figure of a ward for which the condition, which holds for early ones, does not.
  private func position(_ ward: Int, _ isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (starts[ward], starts[ward + 1])
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
