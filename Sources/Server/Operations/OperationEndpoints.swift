import HTTPTypes
import Hummingbird
import NIOCore
import Quantities
import SpatialCore
import Store
import Surveillance

/// What those who keep the server ask: whether it lives, whether it can answer, and what it has counted.
struct OperationEndpoints: EndpointGroup {
  let zones: ServedZones
  let life: ServerLife
  let metrics: Metrics
  /// What the database has to answer within.
  var patience = Duration.seconds(2)

  var schemas: [(name: String, schema: JSONValue)] {
    let text: JSONValue = ["type": "string"]
    return [
      (
        "health",
        [
          "type": "object", "required": ["status"],
          "properties": [
            "status": ["type": "string", "enum": ["ok", "not ready"]], "reason": text,
            "revision": ["type": "integer", "nullable": true],
          ],
        ]
      )
    ]
  }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/healthz", operation: "getHealth", tag: "operations", summary: "Whether the process lives.",
        answers: [Endpoint.Answer(200, "It does.", [("application/json", "health")])]
      ) { _ in Self.answer(["status": "ok"]) },
      Endpoint(
        .get, "/readyz", operation: "getReadiness", tag: "operations",
        summary: "Whether the server can answer: the database does, the map is loaded, and nobody told it to end.",
        answers: [
          Endpoint.Answer(200, "It can.", [("application/json", "health")]),
          Endpoint.Answer(503, "It cannot, and why.", [("application/json", "health")]),
        ]
      ) { _ in await readiness() },
      Endpoint(
        .get, "/metrics", operation: "getMetrics", tag: "operations",
        summary: "What the server has counted, for Prometheus; as OpenMetrics where that is accepted.",
        answers: [
          Endpoint.Answer(
            200, "All figures.",
            [
              (MetricsPage.Format.prometheus.mediaType, nil), (MetricsPage.Format.openMetrics.mediaType, nil),
            ])
        ]
      ) { call in figures(MetricsPage.Format(accept: call.request.headers[.accept])) },
    ]
  }

  private static func answer(_ body: JSONValue, _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.document)))
  }

  // MARK: Readiness

  private func readiness() async -> Response {
    if let reason = await reasonAgainst() {
      return Self.answer(["status": "not ready", "reason": .string(reason)], .serviceUnavailable)
    }
    let revision = zones.latest.current?.revision.number
    return Self.answer(["status": "ok", "revision": revision.map { .number(String($0)) } ?? .null])
  }

  /// Why the server cannot answer; `nil` when it can.
  private func reasonAgainst() async -> String? {
    if life.isClosing { return "the server is closing" }
    let zones = zones
    do {
      try await Blocking.run(within: patience) {
        // A small question that only the file can answer, and what depends on the time.
        _ = try zones.database.read { try City($0) }
        _ = try zones.now()
      }
      return nil
    } catch { return "the database does not answer" }
  }

  // MARK: Figures

  private func figures(_ format: MetricsPage.Format) -> Response {
    var page = MetricsPage(format)
    page.write(metrics)
    page.write(zones.latest, now: zones.clock())
    page.write(ProcessFigures.now())
    page.end()
    return Response(
      status: .ok, headers: [.contentType: format.mediaType, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: page.text)))
  }
}
