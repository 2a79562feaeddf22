import Criteria
public import Quantities
import SpatialCore

/// The levels of wards by a computed map; they hold from the beginning of the map's day until that of the next map.
public struct ComputedLevels: Sendable {
  /// `nil` for a map without a day, which holds at all times before the first dated one.
  public var on: Day?
  /// By ward code.
  public var levels: [String: String]

  public init(on: Day?, levels: [String: String]) {
    self.on = on
    self.levels = levels
  }

  public init(_ map: PublishedMap) { self.init(on: map.on, levels: map.zones.mapValues(\.level)) }

  var from: Moment { on.map { Moment($0) } ?? Moment(seconds: .min) }
}
