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

  private static let largestDenominator: Int64 = 1_000_000_000

  /// `nil` when the figures have no common denominator below 10⁹, or their sums leave 64 bits.
  init?(_ name: String, _ measures: Measures, wards: Int) {
    let series = (0..<wards).map { measures.figures(name, ward: $0) }
    let count = series.reduce(0) { $0 + $1.count }
    var denominator: Int64 = 1
    for figures in series {
      for figure in figures {
        // Most figures are whole numbers, or have the denominator of the one before.
        let own = figure.value.denominator
        if own == 1 || own == denominator { continue }
        guard own <= Self.largestDenominator else { return nil }
        // The fraction reduces to what the figure's own denominator brings in addition.
        denominator *= Int64(Fraction(Int128(denominator), over: own).denominator)
        guard denominator <= Self.largestDenominator else { return nil }
      }
    }
    self.denominator = denominator
    var starts = [0]
    starts.reserveCapacity(wards + 1)
    var days: [Int32] = []
    var numerators: [Int64] = []
    var running: [Int64] = [0]
    days.reserveCapacity(count)
    numerators.reserveCapacity(count)
    running.reserveCapacity(count + 1)
    var sum: Int64 = 0
    for figures in series {
      for figure in figures {
        guard let numerator = Int64(exactly: figure.value.numerator) else { return nil }
        let own = Int64(figure.value.denominator)
        let (product, isTooWide) = numerator.multipliedReportingOverflow(by: own == denominator ? 1 : denominator / own)
        let (next, overflow) = sum.addingReportingOverflow(product)
        guard !isTooWide, !overflow else { return nil }
        sum = next
        days.append(figure.day.number)
        numerators.append(product)
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
