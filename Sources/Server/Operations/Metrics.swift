import HTTPTypes
import Synchronization

/// What the server counts about itself. Safe for use from any thread; whoever counts waits for nobody, so event loops may.
final class Metrics: Sendable {
  /// A method and the template of a path, with what was counted for it.
  final class Route: Sendable {
    let method: String
    /// With parameters in braces, `/zones/{ward}`; never a path that somebody asked for.
    let template: String
    /// Answers by the first digit of their status.
    private let classes = Counters(5)
    let latency = LatencyHistogram()

    init(_ method: String, _ template: String) {
      self.method = method
      self.template = template
    }

    fileprivate func add(status: Int, nanoseconds: UInt64) {
      classes.add(at: min(max(status / 100, 1), 5) - 1)
      latency.observe(nanoseconds: nanoseconds)
    }

    /// How many answers had a status of this first digit, 1 to 5.
    func answers(_ digit: Int) -> UInt64 { classes[digit - 1] }
  }

  private enum Place: Int, CaseIterable {
    case begun, ended, requestBytes, responseBytes, opened, closed, refreshes, refreshFailures
  }

  private struct Table {
    var routes: [Route] = []
    var byTemplate: [String: [(method: HTTPRequest.Method, route: Route)]] = [:]
  }

  /// For what no endpoint answers.
  let unmatched = Route("any", "unmatched")
  /// Looked at when the server starts and when figures are shown, never while a request is answered.
  private let table = Mutex(Table())
  private let counters = Counters(Place.allCases.count)

  /// Takes over what there is to count, before the first request.
  func add(_ endpoints: [Endpoint]) {
    table.withLock { table in
      for endpoint in endpoints {
        let methods: [HTTPRequest.Method] = endpoint.method == .get ? [.get, .head] : [endpoint.method]
        for method in methods {
          let route = Route(method.rawValue, endpoint.path)
          table.routes.append(route)
          table.byTemplate[endpoint.path, default: []].append((method, route))
        }
      }
    }
  }

  /// All routes, in the order of their templates.
  var routes: [Route] {
    table.withLock { $0.routes }.sorted { ($0.template, $0.method) < ($1.template, $1.method) } + [unmatched]
  }

  /// The route of an endpoint: looked up once, when the server starts, by whoever observes it often.
  func route(_ method: HTTPRequest.Method, _ template: String) -> Route {
    table.withLock { $0.byTemplate[template]?.first { $0.method == method }?.route } ?? unmatched
  }

  // MARK: Counting

  /// Counts an answered request that `begin` was not called for.
  func observe(route: Route, status: Int, duration: Duration, responseBytes: Int = 0) {
    counters.add(at: Place.begun.rawValue)
    end(route: route, status: status, duration: duration, responseBytes: responseBytes)
  }

  /// A request is being worked on from now on.
  func begin() { counters.add(at: Place.begun.rawValue) }

  /// A request that began has its answer.
  func end(route: Route, status: Int, duration: Duration, requestBytes: Int = 0, responseBytes: Int = 0) {
    let (seconds, attoseconds) = duration.components
    route.add(
      status: status, nanoseconds: UInt64(clamping: seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000))
    if requestBytes > 0 { counters.add(UInt64(requestBytes), at: Place.requestBytes.rawValue) }
    if responseBytes > 0 { counters.add(UInt64(responseBytes), at: Place.responseBytes.rawValue) }
    counters.add(at: Place.ended.rawValue)
  }

  func connectionOpened() { counters.add(at: Place.opened.rawValue) }
  func connectionClosed() { counters.add(at: Place.closed.rawValue) }
  func refreshed() { counters.add(at: Place.refreshes.rawValue) }
  func refreshFailed() { counters.add(at: Place.refreshFailures.rawValue) }

  // MARK: Reading

  private func value(_ place: Place) -> UInt64 { counters[place.rawValue] }

  var requestsInFlight: UInt64 { difference(.ended, .begun) }
  var connections: UInt64 { difference(.closed, .opened) }
  var connectionsOpened: UInt64 { value(.opened) }
  var requestBytes: UInt64 { value(.requestBytes) }
  var responseBytes: UInt64 { value(.responseBytes) }
  var refreshes: UInt64 { value(.refreshes) }
  var refreshFailures: UInt64 { value(.refreshFailures) }

  /// What has begun and not ended. The end is read first, so that it is never behind the beginning.
  private func difference(_ ended: Place, _ begun: Place) -> UInt64 {
    let ended = value(ended)
    let begun = value(begun)
    return begun > ended ? begun - ended : 0
  }
}
