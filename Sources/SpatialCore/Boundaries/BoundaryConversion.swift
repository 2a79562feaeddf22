/// A boundary file as clean GeoJSON: WGS 84, valid, cut at the antimeridian, wound as RFC 7946 asks.
public struct BoundaryConversion: Sendable {
  public let text: String
  public let features: Int
  /// What was changed or could not be, one sentence each.
  public let remarks: [String]

  /// - Throws: `BoundaryError`.
  public init(
    path: String, options: BoundaryOptions, greatCircle: Bool = false, keepWinding: Bool = false
  ) throws(BoundaryError) {
    var document = try BoundaryFile.read(path, layer: options.layer)
    let system = try BoundarySet.transform(&document, path: path, options: options)
    var remarks: [String] = system.isWGS84 ? [] : ["brought from \(system) to WGS 84"]
    let validity = Validity()
    var writer = JSONWriter()
    writer.raw("{\"type\":\"FeatureCollection\",\"features\":[\n")
    for (index, feature) in document.features.enumerated() {
      if index > 0 { writer.raw(",\n") }
      let name = feature.id?.text ?? "\(index + 1)"
      writer.raw(#"{"type":"Feature","#)
      if let id = feature.id {
        writer.key("id", first: true)
        writer.value(id)
        writer.append(44)
      }
      writer.key("properties", first: true)
      writer.value(.object(feature.properties))
      writer.key("geometry")
      if var area = feature.geometry?.area?.closed {
        let cut = Antimeridian.cut(area, greatCircle: greatCircle, fixWinding: !keepWinding)
        if cut.polygons.count != area.polygons.count { remarks.append("feature \(name): cut at the antimeridian") }
        area = cut
        if validity.defects(of: area).contains(where: \.isError) {
          do throws(GEOSError) {
            let repair = try validity.repaired(area)
            remarks.append("feature \(name): \(repair.statement)")
            area = repair.area
          } catch { throw .unrepairable(file: path, code: name, error) }
        }
        GeoJSONWriter.append(area, to: &writer)
      } else if let geometry = feature.geometry {
        remarks.append("feature \(name): a \(geometry.typeName) is no area; it cannot be a ward")
        GeoJSONWriter.append(
          Antimeridian.cut(geometry, greatCircle: greatCircle, fixWinding: !keepWinding), to: &writer)
      } else {
        writer.raw("null")
      }
      writer.append(125)
    }
    writer.raw("\n]}\n")
    text = writer.text
    features = document.features.count
    self.remarks = remarks
  }
}
