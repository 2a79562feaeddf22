/// Writes areas as RFC 7946 asks: exteriors counter-clockwise, holes clockwise, rings closed, at most seven decimals.
///
/// A hole that rounding leaves with fewer than four positions is dropped; an exterior keeps its full precision then, so that
/// no ward vanishes.
public enum GeoJSONWriter {
  /// Appends a geometry object: a Polygon for one part, else a MultiPolygon; `null` for no area.
  public static func append(_ area: MultiPolygon, to writer: inout JSONWriter) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(area.vertexCount * 24)
    switch area.polygons.count {
    case 0:
      writer.raw("null")
      return
    case 1:
      writer.raw(#"{"type":"Polygon","coordinates":"#)
      append(area.polygons[0], to: &bytes)
    default:
      writer.raw(#"{"type":"MultiPolygon","coordinates":["#)
      for (i, polygon) in area.polygons.enumerated() {
        if i > 0 { bytes.append(44) }
        append(polygon, to: &bytes)
      }
      bytes.append(93)
    }
    bytes.append(125)
    writer.json(bytes: bytes)
  }

  /// Appends any geometry; areas as above, all else with its positions as they are.
  public static func append(_ geometry: Geometry, to writer: inout JSONWriter) {
    if let area = geometry.area {
      if case .collection = geometry {} else { return append(area, to: &writer) }
    }
    writer.raw(#"{"type":"#)
    writer.string(geometry.typeName)
    if case .collection(let parts) = geometry {
      writer.raw(#","geometries":["#)
      for (i, part) in parts.enumerated() {
        if i > 0 { writer.append(44) }
        append(part, to: &writer)
      }
      writer.raw("]}")
      return
    }
    var bytes: [UInt8] = []
    switch geometry {
    case .point(let position): position.map { append($0, to: &bytes) } ?? bytes.append(contentsOf: [91, 93])
    case .multiPoint(let line), .lineString(let line): append(line, to: &bytes)
    case .multiLineString(let lines):
      bytes.append(91)
      for (i, line) in lines.enumerated() {
        if i > 0 { bytes.append(44) }
        append(line, to: &bytes)
      }
      bytes.append(93)
    case .polygon, .multiPolygon, .collection: break
    }
    writer.raw(#","coordinates":"#)
    writer.json(bytes: bytes)
    writer.append(125)
  }

  private static func append(_ line: [Coordinate], to bytes: inout [UInt8]) {
    bytes.append(91)
    for (i, position) in line.enumerated() {
      if i > 0 { bytes.append(44) }
      append(position, to: &bytes)
    }
    bytes.append(93)
  }

  private static func append(_ position: Coordinate, to bytes: inout [UInt8]) {
    bytes.append(91)
    FixedDecimal.append(FixedDecimal.units(position.x), to: &bytes)
    bytes.append(44)
    FixedDecimal.append(FixedDecimal.units(position.y), to: &bytes)
    bytes.append(93)
  }

  private static func append(_ polygon: Polygon, to bytes: inout [UInt8]) {
    let polygon = polygon.rewound
    bytes.append(91)
    appendRing(polygon.exterior, isHole: false, to: &bytes)
    for hole in polygon.holes { appendRing(hole, isHole: true, to: &bytes) }
    bytes.append(93)
  }

  private static func appendRing(_ ring: [Coordinate], isHole: Bool, to bytes: inout [UInt8]) {
    let start = bytes.count
    if isHole { bytes.append(44) }
    bytes.append(91)
    var written = 0
    var last = (Int.min, Int.min)
    for position in ring {
      let rounded = (FixedDecimal.units(position.x), FixedDecimal.units(position.y))
      if rounded == last { continue }
      if written > 0 { bytes.append(44) }
      bytes.append(91)
      FixedDecimal.append(rounded.0, to: &bytes)
      bytes.append(44)
      FixedDecimal.append(rounded.1, to: &bytes)
      bytes.append(93)
      last = rounded
      written += 1
    }
    bytes.append(93)
    guard written < 4 else { return }
    bytes.removeSubrange(start...)
    if !isHole {
      let positions = ring.map { "[\($0.x),\($0.y)]" }.joined(separator: ",")
      bytes.append(contentsOf: "[\(positions)]".utf8)
    }
  }
}
