public import SpatialCore

/// What a suggested area is cut from.
public enum AreaGrain: Sendable {
  /// The ground within the policy's distance of a case.
  case buffer
  /// Whole blocks that this ground meets: names with shapes that do not overlap.
  case blocks([(name: String, area: MultiPolygon)])
  /// Whole wards in which the cluster has a case.
  case wards
}
