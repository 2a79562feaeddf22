import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store
import Surveillance
import TestSupport

@testable import Server

/// The desk of a small city with an epidemiologist, a publisher and a checkpoint, behind a middleware that believes a name.
struct DeskServer: Sendable {
  let live: LiveServer
  let zones: ServedZones

  /// Takes the name in a header as who asks.
  private struct Naming: RouterMiddleware {
    let database: DatabaseFile

    func handle(
      _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
    ) async throws -> Response {
      var context = context
      if let name = request.headers[HTTPField.Name("X-Officer")!],
        let officer = try database.read({ try Officers.named(name, $0) })
      {
        context.identity = Identity(officer: officer)
      }
      return try await next(request, context)
    }
  }

  static func serving(
    _ city: SmallCity, _ body: @escaping @Sendable (DeskServer) async throws -> Void
  ) async throws {
    try city.database.write { writing in
      for (name, role) in [
        ("binh", Role.epidemiologist), ("chi", .publisher), ("dung", .checkpoint), ("em", .auditor),
      ] {
        try Officers.add(name, role: role, area: .everything, by: city.access, writing)
      }
    }
    let clock = city.clock
    let zones = try ServedZones(city.database, staleAfter: 3) { clock.now }
    let desk = DeskEndpoints(zones: zones, resources: DeskResources(criteria: SmallCity.criteria))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    let application = Application(
      responder: EndpointRouter(endpoints: desk.endpoints).responder([Naming(database: city.database)]),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { continuation.yield("http://127.0.0.1:\($0.localAddress?.port ?? 0)") }, logger: logger)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await application.run()
        return false
      }
      group.addTask {
        for await address in addresses {
          try await body(DeskServer(live: LiveServer(address: address), zones: zones))
          return true
        }
        return false
      }
      defer { group.cancelAll() }
      _ = try await group.next()
    }
  }

  func ask(_ path: String, as officer: String? = "binh") async throws -> LiveServer.Answer {
    try await live.ask(path, headers: officer.map { ["X-Officer": $0] } ?? [:])
  }

  func send(_ path: String, _ body: [String: any Sendable] = [:], as officer: String? = "binh") async throws
    -> LiveServer.Answer
  {
    try await live.ask(
      path, method: "POST",
      headers: ["Content-Type": "application/json"].merging(officer.map { ["X-Officer": $0] } ?? [:]) { $1 },
      body: try JSONSerialization.data(withJSONObject: body))
  }
}

extension LiveServer.Answer {
  func list(_ name: String) -> [[String: Any]] { object[name] as? [[String: Any]] ?? [] }
}
