/// Writes what was counted in the text format of Prometheus (0.0.4) or as OpenMetrics (1.0.0).
struct MetricsPage {
  enum Format {
    case prometheus, openMetrics

    var mediaType: String {
      switch self {
      case .prometheus: "text/plain; version=0.0.4; charset=utf-8"
      case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
      }
    }

    /// The form that a client takes, by its `Accept` header; Prometheus' own where it says nothing else.
    init(accept: String?) {
      self = accept?.contains("application/openmetrics-text") == true ? .openMetrics : .prometheus
    }
  }

  private let format: Format
  private(set) var text = ""

  init(_ format: Format) { self.format = format }

  mutating func counter(_ name: String, _ help: String, _ samples: [(labels: [(String, String)], value: UInt64)]) {
    head(format == .openMetrics ? name : name + "_total", help, "counter")
    for sample in samples { line(name + "_total", sample.labels, String(sample.value)) }
  }

  mutating func counter(_ name: String, _ help: String, seconds: Double) {
    head(format == .openMetrics ? name : name + "_total", help, "counter")
    line(name + "_total", [], seconds.description)
  }

  mutating func gauge(_ name: String, _ help: String, _ value: Double, _ labels: [(String, String)] = []) {
    head(name, help, "gauge")
    line(name, labels, Self.number(value))
  }

  mutating func histogram(
    _ name: String, _ help: String, _ samples: [(labels: [(String, String)], state: LatencyHistogram.State)]
  ) {
    head(name, help, "histogram")
    for (labels, state) in samples {
      var count: UInt64 = 0
      for (bound, own) in zip(LatencyHistogram.bounds, state.counts) {
        count += own
        line(name + "_bucket", labels + [("le", Self.number(Double(bound) / 1e9))], String(count))
      }
      line(name + "_bucket", labels + [("le", "+Inf")], String(state.count))
      line(name + "_sum", labels, (Double(state.sumNanoseconds) / 1e9).description)
      line(name + "_count", labels, String(state.count))
    }
  }

  mutating func end() {
    if format == .openMetrics { text += "# EOF\n" }
  }

  private mutating func head(_ name: String, _ help: String, _ type: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
    text += name
    if !labels.isEmpty {
      text += "{" + labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",") + "}"
    }
    text += " " + value + "\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  /// Whole numbers without a point, so that a bound of 1 s is `1.0` in OpenMetrics, which asks for it, and everywhere else too.
  private static func number(_ value: Double) -> String { value.isFinite ? value.description : "NaN" }
}
