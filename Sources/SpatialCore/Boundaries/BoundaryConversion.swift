/// A boundary file as clean GeoJSON: WGS 84, valid, cut at the antimeridian, wound as RFC 7946 asks.
public struct BoundaryConversion: Sendable {
  /// The GeoJSON text.
  public let bytes: [UInt8]
  public let features: Int
  /// What was changed or could not be, one sentence each.
  public let remarks: [String]

  /// - Throws: `BoundaryError`.
  public init(
    path: String, options: BoundaryOptions, greatCircle: Bool = false, keepWinding: Bool = false
  ) throws(BoundaryError) {
    var document = try BoundaryFile.read(path, layer: options.layer, threads: options.threads)
    let system = try BoundarySet.transform(&document, path: path, options: options)
    let features = document.features
    let form = Form(file: path, greatCircle: greatCircle, fixWinding: !keepWinding)
    var writer = JSONWriter()
    var remarks: [String] = system.isWGS84 ? [] : ["brought from \(system) to WGS 84"]
    writer.raw("{\"type\":\"FeatureCollection\",\"features\":[\n")
    @Sendable func written(_ range: Range<Int>) throws(BoundaryError) -> (text: JSONWriter, remarks: [String]) {
      let validity = Validity()
      var part = JSONWriter()
      var remarks: [String] = []
      for index in range {
        if index > 0 { part.raw(",\n") }
        try form.append(features[index], number: index + 1, validity, to: &part, &remarks)
      }
      return (part, remarks)
    }
    let ranges = OrderedRanges(count: features.count, size: 16, threads: options.threads)
    try ranges.forEach(written) { (part) throws(BoundaryError) in
      part.text.bytes.withUnsafeBufferPointer { writer.json($0) }
      remarks += part.remarks
    }
    writer.raw("\n]}\n")
    bytes = writer.bytes
    self.features = features.count
    self.remarks = remarks
  }

  /// How features are written.
  private struct Form {
    let file: String
    let greatCircle: Bool
    let fixWinding: Bool

    func append(
      _ feature: Feature, number: Int, _ validity: Validity, to writer: inout JSONWriter, _ remarks: inout [String]
    ) throws(BoundaryError) {
      let name = feature.id?.text ?? "\(number)"
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
        let cut = Antimeridian.cut(area, greatCircle: greatCircle, fixWinding: fixWinding)
        if cut.polygons.count != area.polygons.count { remarks.append("feature \(name): cut at the antimeridian") }
        area = cut
        if validity.defects(of: area).contains(where: \.isError) {
          do throws(GEOSError) {
            let repair = try validity.repaired(area)
            remarks.append("feature \(name): \(repair.statement)")
            area = repair.area
          } catch { throw .unrepairable(file: file, code: name, error) }
        }
        GeoJSONWriter.append(area, to: &writer)
      } else if let geometry = feature.geometry {
        remarks.append("feature \(name): a \(geometry.typeName) is no area; it cannot be a ward")
        GeoJSONWriter.append(
          Antimeridian.cut(geometry, greatCircle: greatCircle, fixWinding: fixWinding), to: &writer)
      } else {
        writer.raw("null")
      }
      writer.append(125)
    }
  }
}
