public import Criteria

extension PolicyEdition {
  public var id: String { policy.id }
  public var version: String { policy.version }

  /// Id of the group that a purpose leads to; `nil` for an exemption and for a purpose that the policy does not have.
  public func group(ofPurpose purpose: String) -> String? { purposes[purpose]?.group }

  /// Who issues for a group; `nil` where the policy names nobody or nobody knows.
  ///
  /// - Parameter request: where the issuer depends on the purpose, the vehicle or who asks.
  public func issuing(group: String, _ request: TravelRequest) -> Issuing? {
    issuing.first { $0.value != nil && $0.scope.holds(group: group, request) }?.value
  }

  /// Ids of the documents that a request must show, in the order of the policy.
  public func requiredDocuments(group: String, _ request: TravelRequest) -> [String] {
    let asked = Set(documents.filter { $0.scope.holds(group: group, request) }.flatMap { $0.value ?? [] })
    return policy.documents.map(\.id).filter(asked.contains)
  }

  /// The tightest of the limits that hold for a request.
  public func limits(group: String, _ request: TravelRequest) -> PermitLimits? {
    let own = limits.filter { $0.scope.holds(group: group, request) }.compactMap(\.value)
    guard let longest = own.map(\.longestHours).min() else { return nil }
    return PermitLimits(
      longestHours: longest, perPersonAndPurpose: own.compactMap(\.perPersonAndPurpose).min(),
      employerQuota: own.compactMap(\.employerQuota).min())
  }

  /// Days of the longest permit that any rule allows, rounded up.
  public var longestDays: Int { ((limits.compactMap { $0.value?.longestHours }.max() ?? 24) + 23) / 24 }

  /// Days that an outlook must reach: the longest permit that begins so far ahead as one may hold, and a day in which it is used.
  public var outlookDays: Int { 2 * longestDays + 1 }

  /// What holds for checkers without a network; `nil` where nobody knows.
  public var offline: OfflineLimits? { offlineRule.value }

  /// Which forms are accepted, and which is issued; `nil` where nobody knows.
  public var acceptedForms: PermitForms? { forms.value }

  /// Ids of documents of which one must be carried on a journey that needs no permit; `nil` where the purpose is no exemption now.
  public func proof(ofExemption id: String) -> [String]? { exemptions[id]?.value?.proof }

  public func name(ofGroup id: String) -> Localized? { policy.groups.first { $0.id == id }?.name }
  public func name(ofPurpose id: String) -> Localized? {
    purposes[id]?.name ?? policy.exemptions.first { $0.id == id }?.name
  }
  public func name(ofIssuer id: String) -> Localized? { policy.issuers.first { $0.id == id }?.name }
  public func name(ofDocument id: String) -> Localized? { policy.documents.first { $0.id == id }?.name }
  public func name(ofVehicle id: String) -> Localized? { policy.vehicles.first { $0.id == id }?.name }
  public func name(ofForm id: String) -> Localized? { policy.forms.first { $0.id == id }?.name }

  /// What the gate says of a level, for a group; refusal where the policy says nothing.
  public func verdict(group: String, level: String, role: GateRole) -> GateVerdict {
    guard let number = groupNumbers[group], let gate = gate[number] else { return .refuse }
    return gate.cells[levelNumbers[level] ?? unknownNumber][role]
  }
}
