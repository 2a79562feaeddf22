/// The forms in which a whole revision is handed out.
enum ZoneFile: String, CaseIterable, Sendable {
  case geoJSON = "zones.geojson"
  case csv = "zones.csv"

  var mediaType: String {
    switch self {
    case .geoJSON: "application/geo+json"
    case .csv: "text/csv; charset=utf-8"
    }
  }

  var title: String {
    switch self {
    case .geoJSON: "GeoJSON"
    case .csv: "Table (CSV)"
    }
  }

  /// What it is for.
  var summary: String {
    switch self {
    case .geoJSON: "The zone map of a revision as GeoJSON: wards with levels, indicators and reasons."
    case .csv: "The zone map of a revision as a table without outlines."
    }
  }

  var operation: String {
    switch self {
    case .geoJSON: "getZonesGeoJSON"
    case .csv: "getZonesCSV"
    }
  }

  /// Whether browsers show it rather than keep it.
  var isShown: Bool { self == .geoJSON }

  /// The name under which a browser keeps it.
  func fileName(_ revision: Int) -> String { rawValue.replacing("zones.", with: "zones-\(revision).") }
}
