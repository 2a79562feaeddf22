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
    // Also where it happens to change nothing: "about 10" and "10" must not tell which it is.
    let sentence = ProtectedSentence(
      indicators, protected: indicators.indices.filter { protection.protects(indicators[$0].form) })
    map.zones = zones.map { protected($0, counts, protection, sentence) }
    return map
  }

  private func protected(
    _ zone: ZoneStatus, _ counts: CountProtection, _ protection: IndicatorProtection, _ sentence: ProtectedSentence
  ) -> ZoneStatus {
    var zone = zone
    let ward = wards[zone.ward].code
    var withheld: [String] = []
    func protect(_ count: inout Fraction?, _ name: String, as measure: String, isCumulative: Bool = false) {
      count = count.flatMap { counts.shown($0, ward: ward, measure: measure, isCumulative: isCumulative) }
      if count == nil { withheld.append(name) }
    }
    let names = countNames
    protect(&zone.suspected, names[0], as: "suspected")
    protect(&zone.probable, names[1], as: "probable")
    protect(&zone.confirmed, names[2], as: "confirmed")
    protect(&zone.confirmedTotal, names[3], as: "confirmed-total", isCumulative: true)
    let exact = zone.values
    let (values, missing) = protection.shown(exact, ward: ward, residents: zone.population)
    zone.values = values
    withheld += indicators.indices.filter(missing.contains).map { indicators[$0].id }
    // How far it is to another level tells the count itself.
    zone.casesToHigher = nil
    zone.casesToLower = nil
    withheld += ["cases_to_higher_level", "cases_to_lower_level"]
    zone.withheld = withheld
    zone.reasons = withoutNarrowBands(
      zone.reasons, protected(zone.reasons, exact: exact, shown: values, sentence), exact, zone.population, protection)
    return zone
  }

  private func protected(
    _ reasons: [Reason], exact: [Fraction?], shown: [Fraction?], _ sentence: ProtectedSentence
  ) -> [Reason] {
    reasons.map { reason in
      var reason = reason
      if let value = reason.value {
        let position = indicators.firstIndex { $0.id == reason.indicator }
        // A value of another day, or of no indicator of the map, cannot be protected, so it is not shown.
        reason.value = position.flatMap { exact[$0] == value ? shown[$0] : nil }
      }
      reason.toNextUp = nil
      reason.toNextDown = nil
      reason.sentence = sentence.protected(reason.sentence, exact: exact, shown: shown)
      return reason
    }
  }

  /// Reasons without bands that hold only a few counts and so would tell them: in a small ward one case may be a band of its own.
  private func withoutNarrowBands(
    _ exactReasons: [Reason], _ reasons: [Reason], _ exact: [Fraction?], _ residents: Fraction?,
    _ protection: IndicatorProtection
  ) -> [Reason] {
    var narrow: [(band: String, indicator: IndicatorDeclaration)] = []
    for reason in exactReasons {
      guard let i = indicators.firstIndex(where: { $0.id == reason.indicator }),
        protection.isNarrow(reason, indicators[i], exact, residents: residents)
      else { continue }
      narrow.append((reason.effect, indicators[i]))
    }
    guard !narrow.isEmpty else { return reasons }
    return reasons.map { reason in
      if let hidden = narrow.first(where: { $0.indicator.id == reason.indicator && $0.band == reason.effect }) {
        return reason.withoutBand(hidden.indicator.name)
      }
      var reason = reason
      for hidden in narrow { reason.sentence = ProtectedSentence.without(band: hidden.band, reason.sentence) }
      return reason
    }
  }
}
