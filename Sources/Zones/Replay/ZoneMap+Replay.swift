public import Criteria
public import Quantities
public import SpatialCore

extension ReplayDay {
  /// The reasons that rules on time, on neighbours and on notice add to those of a ward's figures.
  ///
  /// - Parameter values: the ward's figures of the day, in the order of the indicators.
  /// - Complexity: O(raises) for wards that a neighbour raised.
  public func reasons(ofWard ward: Int, _ values: [Fraction?], _ edition: Edition, wards: [Ward]) -> [Reason] {
    let raises = raisedWards.contains(ward) ? raises.filter { $0.ward == ward } : []
    let own = raises.first?.from ?? decided[ward]
    var reasons: [Reason] = []
    for note in [streaksMet[ward], notes[ward]].compactMap({ $0 }) {
      reasons.append(edition.reason(note, assessed: assessed[ward], shown: own, values))
    }
    for raise in raises { reasons.append(edition.reason(raise, neighbour: wards[raise.neighbour].name)) }
    if let took = tookEffect[ward] { reasons.append(edition.reason(inForce: took)) }
    for next in announced[ward] ?? [] { reasons.append(edition.reason(next, inForce: inForce[ward])) }
    return reasons
  }
}

extension ZoneMap {
  /// Takes over what a replay gave for the day: the level in force with the reasons that rules on time, on neighbours and on
  /// notice add to those of the figures. Margins stay those of the figures.
  ///
  /// - Precondition: the map is of the same day.
  public mutating func settle(by day: ReplayDay, _ edition: Edition) {
    precondition(day.on == on, "the replay of this day")
    for position in zones.indices {
      let ward = zones[position].ward
      zones[position].reasons += day.reasons(ofWard: ward, zones[position].values, edition, wards: wards)
      zones[position].classIndex = day.inForce[ward]
      zones[position].level = edition.classes[day.inForce[ward]]
    }
  }
}
