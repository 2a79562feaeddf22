import Epidemiology
import Quantities
import Store
import Surveillance
import Synchronization

/// The history of places as it was read last, which holds until a map is published or a decree made.
final class SupportPlaces: Sendable {
  private struct Kept: Sendable {
    var stamp: [Int]
    var through: Day
    var places: PublishedPlaces
  }

  private let read = Mutex<Kept?>(nil)

  /// - Parameter day: the last day that is asked for.
  /// - Throws: `StoreError`; `SurveillanceError`; `CriteriaError`.
  func places(through day: Day, _ reading: Reading) throws -> any PlaceHistory {
    let stamp = try Archive.stamp(reading)
    if let kept = read.withLock({ $0 }), kept.stamp == stamp, kept.through >= day { return kept.places }
    let vintage = try BoundaryVintage.load(named: nil, reading)
    let snapshot = try ZoneSnapshot(vintage, index: WardIndex(wards: vintage.wards), reading)
    // Some days more, so that the next day does not read everything anew.
    let through = day + 31
    let places = PublishedPlaces(snapshot, from: Self.first, through: through)
    read.withLock { $0 = Kept(stamp: stamp, through: through, places: places) }
    return places
  }

  /// Nothing that policies ask for was before the epidemic.
  private static let first = Day(year: 2020, month: 1, day: 1)!
}
