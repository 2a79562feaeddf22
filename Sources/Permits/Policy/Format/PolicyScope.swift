/// To which journeys a rule applies: to those that have one of each list that is given.
public struct PolicyScope: Hashable, Sendable {
  /// Ids; empty for all.
  public var groups: Set<String> = []
  public var purposes: Set<String> = []
  public var vehicles: Set<String> = []
  public var applicants: Set<TravelRequest.Applicant> = []

  public init() {}

  public func holds(group: String, _ request: TravelRequest) -> Bool {
    (groups.isEmpty || groups.contains(group)) && (purposes.isEmpty || purposes.contains(request.purpose))
      && (vehicles.isEmpty || request.vehicle.map(vehicles.contains) ?? false)
      && (applicants.isEmpty || applicants.contains(request.applicant))
  }
}
