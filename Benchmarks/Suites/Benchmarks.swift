import Benchmark
import Foundation

// Run with:  swift package --package-path Benchmarks benchmark
//            swift package --package-path Benchmarks benchmark --filter "Locate.*"
//
// Sizes nest: 1k, 10k, 100k, 1M; ZONAL_BENCH_LARGE=1 adds 10M. A rival that would take minutes at a size is left out there.
let benchmarks: @Sendable () -> Void = {
  // CPU time, because machines are shared and wall time is not; wall time, because that is waited for; throughput per item,
  // because sizes differ; peak memory, because line lists outgrow it. Linux counts CPU time in ticks of 10 ms: below 100 ms it
  // is the wall clock that says something.
  Benchmark.defaultConfiguration = .init(
    metrics: [.cpuTotal, .wallClock, .throughput, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(2),
    maxIterations: 50)
  locateSuite()
  readSuite()
  geoJSONSuite()
  countingSuite()
  lookupSuite()
}

/// The sizes of a suite, up to a limit for what grows too slow.
enum Sizes {
  static let isLarge = ProcessInfo.processInfo.environment["ZONAL_BENCH_LARGE"] != nil

  static func upTo(_ most: Int) -> [Int] {
    [1_000, 10_000, 100_000, 1_000_000, 10_000_000].filter { $0 <= most && (isLarge || $0 < 10_000_000) }
  }

  static func name(_ size: Int) -> String { size < 1_000_000 ? "\(size / 1000)k" : "\(size / 1_000_000)M" }
}
