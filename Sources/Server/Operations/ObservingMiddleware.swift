import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Measures every request, names it, and writes a line about it: the template of its route, never what was asked for.
struct ObservingMiddleware: RouterMiddleware {
  static let header = HTTPField.Name("X-Request-Id")!

  let metrics: Metrics
  let settings: LogSettings
  let logger: Logger
  /// Routes by the path as the router spells it.
  private let routes: [String: [(method: HTTPRequest.Method, route: Metrics.Route)]]

  init(_ metrics: Metrics, endpoints: [Endpoint], settings: LogSettings, logger: Logger) {
    self.metrics = metrics
    self.settings = settings
    self.logger = logger
    var routes: [String: [(method: HTTPRequest.Method, route: Metrics.Route)]] = [:]
    for endpoint in endpoints {
      let path = EndpointRouter.path(endpoint.path).description
      routes[path, default: []].append((endpoint.method, metrics.route(endpoint.method, endpoint.path)))
      if endpoint.method == .get { routes[path]?.append((.head, metrics.route(.head, endpoint.path))) }
    }
    self.routes = routes
  }

  func handle(
    _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    let begin = ContinuousClock.now
    let id = RequestID.name(given: request.headers[Self.header])
    metrics.begin()
    do {
      var response = try await next(request, context)
      response.headers[Self.header] = id
      let seen = Seen(
        route: route(of: request, context), id: id, begin: begin, status: response.status.code,
        requestBytes: Int(request.headers[.contentLength] ?? "") ?? 0, peer: context.peer)
      guard let length = response.body.contentLength else {
        // A stream ends when its last byte is written.
        let body = response.body
        // Held by the body, which may never be written: a HEAD, or a client that went before its answer began.
        let last = StreamEnd { end(seen, responseBytes: $0) }
        response.body = ResponseBody { writer in
          defer { withExtendedLifetime(last) {} }
          try await body.write(CountingWriter(writer, last.counts))
        }
        return response
      }
      end(seen, responseBytes: length)
      return response
    } catch {
      let seen = Seen(
        route: route(of: request, context), id: id, begin: begin, status: 500, requestBytes: 0, peer: context.peer)
      end(seen, responseBytes: 0)
      throw error
    }
  }

  /// What is known of a request when its answer begins.
  private struct Seen: Sendable {
    var route: Metrics.Route
    var id: String
    var begin: ContinuousClock.Instant
    var status: Int
    var requestBytes: Int
    var peer: SocketAddress?
  }

  private func route(of request: Request, _ context: RequestScope) -> Metrics.Route {
    guard let path = context.endpointPath else { return metrics.unmatched }
    return routes[path]?.first { $0.method == request.method }?.route ?? metrics.unmatched
  }

  private func end(_ seen: Seen, responseBytes: Int) {
    let duration = ContinuousClock.now - seen.begin
    metrics.end(
      route: seen.route, status: seen.status, duration: duration, requestBytes: seen.requestBytes,
      responseBytes: responseBytes)
    let level = seen.status >= 500 && seen.status != 503 ? .error : settings.access
    guard let level, level >= logger.logLevel else { return }
    let (seconds, attoseconds) = duration.components
    var metadata: Logger.Metadata = [
      "method": .string(seen.route.method), "route": .string(seen.route.template),
      "status": .stringConvertible(seen.status),
      "duration_ms": .stringConvertible(
        Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000),
      "bytes": .stringConvertible(responseBytes), "request_id": .string(seen.id),
    ]
    if settings.addresses, let address = seen.peer?.ipAddress { metadata["address"] = .string(address) }
    logger.log(level: level, "request", metadata: metadata)
  }
}

/// Ends with the body of an answer, written or not.
private final class StreamEnd: Sendable {
  let counts = Counters(1)
  private let end: @Sendable (Int) -> Void

  init(_ end: @escaping @Sendable (Int) -> Void) { self.end = end }

  deinit { end(Int(counts[0])) }
}
