import Zones

extension OutputFolder {
  /// Writes a map of one day as `zones.geojson` and `zones.csv`.
  ///
  /// - Throws: `OutputError.cannotWrite`.
  func write(_ map: ZoneMap) throws {
    try write("zones.geojson") { write in try map.writeGeoJSON(write) }
    try write("zones.csv") { write in
      try write(Array(map.csvHeader.utf8))
      try write(map.csvRecords())
    }
  }
}
