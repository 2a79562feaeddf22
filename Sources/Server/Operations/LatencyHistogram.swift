/// How long requests took, counted in steps from 100 µs to 10 s. Safe for use from any thread, and never waits.
final class LatencyHistogram: Sendable {
  /// Upper bounds in nanoseconds; what takes longer than the last is counted behind them.
  static let bounds: [UInt64] = [
    100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
    250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
  ]
  private static let sum = bounds.count + 1
  private static let longest = bounds.count + 2

  private let counters = Counters(bounds.count + 3)

  func observe(nanoseconds: UInt64) {
    var step = 0
    // Most requests are quick, so the first bounds are looked at first.
    while step < Self.bounds.count, nanoseconds > Self.bounds[step] { step += 1 }
    counters.add(at: step)
    counters.add(nanoseconds, at: Self.sum)
    counters.raise(to: nanoseconds, at: Self.longest)
  }

  /// What was counted up to now.
  struct State: Hashable {
    /// Of each step by itself, the last for what is beyond all bounds.
    var counts: [UInt64]
    var sumNanoseconds: UInt64
    var longestNanoseconds: UInt64

    var count: UInt64 { counts.reduce(0, +) }

    /// The time within which a share of the requests was answered, in nanoseconds: by equal spreading within a step, and never more than
    /// the longest. 0 without requests.
    func quantile(_ share: Double) -> Double {
      let wanted = share * Double(count)
      var before = 0.0
      for (step, count) in counts.enumerated() where count > 0 {
        let low = step == 0 ? 0 : Double(LatencyHistogram.bounds[step - 1])
        let high = min(
          step < LatencyHistogram.bounds.count ? Double(LatencyHistogram.bounds[step]) : .infinity,
          Double(longestNanoseconds))
        if before + Double(count) >= wanted { return low + max(0, high - low) * (wanted - before) / Double(count) }
        before += Double(count)
      }
      return Double(longestNanoseconds)
    }
  }

  var state: State {
    let all = counters.all
    return State(
      counts: Array(all[0...Self.bounds.count]), sumNanoseconds: all[Self.sum], longestNanoseconds: all[Self.longest])
  }
}
