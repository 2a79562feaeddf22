import Criteria
public import Quantities
public import SpatialCore

extension ZoneMap {
  /// Writes the map as a GeoPackage with one layer, `zones`: the features of `zones.geojson` with the same properties. Reasons and other
  /// nested things are JSON text.
  ///
  /// - Parameters:
  ///   - path: of a file that is not there yet.
  ///   - changed: when the map became what it is.
  /// - Throws: `GeoPackageError.cannotWrite`.
  public func writeGeoPackage(to path: String, changed: Instant) throws(GeoPackageError) {
    var writer = JSONWriter()
    let features = zones.map { zone in
      writer.removeAll()
      writeProperties(zone, &writer)
      var feature = Feature(geometry: .multiPolygon(wards[zone.ward].area))
      if let value = try? JSONValue(text: writer.bytes), case .object(let members) = value {
        feature.properties = members
      }
      return feature
    }
    var kinds: [String: GeoPackageLayer.Kind] = ["rank": .integer]
    for name in ["cases_to_higher_level", "cases_to_lower_level"] { kinds[name] = .integer }
    for indicator in indicators { kinds[indicator.id] = .real }
    let layer = GeoPackageLayer(
      name: "zones",
      description: "Zone map of \(on) by \(criteria.id) \(criteria.version), inputs sha256:\(inputsDigest)",
      changed: changed.description, columns: GeoPackageLayer.columns(of: features, kinds: kinds), features: features)
    try GeoPackageWriter.write(layer, to: path)
  }
}
