/// How long answers took, as lines for people.
enum LatencyReport {
  /// One line for each route that was asked for: `GET /zones/{ward}: 1200 answers, half within 0.21 ms, …`.
  static func lines(_ metrics: Metrics) -> [String] {
    metrics.routes.compactMap { route in
      let state = route.latency.state
      guard state.count > 0 else { return nil }
      func time(_ share: Double) -> String { milliseconds(state.quantile(share)) }
      let failed = route.answers(5)
      return "\(route.method) \(route.template): \(state.count) answers, half within \(time(0.5)) ms, 9 of 10 within "
        + "\(time(0.9)) ms, 99 of 100 within \(time(0.99)) ms, longest \(milliseconds(Double(state.longestNanoseconds))) ms"
        + (failed > 0 ? ", \(failed) failed" : "")
    }
  }

  private static func milliseconds(_ nanoseconds: Double) -> String {
    let value = nanoseconds / 1e6
    return ((value * 1000).rounded() / 1000).description
  }
}
