import Quantities
import Surveillance

extension MetricsPage {
  /// What was counted of requests, connections and publications.
  mutating func write(_ metrics: Metrics) {
    gauge("zonal_build_info", "The version of the program, as a label.", 1, [("version", ZonalServer.version)])
    func labels(_ route: Metrics.Route) -> [(String, String)] { [("method", route.method), ("route", route.template)] }
    // A route that nobody asked for has no lines, so that the page stays short.
    let asked = metrics.routes.map { (route: $0, state: $0.latency.state) }.filter { $0.state.count > 0 }
    counter(
      "zonal_http_requests", "Answered requests by route and class of status.",
      asked.flatMap { route, _ in
        (1...5).compactMap { digit in
          let count = route.answers(digit)
          return count > 0 ? (labels(route) + [("status", "\(digit)xx")], count) : nil
        }
      })
    histogram(
      "zonal_http_request_duration_seconds", "Time from a request's head to its answer, by route.",
      asked.map { (labels($0.route), $0.state) })
    gauge("zonal_http_requests_in_flight", "Requests that are being answered.", Double(metrics.requestsInFlight))
    counter("zonal_http_request_bytes", "Bytes of the bodies of requests.", [([], metrics.requestBytes)])
    counter("zonal_http_response_bytes", "Bytes of the bodies of answers.", [([], metrics.responseBytes)])
    gauge("zonal_http_connections", "Open connections.", Double(metrics.connections))
    counter("zonal_http_connections_opened", "Connections that were opened.", [([], metrics.connectionsOpened)])
    counter(
      "zonal_publication_refreshes", "How often something new was read from the database.", [([], metrics.refreshes)])
    counter(
      "zonal_publication_refresh_failures", "How often the database could not be looked at for what is new.",
      [([], metrics.refreshFailures)])
  }

  /// What is in force and how old it is.
  mutating func write(_ served: ServedNow, now: Instant) {
    guard let revision = served.current?.revision else {
      return gauge("zonal_revision", "Number of the revision in force; 0 before the first.", 0)
    }
    gauge("zonal_revision", "Number of the revision in force; 0 before the first.", Double(revision.number))
    if let from = revision.inForceFrom {
      gauge(
        "zonal_revision_age_seconds", "Time since the revision in force came into force.",
        Double(now.milliseconds - from.milliseconds) / 1000)
    }
    guard let status = served.statuses.first else { return }
    if let through = revision.dataThrough {
      let days = max(0, Int(served.snapshot.day(at: now).number) - Int(through.number))
      gauge(
        "zonal_data_age_seconds", "Time since the last day of the data in force, in whole days.", Double(days) * 86_400)
    }
    gauge("zonal_data_stale", "1 when the data are older than the stated age.", status.isStale ? 1 : 0)
  }

  /// What the operating system says of the process.
  mutating func write(_ figures: ProcessFigures) {
    if let value = figures.cpuSeconds {
      counter("process_cpu_seconds", "Processor time of the process, user and system.", seconds: value)
    }
    for (name, help, value) in [
      ("process_resident_memory_bytes", "Memory that is in use.", figures.residentBytes),
      ("process_virtual_memory_bytes", "Memory that is addressed.", figures.virtualBytes),
      ("process_open_fds", "Open file descriptors.", figures.openDescriptors),
      ("process_max_fds", "Most file descriptors that may be open.", figures.descriptorLimit),
      ("process_start_time_seconds", "When the process started, in Unix time.", figures.startSeconds),
    ] {
      if let value { gauge(name, help, value) }
    }
  }
}
