public import SpatialCore

/// Where an area is.
public enum AreaPlace: Hashable, Sendable {
  /// Whole wards, by their rows in `store_wards`.
  case wards([Int])
  /// Any shape on WGS 84, longitude before latitude; its border belongs to it.
  case shape(MultiPolygon)
  /// Houses, or alleys with all that is in them.
  case addresses([AreaAddress])

  /// What the tables call it.
  public var kind: String {
    switch self {
    case .wards: "wards"
    case .shape: "shape"
    case .addresses: "addresses"
    }
  }
}
