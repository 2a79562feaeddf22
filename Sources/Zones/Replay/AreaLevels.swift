public import Criteria
import Quantities
public import SpatialCore

/// The level of a larger area by a roll-up.
public struct AreaLevel: Sendable {
  /// Position of the roll-up in the criteria set.
  public var rollUp: Int
  /// The district; empty for the area of all units.
  public var area: String
  public var units: Int
  public var outcome: RollUp.Outcome
}

extension Edition {
  /// The levels of larger areas from the classes of all wards, roll-up by roll-up, areas in the order of their names.
  ///
  /// A ward without a district is in the district with the empty name.
  public func areaLevels(_ classes: [Int], wards: [Ward]) -> [AreaLevel] {
    var found: [AreaLevel] = []
    for rollUp in rollUps {
      let source = set.rollUps[rollUp.source]
      var units: [String: [Int]] = [:]
      let members: [(area: String, classIndex: Int)] =
        if let of = rollUp.of {
          found.filter { $0.rollUp == rollUps[of].source }.map { ($0.area, $0.outcome.classIndex) }
        } else {
          zip(wards, classes).map { ($0.district ?? "", $1) }
        }
      for member in members {
        units[source.by == .all ? "" : member.area, default: []].append(member.classIndex)
      }
      for (area, classes) in units.sorted(by: { $0.key < $1.key }) {
        found.append(
          AreaLevel(
            rollUp: rollUp.source, area: area, units: classes.count,
            outcome: rollUp.outcome(classes, levelCount: levelCount, noDataClass: noDataClass)))
      }
    }
    return found
  }
}
