import SpatialCore

/// Travel permits over HTTP: for applicants, officers and checkpoints, and the pages of the first two.
struct PermitEndpoints: EndpointGroup {
  private let parts: [any EndpointGroup]

  /// - Parameter gate: counts what anybody sends.
  init(desk: PermitDesk, gate: RateGate) {
    parts = [
      PermitQuestions(desk: desk), PermitIntake(desk: desk, gate: gate), PermitLists(desk: desk),
      PermitApplications(desk: desk), IssuedPermits(desk: desk), PermitNotices(desk: desk), PermitChecks(desk: desk),
      PermitPages(),
    ]
  }

  var schemas: [(name: String, schema: JSONValue)] { PermitSchemas.all }
  var endpoints: [Endpoint] { parts.flatMap(\.endpoints) }
}
