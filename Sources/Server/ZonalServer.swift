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
  private let web: WebEndpoints

  /// - Throws: what opening the published maps throws.
  public init(
    _ database: DatabaseFile, settings: ServerSettings, logger: Logger, clock: @escaping @Sendable () -> Instant
  ) throws {
    self.settings = settings
    self.logger = logger
    zones = try ServedZones(database, staleAfter: settings.staleAfter, clock: clock)
    web = WebEndpoints(zones: zones, settings: settings)
  }

  /// All parts of the server, each with its operations.
  private var groups: [any EndpointGroup] {
    [
      StatusEndpoints(zones: zones), ChangeEndpoints(zones: zones),
      RevisionEndpoints(zones: zones, settings: settings), FileEndpoints(zones: zones),
      CriteriaEndpoints(zones: zones), web,
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
    let router = EndpointRouter(endpoints: groups.flatMap(\.endpoints))
    let settings = settings
    let answers = FastAnswers(zones: zones, headers: "")
    let application = Application(
      responder: router.responder([]),
      server: .http1(
        configuration: HTTP1Channel.Configuration(additionalChannelHandlers: [FastLaneInstaller(answers)])),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: "zonal", backlog: 1024),
      services: [PublicationWatch(zones: zones, logger: logger)],
      onServerRunning: { channel in
        await started("http://\(settings.host):\(channel.localAddress?.port ?? settings.port)")
      },
      logger: logger)
    try await application.runService(gracefulShutdownSignals: signals)
  }
}
