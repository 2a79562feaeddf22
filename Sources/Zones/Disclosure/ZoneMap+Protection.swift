public import Criteria
import Quantities
import SpatialCore

extension ZoneMap {
  /// The map as the public sees it: levels and reasons as they are, counts of persons protected.
  ///
  /// What is withheld is `nil`, and `ZoneStatus.withheld` names it. Sums over several wards are made from this map, never from the
  /// exact one: then they tell nothing that the wards do not.
  ///
  /// - Parameter secret: random bytes that nobody outside knows, and that are always the same for a city.
  /// - Complexity: O(wards · indicators)
  public func protected(by rule: DisclosureRule, secret: some Sequence<UInt8>) -> ZoneMap {
    var map = self
    map.disclosure = rule
    let counts = CountProtection(rule, secret: secret)
    let protection = IndicatorProtection(counts: counts, indicators: indicators, caseWindow: caseWindow)
    map.zones = zones.map { protected($0, counts, protection) }
    return map
  }

  private func protected(
    _ zone: ZoneStatus, _ counts: CountProtection, _ protection: IndicatorProtection
  ) -> ZoneStatus {
    var zone = zone
    let ward = wards[zone.ward].code
    var withheld: [String] = []
    func protect(_ count: inout Fraction?, _ name: String, as measure: String) {
      count = count.flatMap { counts.shown($0, ward: ward, measure: measure) }
      if count == nil { withheld.append(name) }
    }
    let names = countNames
    protect(&zone.suspected, names[0], as: "suspected")
    protect(&zone.probable, names[1], as: "probable")
    protect(&zone.confirmed, names[2], as: "confirmed")
    protect(&zone.confirmedTotal, names[3], as: "confirmed-total")
    let exact = zone.values
    let (values, missing) = protection.shown(exact, ward: ward, residents: zone.population)
    zone.values = values
    withheld += indicators.indices.filter(missing.contains).map { indicators[$0].id }
    // How far it is to another level tells the count itself.
    zone.casesToHigher = nil
    zone.casesToLower = nil
    withheld += ["cases_to_higher_level", "cases_to_lower_level"]
    zone.withheld = withheld
    zone.reasons = protected(zone.reasons, exact: exact, shown: values, protection)
    return zone
  }

  private func protected(
    _ reasons: [Reason], exact: [Fraction?], shown: [Fraction?], _ protection: IndicatorProtection
  ) -> [Reason] {
    // Also where it happens to change nothing: "about 10" and "10" must not tell which it is.
    let changed = indicators.indices.filter { protection.protects(indicators[$0].form) }
    let sentence = ProtectedSentence(
      changed.map {
        ProtectedSentence.Value(
          name: indicators[$0].name, unit: indicators[$0].unit, exact: exact[$0], shown: shown[$0])
      })
    return reasons.map { reason in
      var reason = reason
      if let value = reason.value {
        let position = indicators.firstIndex { $0.id == reason.indicator }
        // A value of another day, or of no indicator of the map, cannot be protected, so it is not shown.
        reason.value = position.flatMap { exact[$0] == value ? shown[$0] : nil }
      }
      reason.toNextUp = nil
      reason.toNextDown = nil
      reason.sentence = sentence.protected(reason.sentence)
      return reason
    }
  }
}
