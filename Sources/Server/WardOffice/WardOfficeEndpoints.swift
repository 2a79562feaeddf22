import SpatialCore

/// Cases, quarantine and epidemic areas over HTTP: for ward officers and people under quarantine, and the pages of both.
struct WardOfficeEndpoints: EndpointGroup {
  private let parts: [any EndpointGroup]

  /// - Parameter gate: counts what anybody sends.
  init(desk: WardDesk, settings: ServerSettings, gate: RateGate) {
    parts = [
      CaseRoutes(desk: desk), CaseActs(desk: desk), AreaRoutes(desk: desk), AreaActs(desk: desk),
      QuarantineOrders(desk: desk), QuarantineActs(desk: desk), QuarantineWatch(desk: desk),
      QuarantineCheckIns(desk: desk, gate: gate),
      WardOfficePages(settings, libraries: MapLibraries(folder: settings.assets).files.map(\.name)),
    ]
  }

  var schemas: [(name: String, schema: JSONValue)] { WardSchemas.all + parts.flatMap(\.schemas) }
  var endpoints: [Endpoint] { parts.flatMap(\.endpoints) }
}
