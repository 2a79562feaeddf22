import Criteria
import Foundation
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
  private let life = ServerLife()
  private let metrics = Metrics()
  private let web: WebEndpoints
  private let desk: DeskResources
  private let permits: PermitDesk
  private let wards: WardDesk

  /// - Parameters:
  ///   - desk: what maps are drafted from; without it the criteria of the settings and the imported table of residents.
  ///   - permits: the keys that permits, cases, quarantine and areas are opened with; without it none are served.
  /// - Throws: what opening the published maps throws; what is wrong with the file of a key.
  public init(
    _ database: DatabaseFile, settings: ServerSettings, logger: Logger, desk: DeskResources? = nil,
    permits: PermitResources? = nil, clock: @escaping @Sendable () -> Instant
  ) throws {
    self.desk =
      desk ?? DeskResources(criteria: CriteriaLibrary(folder: settings.criteria ?? "geodata/criteria"))
    self.settings = settings
    self.logger = logger
    zones = try ServedZones(database, staleAfter: settings.staleAfter, disclosure: settings.disclosure, clock: clock)
    web = WebEndpoints(zones: zones, settings: settings)
    self.permits = try PermitDesk(zones, settings: settings.permits, resources: permits)
    wards = WardDesk(
      zones, sealer: permits?.sealer, certificates: try CertificateSigning(settings.certificates))
  }

  /// All parts of the server, each with its operations.
  private func groups(_ access: AccessMiddleware, _ intake: RateGate) -> [any EndpointGroup] {
    let parts: [any EndpointGroup] = [
      FeaturesEndpoints(zones: zones, settings: settings) { [web] call in web.page.response(to: call) },
      StatusEndpoints(zones: zones), ChangeEndpoints(zones: zones),
      RevisionEndpoints(zones: zones, settings: settings), FileEndpoints(zones: zones),
      TileEndpoints(zones: zones, settings: settings),
      CriteriaEndpoints(zones: zones),
      web, OperationEndpoints(zones: zones, life: life, metrics: metrics),
      DeskEndpoints(zones: zones, resources: desk), PermitEndpoints(desk: permits, gate: intake),
      WardOfficeEndpoints(desk: wards, settings: settings, gate: intake),
      SupportEndpoints(desk: wards, gate: intake),
      VaccinationEndpoints(desk: wards, gate: intake),
      CheckpointRoutes(settings: settings) { [permits] in try permits.anchors() },
      SessionEndpoints(zones: zones, authenticator: access.authenticator, access: access),
    ]
    return parts + [DescriptionEndpoints(settings: settings, groups: parts)]
  }

  /// What goes on beside the requests.
  private var watches: [any Service] {
    let publications = PublicationWatch(zones: zones, metrics: metrics, logger: logger)
    let permits: [any Service] = permits.isOpen ? [PermitWatch(desk: permits, logger: logger)] : []
    let wards: [any Service] = wards.isOpen ? [WardWatch(desk: wards, logger: logger)] : []
    return [publications] + permits + wards
  }

  /// Serves until it is told to end, then finishes the requests that it has.
  ///
  /// - Parameters:
  ///   - signals: those of the operating system that tell it to end.
  ///   - started: told the address once requests are taken.
  ///   - abandon: ends the process at once, when such a signal comes a second time.
  /// - Throws: what keeps it from listening; `CancellationError` when requests had to be cut off at the end.
  public func run(
    until signals: [UnixSignal] = [.sigterm, .sigint],
    started: @escaping @Sendable (_ address: String) async -> Void = { _ in },
    abandon: @escaping @Sendable (_ signal: Int32) -> Void = { _ in }
  ) async throws {
    let settings = settings
    let isSecure = settings.access.certificate != nil || settings.publicAddress?.hasPrefix("https:") == true
    let rate = try RateGate(settings.limits, trustedProxies: settings.access.trustedProxies)
    let access = AccessMiddleware(
      authenticator: Authenticator(
        zones.database, settings: settings.access, keys: try await KeyRegister.of(settings.access), clock: zones.clock),
      cookie: SessionCookie(isSecure: isSecure), origin: SameOrigin(publicAddress: settings.publicAddress), rate: rate)
    let headers = SecurityHeaders(isSecure: isSecure, backgroundTiles: settings.backgroundTiles)
    let intake = try RateGate(settings.permits.limits, trustedProxies: settings.access.trustedProxies)
    let endpoints = groups(access, intake).flatMap(\.endpoints)
    metrics.add(endpoints)
    let router = EndpointRouter(endpoints: endpoints)
    let answers = FastAnswers(zones: zones, metrics: metrics, rate: rate, headers: headers)
    let application = Application(
      responder: router.responder([
        ObservingMiddleware(metrics, endpoints: endpoints, settings: settings.logs, logger: logger), headers, access,
      ]),
      server: try ServerChannel.builder(settings, answers),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: "zonal", backlog: 1024,
        availableConnectionsDelegate: ConnectionCount(metrics, most: OpenFiles.room(for: settings.limits.connections))),
      services: watches,
      onServerRunning: { channel in
        await started(
          "\(settings.access.certificate == nil ? "http" : "https")://\(settings.host):\(channel.localAddress?.port ?? settings.port)"
        )
      },
      logger: logger)
    var configuration = ServiceGroupConfiguration(services: [application], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(settings.shutdownTimeout)
    let group = ServiceGroup(configuration: configuration)
    let watch = EndSignals(
      signals: signals, life: life, delay: .seconds(settings.shutdownDelay), logger: logger, abandon: abandon)
    try await withThrowingTaskGroup(of: Bool.self) { tasks in
      tasks.addTask {
        do { try await group.run() } catch let error as IOError where error.errnoCode == EADDRINUSE {
          throw AddressInUse(host: settings.host, port: settings.port)
        }
        return true
      }
      tasks.addTask {
        await watch.watch(group)
        return false
      }
      while let hasEnded = try await tasks.next(), !hasEnded {}
      tasks.cancelAll()
    }
    for line in LatencyReport.lines(metrics) { logger.notice("latency", metadata: ["summary": "\(line)"]) }
    logger.notice("ended")
  }
}

/// Somebody else listens already.
struct AddressInUse: Error, CustomStringConvertible {
  var host: String
  var port: Int

  var description: String { "port \(port) of \(host) is in use; choose another with --port, or 0 for any free one" }
}
