public import Criteria
public import Quantities
public import SpatialCore

/// The reasons of some wards on a day, without the map around them.
public struct ChangeReasons: Sendable {
  public struct Status: Sendable {
    public var ward: Int
    public var reasons: [Reason]
    /// The figures of the day, in the order of the indicators.
    public var values: [Fraction?] = []
  }

  public internal(set) var statuses: [Status]

  /// Adds what the replay of the day made of the figures.
  public mutating func settle(by day: ReplayDay, _ edition: Edition, wards: [Ward]) {
    for position in statuses.indices {
      statuses[position].reasons += day.reasons(
        ofWard: statuses[position].ward, statuses[position].values, edition, wards: wards)
    }
  }
}

extension Classifier {
  /// The reasons that the figures of a day give for some wards.
  public func reasons(on day: Day, of chosen: [Int], previous: [Int?]) -> ChangeReasons {
    let levels = levels(on: day, of: chosen, previous: previous)
    var explainer = Explainer(edition)
    return ChangeReasons(
      statuses: chosen.indices.map { i in
        let values = levels.values(at: i)
        return ChangeReasons.Status(
          ward: chosen[i], reasons: explainer.explain(values, previous: previous[chosen[i]]).reasons, values: values)
      })
  }
}
