import Criteria
public import Epidemiology
import Quantities
import SpatialCore

/// Why a ward has its level on a day, how sure that is, and what would change it: what `explain` says as text, JSON and page.
///
/// Pure: the same values give the same sentences. Safe to share between threads.
public struct WardExplanation: Sendable {
  public let map: ZoneMap
  /// Number of the ward among the wards of the map.
  public let ward: Int
  public let rates: [RateUncertainty]
  /// Reports in no ward that could lie in this one: those that name its district, then those of the whole area.
  public let unlocated: [UnlocatedReports]
  /// What the confirmed cases of the window can be where a reform shared reports out.
  public let bounds: Crosswalk.Bounds?
  /// What rules on neighbours made of the ward's own level.
  let raises: [Reason]
  /// Where the rules cut each indicator.
  let scales: [Scale]
  let edition: Edition

  /// - Parameters:
  ///   - step: of the day of the map.
  ///   - districts: reports in no ward by district; `nil` where they are not known by district.
  ///   - bounds: of the ward; `nil` without a crosswalk.
  /// - Precondition: the map is of all wards, in their order.
  public init(
    of ward: Int, in map: ZoneMap, _ step: ZoneSeries.Step, districts: UnlocatedTally? = nil,
    bounds: Crosswalk.Bounds? = nil
  ) {
    precondition(step.day.on == map.on && map.zones[ward].ward == ward, "the map of the day, of all wards")
    self.ward = ward
    self.map = map
    self.bounds = bounds
    let classifier = step.classifier
    edition = classifier.edition
    rates = classifier.uncertainty(ofWard: ward, on: map.on)
    let previous = step.previous[ward]
    let named = districts.flatMap { classifier.unlocated(ofWard: ward, on: map.on, previous: previous, among: $0) }
    let all = classifier.unlocated(ofWard: ward, on: map.on, previous: previous)
    unlocated = [named, all].compactMap(\.self)
    raises = step.day.raises.filter { $0.ward == ward }.map {
      classifier.edition.reason($0, neighbour: map.wards[$0.neighbour].name)
    }
    scales = edition.scales
  }

  var zone: ZoneStatus { map.zones[ward] }
}
