import Hummingbird
import Logging

@testable import Server

/// A server of one group of operations, behind nothing but the headers for browsers.
enum PlainServer {
  static func serving(
    _ group: some EndpointGroup, _ body: @escaping @Sendable (LiveServer) async throws -> Void
  ) async throws {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    let headers = SecurityHeaders(isSecure: false, backgroundTiles: nil)
    let application = Application(
      responder: EndpointRouter(endpoints: group.endpoints).responder([headers]),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { continuation.yield("http://127.0.0.1:\($0.localAddress?.port ?? 0)") }, logger: logger)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await application.run()
        return false
      }
      group.addTask {
        for await address in addresses {
          try await body(LiveServer(address: address))
          return true
        }
        return false
      }
      defer { group.cancelAll() }
      _ = try await group.next()
    }
  }
}
