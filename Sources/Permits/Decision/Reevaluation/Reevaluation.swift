public import Quantities

/// Looks at live permits again after the map, a decree or the rules changed.
///
/// What a ward's levels mean to a group is worked out once a ward, not once a permit; permits whose wards are clear are passed over.
public struct Reevaluation: Sendable {
  let edition: PolicyEdition?
  let outlook: ZoneOutlook
  let now: Moment

  /// - Parameter now: the moment at which permits are looked at; where the policy is over then, all of them end.
  public init(_ policy: PermitPolicy, in outlook: ZoneOutlook, at now: Moment) {
    edition = try? policy.edition(at: now)
    self.outlook = outlook
    self.now = now
  }

  /// What changes for whom, in the order of the permits.
  ///
  /// Permits of which nothing is to be said are left out; one that is kept although something speaks against it (a reminder of the form,
  /// a ward that the policy keeps permits in) is listed as kept. One that is reinstated and has something ahead of it is listed twice.
  /// Permits whose time is over are left out.
  ///
  /// - Complexity: O(groups · wards) and O(permits · wards of each).
  public func verdicts(of permits: LivePermits) -> [PermitVerdict] {
    guard let edition else {
      return (0..<permits.count).filter { permits.until[$0] > now.seconds }.map {
        PermitVerdict(permit: $0, action: .revoke, effective: now, then: nil, codes: [.policyOver], wards: [])
      }
    }
    let troubles = permits.groups.map { WardTroubles(edition, outlook, now, group: edition.groupNumbers[$0]) }
    let forms = permits.forms.map { edition.formTrouble($0) }
    var verdicts: [PermitVerdict] = []
    var start = 0
    for permit in 0..<permits.count {
      let end = Int(permits.routeEnds[permit])
      defer { start = end }
      guard permits.until[permit] > now.seconds else { continue }
      let group = Int(permits.groupNumbers[permit])
      let form = forms[Int(permits.formNumbers[permit])]
      let troubles = troubles[group]
      var isTroubled = form != nil || troubles.hasNoGate || permits.states[permit] != 0
      if !isTroubled {
        isTroubled =
          troubles.flags[Int(permits.origins[permit])] & 1 != 0
          || troubles.flags[Int(permits.destinations[permit])] & 2 != 0
        var place = start
        while !isTroubled, place < end {
          isTroubled = troubles.flags[Int(permits.route[place])] & 4 != 0
          place += 1
        }
      }
      guard isTroubled else { continue }
      var hearing = Hearing(self, edition, permits, permit, permits.route[start..<end])
      hearing.hear(troubles, form)
      verdicts += hearing.verdicts
    }
    return verdicts
  }
}

extension PolicyEdition {
  /// What speaks against a permit on a form; `nil` where it is accepted or nobody knows.
  func formTrouble(_ form: String) -> PermitForms.Otherwise? {
    guard let rule = forms.value, !rule.accepted.contains(form) else { return nil }
    return rule.otherwise
  }
}
