import SpatialCore

/// Support over HTTP: for anybody, for officers of wards, for the treasurer, and the pages of these.
struct SupportEndpoints: EndpointGroup {
  private let parts: [any EndpointGroup]

  /// - Parameter gate: counts what anybody sends.
  init(desk: WardDesk, gate: RateGate) {
    parts = [
      SupportQuestions(desk: desk, gate: gate), SupportClaims(desk: desk), SupportClaimActs(desk: desk),
      SupportPeople(desk: desk), SupportPayments(desk: desk), SupportLists(desk: desk), SupportPlans(desk: desk),
      SupportReviews(desk: desk), SupportPages(),
    ]
  }

  var schemas: [(name: String, schema: JSONValue)] { parts.flatMap(\.schemas) }
  var endpoints: [Endpoint] { parts.flatMap(\.endpoints) }
}
