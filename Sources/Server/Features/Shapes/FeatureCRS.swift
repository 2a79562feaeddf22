import SpatialCore

/// A reference system that features can be had in (OGC API – Features, Part 2).
enum FeatureCRS: String, CaseIterable, Sendable {
  /// Longitude and latitude: what everything is kept in.
  case crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
  /// Latitude before longitude, as its authority has it.
  case wgs84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
  case webMercator = "http://www.opengis.net/def/crs/EPSG/0/3857"
  /// VN-2000 / UTM zone 48N.
  case vn2000 = "http://www.opengis.net/def/crs/EPSG/0/3405"

  var uri: String { rawValue }

  /// Whether positions have latitude first.
  var isLatitudeFirst: Bool { self == .wgs84 }

  /// Whether positions are metres.
  var isProjected: Bool { self == .webMercator || self == .vn2000 }

  /// The system of easting and northing, or of longitude and latitude.
  func system() throws(ReferenceSystemError) -> ReferenceSystem {
    switch self {
    case .crs84, .wgs84: .wgs84
    case .webMercator: try ReferenceSystem(epsg: 3857)
    case .vn2000: try ReferenceSystem(epsg: 3405)
    }
  }
}
