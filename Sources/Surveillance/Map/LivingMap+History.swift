public import Criteria
import Epidemiology
public import Quantities
public import Zones

extension LivingMap {
  /// The level of every ward on every day of a time, by rules and by what is known now.
  ///
  /// - Parameters:
  ///   - set: a criteria set without faults.
  ///   - asInForceOn: take the rules of this day for all days.
  ///   - proceed: told each day before it is looked at; what it throws ends the work.
  /// - Throws: `CriteriaError`; `SurveillanceError.noReports`; `TallyMismatch.tooCoarse`; what `proceed` throws.
  public func history(
    _ set: CriteriaSet, from first: Day, through last: Day, asInForceOn: Day? = nil, proceed: () throws -> Void = {}
  ) throws -> LevelHistory {
    let evidence = try evidence(AgeBands(breaks: try set.ageBreaks()), through: last)
    var series = ZoneSeries(
      set, asInForceOn: asInForceOn, evidence: evidence, wards: vintage.wards, from: first, through: last)
    var history = LevelHistory(wards: vintage.wards.count)
    try proceed()
    while let step = try series.next() {
      if step.day.on >= first { history.append(step.day.inForce, on: step.day.on) }
      try proceed()
    }
    return history
  }
}
