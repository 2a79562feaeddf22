package import Quantities
package import SpatialCore

extension InForce {
  /// Whether no decreed area touches a ward at any time, so that its computed level holds.
  package func isUntouched(_ ward: Int) -> Bool { whole[ward].isEmpty && partial[ward].isEmpty }

  /// Of each ward, whether no decreed area touches it nor any ward whose box meets its own, so that the computed level holds at every
  /// position of it, those on its border included.
  package var apart: [Bool] {
    let boxes = wards.map(\.area.boundingBox)
    let touched = wards.indices.filter { !isUntouched($0) }.map { boxes[$0] }
    return wards.indices.map { ward in isUntouched(ward) && !touched.contains { $0.intersects(boxes[ward]) } }
  }

  /// The moments at which decreed areas begin or end that touch a ward, ascending.
  package func turns(ofWard ward: Int) -> [Moment] { turns(whole[ward] + partial[ward]) }

  /// The same of those that hold a position.
  package func turns(at position: Coordinate) -> [Moment] { turns(decrees(at: position)) }

  /// The same of all.
  package var turns: [Moment] { turns(Array(areas.indices)) }

  private func turns(_ numbers: [Int]) -> [Moment] {
    numbers.flatMap { [areas[$0].from] + (ends[$0].map { [$0] } ?? []) }.sorted()
  }

  /// Of each ward, whether every position inside it has the ward's own status at all moments of a time: no shape that is in force in it
  /// touches the ward.
  ///
  /// - Parameter until: the first moment that does not count.
  package func isUniform(from: Moment, until: Moment) -> [Bool] {
    let shapes = areas.indices.map { area in
      guard case .area = areas[area].place else { return false }
      return areas[area].from < until && ends[area].map { $0 > from } ?? true
    }
    return wards.indices.map { ward in !(whole[ward] + partial[ward]).contains { shapes[$0] } }
  }

  /// What is in force in a ward whose computed level is known from elsewhere; the end is left open.
  ///
  /// - Parameter ward: its number in `wards`.
  package func status(ofWard ward: Int, on moment: Moment, computed: (level: String, on: Day?)?) -> StatusInForce {
    momentary(whole[ward], partial[ward], on: moment, computed: computed)
  }

  /// What is in force at a position whose computed level is known from elsewhere; the end is left open.
  package func status(
    at position: Coordinate, on moment: Moment, computed: (level: String, on: Day?)?
  ) -> StatusInForce {
    momentary(decrees(at: position), [], on: moment, computed: computed)
  }
}
