import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct MetricsTests {
  @Test func `a thousand observations from many tasks are all counted, none twice`() async {
    let metrics = Metrics()
    let route = metrics.unmatched
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<10 {
        group.addTask {
          for i in 0..<100 {
            metrics.observe(
              route: route, status: i % 10 == 0 ? 503 : 200, duration: .microseconds(10 * (task + 1)), responseBytes: 3)
          }
        }
      }
    }
    #expect(route.answers(2) == 900)
    #expect(route.answers(5) == 100)
    #expect(route.latency.state.count == 1000)
    #expect(route.latency.state.sumNanoseconds == 100 * 10_000 * 55)
    #expect(metrics.responseBytes == 3000)
    #expect(metrics.requestsInFlight == 0)
  }

  @Test func `what lies exactly on a bound is counted in the step below it`() {
    let histogram = LatencyHistogram()
    for (step, bound) in LatencyHistogram.bounds.enumerated() {
      let before = histogram.state.counts
      histogram.observe(nanoseconds: bound)
      #expect(histogram.state.counts[step] == before[step] + 1)
      histogram.observe(nanoseconds: bound + 1)
      #expect(histogram.state.counts[step + 1] == before[step + 1] + 1)
    }
    #expect(LatencyHistogram.bounds.first == 100_000)
    #expect(LatencyHistogram.bounds.last == 10_000_000_000)
  }

  @Test func `a quantile lies within its step and never beyond the longest`() {
    let histogram = LatencyHistogram()
    #expect(histogram.state.quantile(0.5) == 0)
    for i in 1...100 { histogram.observe(nanoseconds: UInt64(i) * 100_000) }
    let state = histogram.state
    // 0.1 ms to 10 ms evenly: the half is 5 ms, and the step that holds it begins at 2.5 ms.
    #expect(abs(state.quantile(0.5) - 5_000_000) < 100_000)
    #expect(state.quantile(1) == 10_000_000)
    #expect(state.quantile(0.99) <= 10_000_000)
  }

  @Test func `the page has each family once, buckets that only grow, and no path that somebody asked for`() async throws
  {
    try await LiveServer.serving(.published()) { server in
      for path in ["/zones/00011", "/zones/99999", "/zones/00011?on=2021-09-07", "/secret/079301000001"] {
        _ = try await server.ask(path)
      }
      let answer = try await server.ask("/metrics")
      #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
      let lines = answer.text.split(separator: "\n")
      let types = lines.filter { $0.hasPrefix("# TYPE") }
      #expect(Set(types).count == types.count)
      #expect(!answer.text.contains("/zones/00011"))
      #expect(!answer.text.contains("079301000001"))
      #expect(answer.text.contains(#"zonal_http_requests_total{method="GET",route="/zones/{ward}",status="2xx"}"#))
      #expect(answer.text.contains(#"zonal_http_requests_total{method="GET",route="/zones/{ward}",status="4xx"} 1"#))
      #expect(answer.text.contains(#"zonal_http_requests_total{method="any",route="unmatched",status="4xx"} 1"#))
      #expect(answer.text.contains("zonal_revision 2.0\n"))
      let buckets = lines.filter { $0.hasPrefix("zonal_http_request_duration_seconds_bucket") && $0.contains("{ward}") }
      let counts = buckets.compactMap { Int($0.split(separator: " ").last!) }
      #expect(counts == counts.sorted() && counts.last == 3)
      #expect(buckets.first!.contains(#"le="0.0001""#) && buckets.last!.contains(#"le="+Inf""#))
      let memory = lines.first { $0.hasPrefix("process_resident_memory_bytes ") }
      #expect(Double(memory?.split(separator: " ").last ?? "") ?? 0 > 1_000_000)
    }
  }

  @Test func `OpenMetrics is given where it is accepted, and ends as it must`() async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask("/metrics", headers: ["Accept": "application/openmetrics-text; version=1.0.0"])
      #expect(answer.headers["content-type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8")
      #expect(answer.text.hasSuffix("\n# EOF\n"))
      #expect(answer.text.contains("# TYPE process_cpu_seconds counter\nprocess_cpu_seconds_total "))
    }
  }

  @Test func `figures of the process are read from the system in their units`() throws {
    let figures = ProcessFigures.now()
    #expect(try #require(figures.residentBytes) > 1_048_576)
    #expect(try #require(figures.openDescriptors) >= 3)
    #expect(try #require(figures.descriptorLimit) >= 64)
    let start = try #require(figures.startSeconds)
    let age = Date().timeIntervalSince1970 - start
    #expect(age > -2 && age < 86_400)
    #expect(try #require(figures.cpuSeconds) > 0)
  }
}
