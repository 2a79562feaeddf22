/// The forms in which a whole revision is handed out.
enum ZoneFile: String, CaseIterable, Sendable {
  case geoJSON = "zones.geojson"
  case csv = "zones.csv"
  case geoPackage = "zones.gpkg"
  case pmTiles = "zones.pmtiles"

  var mediaType: String {
    switch self {
    case .geoJSON: "application/geo+json"
    case .csv: "text/csv; charset=utf-8"
    case .geoPackage: "application/geopackage+sqlite3"
    case .pmTiles: "application/vnd.pmtiles"
    }
  }

  var title: String {
    switch self {
    case .geoJSON: "GeoJSON"
    case .csv: "Table (CSV)"
    case .geoPackage: "GeoPackage"
    case .pmTiles: "Vector tiles in one file (PMTiles)"
    }
  }

  /// What it is for.
  var summary: String {
    switch self {
    case .geoJSON: "The zone map of a revision as GeoJSON: wards with levels, indicators and reasons."
    case .csv: "The zone map of a revision as a table without outlines."
    case .geoPackage: "The zone map of a revision as a GeoPackage, with the features and properties of the GeoJSON."
    case .pmTiles: "The vector tiles of a revision as one PMTiles archive, zoom 0 to \(PMTilesArchive.deepest)."
    }
  }

  var operation: String {
    switch self {
    case .geoJSON: "getZonesGeoJSON"
    case .csv: "getZonesCSV"
    case .geoPackage: "getZonesGeoPackage"
    case .pmTiles: "getZonesPMTiles"
    }
  }

  /// Whether browsers show it rather than keep it.
  var isShown: Bool { self == .geoJSON }

  /// The name under which a browser keeps it.
  func fileName(_ revision: Int) -> String { rawValue.replacing("zones.", with: "zones-\(revision).") }
}
