import SpatialCore

/// Vaccination over HTTP: for officers of wards, coverage for anybody, and the pages of both.
struct VaccinationEndpoints: EndpointGroup {
  private let parts: [any EndpointGroup]

  /// - Parameter gate: counts what anybody asks.
  init(desk: WardDesk, gate: RateGate) {
    parts = [
      VaccinationDoses(desk: desk), VaccinationLists(desk: desk), VaccinationSessions(desk: desk),
      VaccinationInvitations(desk: desk), VaccinationCertificates(desk: desk, gate: gate),
      CoverageRoutes(desk: desk, gate: gate),
      VaccinationPages(),
    ]
  }

  var schemas: [(name: String, schema: JSONValue)] { parts.flatMap(\.schemas) }
  var endpoints: [Endpoint] { parts.flatMap(\.endpoints) }
}
