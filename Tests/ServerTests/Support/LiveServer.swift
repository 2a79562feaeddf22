import Epidemiology
import Foundation
import Logging
import NIOCore
import Quantities
import SpatialCore
import Store
import Surveillance
import Synchronization
import TestSupport
import Zones

@testable import Server

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A server on a port of its own, with the database of a small city behind it; ends with the body that uses it.
struct LiveServer: Sendable {
  /// `http://127.0.0.1:54321`.
  let address: String

  /// An answer as a client has it.
  struct Answer {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: Data

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: Any? { try? JSONSerialization.jsonObject(with: body) }
    var object: [String: Any] { json as? [String: Any] ?? [:] }
  }

  /// Serves a city while the body runs.
  static func serving<T: Sendable>(
    _ city: SmallCity, settings: ServerSettings = ServerSettings(), logger: Logger? = nil,
    permits: PermitResources? = nil, _ body: @escaping @Sendable (LiveServer) async throws -> T
  ) async throws -> T {
    var settings = settings
    settings.port = 0
    // Other tests hold the few threads that there are, some for a minute: a limit that no test asked for must not end a request.
    let usual = ServerSettings().limits
    if settings.limits.requestTimeout == usual.requestTimeout { settings.limits.requestTimeout = 1800 }
    if settings.limits.idleTimeout == usual.idleTimeout { settings.limits.idleTimeout = 1800 }
    var silent = Logger(label: "test")
    silent.logLevel = .critical
    let logger = logger ?? silent
    let clock = city.clock
    let server = try ZonalServer(city.database, settings: settings, logger: logger, permits: permits) { clock.now }
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    return try await withThrowingTaskGroup(of: T?.self) { group in
      group.addTask {
        try await server.run(until: []) { continuation.yield($0) }
        continuation.finish()
        return nil
      }
      group.addTask {
        for await address in addresses { return try await body(LiveServer(address: address)) }
        throw CancellationError()
      }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let result { return result }
      }
      throw CancellationError()
    }
  }

  /// Asks, and waits for the whole answer. Redirections are not followed.
  func ask(
    _ path: String, method: String = "GET", headers: [String: String] = [:], body: Data? = nil
  ) async throws -> Answer {
    guard let url = URL(string: path.hasPrefix("http") ? path : address + path) else { throw URLError(.badURL) }
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: 900)
    // Foundation on Linux goes by the session where a request was only made with its limit.
    request.timeoutInterval = 900
    request.httpMethod = method
    request.httpBody = body
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 900
    let session = URLSession(configuration: configuration)
    defer { session.finishTasksAndInvalidate() }
    let (data, response) = try await session.data(for: request)
    let http = response as! HTTPURLResponse
    var fields: [String: String] = [:]
    for (name, value) in http.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
    return Answer(status: http.statusCode, headers: fields, body: data)
  }
}

extension SmallCity {
  /// A city of twelve wards with some cases and two published maps.
  static func published() throws -> SmallCity {
    let city = try SmallCity()
    let rows = city.wards.indices.flatMap { ward in
      (0..<ward * 3).map { "c\(ward)-\($0),2021-09-0\($0 % 7 + 1),\(city.wards[ward].code)" }
    }
    try city.take(city.file("cases.csv", "case_id,report_date,ward_code", rows), .cases, source: "CDC")
    try city.publish("simple-recency", on: Day("2021-09-06")!)
    try city.publish("simple-recency", on: Day("2021-09-07")!)
    return city
  }

  /// A published map as the archive has it.
  func map(of revision: Int) throws -> ZoneMap { try database.read { try Archive.map(of: revision, $0) } }
}
