public import Quantities

extension Crosswalk {
  /// What a ward's number of reports can be, for all shares that the crosswalk allows.
  public struct Bounds: Hashable, Sendable {
    /// By the shares as they are.
    public internal(set) var value: Fraction = 0
    public internal(set) var low: Fraction = 0
    public internal(set) var high: Fraction = 0
    /// Reports of split wards that may lie in this one, by the shares.
    public internal(set) var ofSplits: Fraction = 0

    /// Whether a share that is not certain has a part in it.
    public var isUncertain: Bool { low != high }
  }

  /// The counts of a window on the later vintage with their bounds, by ward of `list`.
  ///
  /// The ends of each share are drawn in by those of its sisters, with which it adds up to 1. Each ward's bounds can be reached
  /// by some shares; those of several wards together need not be reached by the same ones.
  ///
  /// - Parameter tally: counts of the earlier vintage, in its wards.
  /// - Complexity: O(r) for r rows, beside the running sums of the tally.
  /// - Throws: `CrosswalkError.unknownWard`.
  public func bounds(
    of tally: Tally, _ filter: ReportFilter, from first: Day, through last: Day, to list: WardList
  ) throws(CrosswalkError) -> [Bounds] {
    let places = Dictionary(uniqueKeysWithValues: list.codes.enumerated().map { ($1, $0) })
    let daily = tally.daily(filter)
    var bounds = [Bounds](repeating: Bounds(), count: list.codes.count)
    for (ward, code) in tally.wardList.codes.enumerated() {
      let successors = successors(of: code)
      let units = daily.sum(ward: ward, from: first, through: last)
      guard units != 0 else { continue }
      let count = Fraction(Int128(units), over: Int128(daily.scale))
      let lows = successors.reduce(Fraction(0)) { $0 + $1.low }
      let highs = successors.reduce(Fraction(0)) { $0 + $1.high }
      for row in successors {
        guard let place = places[row.to] else { throw .unknownWard(to: row.to) }
        let low = max(row.low, 1 - (highs - row.high))
        let high = min(row.high, 1 - (lows - row.low))
        bounds[place].value = bounds[place].value + count * row.share
        // A correction takes away most where most of it belongs.
        bounds[place].low = bounds[place].low + min(count * low, count * high)
        bounds[place].high = bounds[place].high + max(count * low, count * high)
        if successors.count > 1 { bounds[place].ofSplits = bounds[place].ofSplits + count * row.share }
      }
    }
    return bounds
  }
}
