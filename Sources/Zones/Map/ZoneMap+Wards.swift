public import Criteria
import Epidemiology
public import Quantities
import SpatialCore

extension ZoneMap {
  /// Takes some wards anew after their counts have changed, and leaves all others as they are.
  ///
  /// Right only for rules that look at a ward's own day: not where the days before or the neighbours decide.
  ///
  /// - Parameters:
  ///   - evidence: of the changed wards alone, numbered in the order of `changed`.
  ///   - digests: of all that the map rests on, with the counts as they are now.
  ///   - dataThrough: the last day with a case, up to the day of the map.
  /// - Precondition: the criteria set has no rules about history or neighbours, and the map was made without a map before.
  public mutating func renew(
    _ changed: [Int], edition: Edition, evidence: Evidence, digests: InputDigests, dataThrough: Day?
  ) {
    precondition(!criteria.hasHistoryRules, "levels that follow from other days or wards are computed for all")
    let classifier = Classifier(edition: edition, evidence: evidence, wards: changed.map { wards[$0] })
    for var status in classifier.statuses(on: on) {
      status.ward = changed[status.ward]
      zones[status.ward] = status
    }
    inputsDigest = digests.all()
    self.dataThrough = dataThrough
  }
}
