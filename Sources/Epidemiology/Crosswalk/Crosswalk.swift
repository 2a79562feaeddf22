public import Quantities

/// How the wards of one boundary vintage became those of another: what share of each went where.
///
/// Codes of the two vintages are different things even where they read the same: Hanoi's 00004 was Trúc Bạch and is now Ba Đình.
/// So nothing is ever matched across vintages by its code; only a row of a crosswalk says what became of a ward.
public struct Crosswalk: Hashable, Sendable {
  /// One successor of a ward.
  public struct Row: Hashable, Sendable {
    /// Code in the earlier vintage.
    public let from: String
    /// Code in the later vintage.
    public let to: String
    /// What part of the earlier ward's reports is counted in the later one.
    public let share: Fraction
    public let basis: Basis
    /// Least and greatest share that is possible; both equal to the share where it is certain.
    public let low: Fraction
    public let high: Fraction

    public init(
      from: String, to: String, share: Fraction, basis: Basis, low: Fraction? = nil, high: Fraction? = nil
    ) {
      self.from = from
      self.to = to
      self.share = share
      self.basis = basis
      self.low = low ?? (basis == .merge ? share : 0)
      self.high = high ?? (basis == .merge ? share : 1)
    }
  }

  /// What a share rests on.
  public enum Basis: String, Sendable, CaseIterable {
    /// The ward has one successor: exact.
    case merge
    /// Ground of the earlier ward in the later one: an assumption, since people live unevenly.
    case area
    /// Residents.
    case population
    /// Nothing is known but the successors.
    case equal
    /// Said by the file.
    case given
  }

  /// Ascending by `from`, then `to`.
  public let rows: [Row]
  /// Codes of the earlier vintage that have successors, ascending.
  public let fromCodes: [String]
  /// Codes of the later vintage that have predecessors, ascending.
  public let toCodes: [String]
  /// The least number of units of a report in which every share is whole; at most `Tally.largestScale`.
  public let scale: Int
  /// Where the rows of each of `fromCodes` stand.
  let ranges: [Range<Int>]

  /// - Throws: `CrosswalkError.empty`, `.duplicate`, `.interval`, `.shares` when those of a ward do not add up to exactly 1,
  ///   `.tooFine` when they have no common denominator up to `Tally.largestScale`.
  public init(rows: [Row]) throws(CrosswalkError) {
    guard !rows.isEmpty else { throw .empty }
    let sorted = rows.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    var ranges: [Range<Int>] = []
    var scale = 1
    var endScale = 1
    var start = 0
    while start < sorted.count {
      var end = start
      var sum: Fraction = 0
      while end < sorted.count, sorted[end].from == sorted[start].from {
        let row = sorted[end]
        if end > start, sorted[end - 1].to == row.to { throw .duplicate(from: row.from, to: row.to) }
        guard row.low >= 0, row.low <= row.share, row.share <= row.high, row.high <= 1 else {
          throw .interval(from: row.from, to: row.to)
        }
        // Sums of shares and of their ends must stay far from the ends of 128 bits.
        guard let common = Self.common(scale, [row.share], limit: Tally.largestScale),
          let ends = Self.common(endScale, [row.low, row.high], limit: Self.largestDenominator)
        else { throw .tooFine }
        (scale, endScale) = (common, ends)
        sum = sum + row.share
        end += 1
      }
      guard sum == 1 else { throw .shares(from: sorted[start].from, sum: sum) }
      ranges.append(start..<end)
      start = end
    }
    self.rows = sorted
    self.ranges = ranges
    self.scale = scale
    fromCodes = ranges.map { sorted[$0.lowerBound].from }
    toCodes = Set(sorted.map(\.to)).sorted()
  }

  /// The finest units that shares are written in before they are rounded.
  static let largestDenominator = 1_000_000_000_000

  /// The least common denominator of some numbers and what was common before; `nil` beyond the limit.
  static func common(_ before: Int, _ numbers: [Fraction], limit: Int) -> Int? {
    var common = before
    for number in numbers {
      guard let own = Int(exactly: number.denominator) else { return nil }
      let (product, overflow) = (common / Tally.commonDivisor(common, own)).multipliedReportingOverflow(by: own)
      guard !overflow, product <= limit else { return nil }
      common = product
    }
    return common
  }

  /// The wards of the earlier vintage, as counts made on it refer to them.
  public var fromList: WardList { WardList(codes: fromCodes) }

  /// The successors of a ward of the earlier vintage; none for a code that it did not have.
  ///
  /// - Complexity: O(log n) for n wards.
  public func successors(of code: String) -> ArraySlice<Row> {
    var (low, high) = (0, fromCodes.count)
    while low < high {
      let middle = (low + high) / 2
      if fromCodes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < fromCodes.count && fromCodes[low] == code ? rows[ranges[low]] : []
  }
}
