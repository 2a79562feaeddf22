import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import Quantities
import ServiceLifecycle
public import Store
public import UnixSignals

/// The server: zone maps and zone status over HTTP, from the published revisions of one database.
public struct ZonalServer: Sendable {
  private let settings: ServerSettings
  private let zones: ServedZones
  private let logger: Logger

  /// - Throws: what opening the published maps throws.
  public init(
    _ database: DatabaseFile, settings: ServerSettings, logger: Logger, clock: @escaping @Sendable () -> Instant
  ) throws {
    self.settings = settings
    self.logger = logger
    zones = try ServedZones(database, staleAfter: settings.staleAfter, disclosure: settings.disclosure, clock: clock)
  }

  /// All parts of the server, each with its operations.
  private func groups(_ access: AccessMiddleware) -> [any EndpointGroup] {
    [
      StatusEndpoints(zones: zones),
      SessionEndpoints(zones: zones, authenticator: access.authenticator, access: access),
    ]
  }

  /// Serves until it is told to end, then finishes the requests that it has.
  ///
  /// - Parameters:
  ///   - signals: those of the operating system that tell it to end.
  ///   - started: told the address once requests are taken.
  public func run(
    until signals: [UnixSignal] = [.sigterm, .sigint],
    started: @escaping @Sendable (_ address: String) async -> Void = { _ in }
  ) async throws {
    let settings = settings
    let isSecure = settings.access.certificate != nil || settings.publicAddress?.hasPrefix("https:") == true
    let access = AccessMiddleware(
      authenticator: Authenticator(
        zones.database, settings: settings.access, keys: try await KeyRegister.of(settings.access), clock: zones.clock),
      cookie: SessionCookie(isSecure: isSecure), origin: SameOrigin(publicAddress: settings.publicAddress),
      rate: try RateGate(settings.limits, trustedProxies: settings.access.trustedProxies))
    let headers = SecurityHeaders(isSecure: isSecure, backgroundTiles: settings.backgroundTiles)
    let router = EndpointRouter(endpoints: groups(access).flatMap(\.endpoints))
    let application = Application(
      responder: router.responder([headers, access]),
      server: try ServerChannel.builder(settings),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: "zonal", backlog: 1024,
        availableConnectionsDelegate: .maximum(OpenFiles.room(for: settings.limits.connections), logger: logger)),
      services: [PublicationWatch(zones: zones, logger: logger)],
      onServerRunning: { channel in
        await started(
          "\(settings.access.certificate == nil ? "http" : "https")://\(settings.host):\(channel.localAddress?.port ?? settings.port)"
        )
      },
      logger: logger)
    try await application.runService(gracefulShutdownSignals: signals)
  }
}
