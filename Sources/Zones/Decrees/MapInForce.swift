import Criteria
public import Quantities
import SpatialCore

/// What is in force in each ward of a zone map at a moment: the computed level, or that of a decreed area.
///
/// The map's own levels and reasons stay as they are; this stands beside them.
public struct MapInForce: Sendable {
  /// A decreed area in force that is not of whole wards, such as an alley, and the wards in which it lies.
  public struct Part: Hashable, Sendable {
    /// Number of the area in `areas`.
    public var area: Int
    /// Numbers of wards, ascending.
    public var wards: [Int]
  }

  public let moment: Moment
  public let areas: [DecreedArea]
  /// The first moment no longer in force of each area, repeals counted; `nil` when no end is known.
  public let ends: [Moment?]
  /// Of each ward of the map, in the order of its wards, their ends left open.
  public let statuses: [StatusInForce]
  /// Areas that cover some ward in part only, in the order of the files.
  public let parts: [Part]
  private let numbers: [String: Int]

  /// - Parameters:
  ///   - inForce: the decreed areas over the wards of the map, in their order.
  ///   - map: whose levels are the computed ones.
  ///   - moment: not before the day of the map.
  /// - Complexity: O(wards · areas that cover them).
  public init(_ inForce: InForce, map: ZoneMap, at moment: Moment) {
    precondition(inForce.wards.count == map.wards.count, "the wards of the map")
    precondition(moment >= Moment(map.on), "the map holds from the beginning of its day")
    self.moment = moment
    areas = inForce.areas
    ends = inForce.ends
    numbers = Dictionary(areas.indices.map { (inForce.areas[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    var levels = [String?](repeating: nil, count: map.wards.count)
    for zone in map.zones { levels[zone.ward] = zone.level.id }
    statuses = map.wards.indices.map { ward in
      inForce.status(ofWard: ward, on: moment, computed: levels[ward].map { ($0, map.on) })
    }
    var wards: [Int: [Int]] = [:]
    for (ward, status) in statuses.enumerated() {
      for id in status.inside { if let area = numbers[id] { wards[area, default: []].append(ward) } }
    }
    parts = wards.sorted { $0.key < $1.key }.map { Part(area: $0.key, wards: $0.value) }
  }

  /// Number of the decreed area that decides in a ward; `nil` where the computed level holds or nothing does.
  public func decree(ofWard ward: Int) -> Int? { statuses[ward].decree.flatMap { numbers[$0] } }

  /// Wards in which a decree decides.
  public var decidedByDecree: Int { statuses.indices.count { decree(ofWard: $0) != nil } }
}
