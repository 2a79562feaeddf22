extension CheckBundle {
  /// What a whole bundle says of a permit that is no forgery, in the order in which an officer would ask: is the bundle
  /// fresh, the time right, the permit not withdrawn, the place on the way, and do the zones let it pass?
  func finding(_ permit: CheckedPermit, at now: Int, ward: Int?) -> CheckFinding {
    guard let policy, let vintage, let zones, let gate else { preconditionFailure("a whole bundle") }
    var finding = CheckFinding(permit: permit)
    func because(_ reason: CheckReason) -> CheckFinding {
      finding.reason = reason
      return finding
    }
    if let reason = policy.reason(issuedAt: issuedAt, now: now) { return because(reason) }
    if let reason = permit.reason(at: now, policy: policy) { return because(reason) }
    if let byte = refused[permit.serial] {
      finding.words = reasons?[byte]
      return because(CheckReason(refused: byte))
    }
    if let claims = permit.claims, claims.vintage != vintage.digest { return because(.vintageUnknown) }
    guard permit.route.allSatisfy(vintage.wards.indices.contains) else { return because(.malformed) }
    if let ward, permit.claims != nil, !permit.route.contains(ward) {
      finding.ward = vintage.wards.indices.contains(ward) ? ward : nil
      return because(.notOnRoute)
    }
    if permit.claims == nil { finding.notes.append(.routeUnknown) }
    // A clock that is behind does not lead to a time before the bundle, of which the bundle says nothing.
    let then = max(now, issuedAt)
    guard let rules = gate.first(where: { $0.holds(at: then) }) else { return because(.gateUnknown) }
    guard let masks = rules.groups[permit.group] else { return because(.group) }
    return Self.finding(finding, permit, masks) { zones.level(of: $0, at: then) }
  }

  private static func finding(
    _ base: CheckFinding, _ permit: CheckedPermit, _ masks: CheckGate.Masks, level: (Int) -> UInt8
  ) -> CheckFinding {
    var finding = base
    var places = [
      (ward: permit.origin, mask: masks.origin, reason: CheckReason.originLevel, level: level(permit.origin)),
      (permit.destination, masks.destination, .destinationLevel, level(permit.destination)),
    ]
    for ward in permit.route where ward != permit.origin && ward != permit.destination {
      places.append((ward, masks.through, .throughLevel, level(ward)))
    }
    let isUnknown = { (level: UInt8) in level == CheckZones.noData }
    guard places.contains(where: { isUnknown($0.level) || masks.needed.allows(level: $0.level) }) else {
      finding.notes.append(.needless)
      return finding
    }
    if let stop = places.first(where: { !isUnknown($0.level) && !$0.mask.allows(level: $0.level) }) {
      finding.reason = stop.reason
      (finding.ward, finding.level) = (stop.ward, stop.level)
    } else if let open = places.first(where: { isUnknown($0.level) }) {
      finding.reason = .zoneUnknown
      finding.ward = open.ward
    }
    return finding
  }
}
