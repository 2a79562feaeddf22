/// Writes areas as RFC 7946 asks: exteriors counter-clockwise, holes clockwise, rings closed, at most seven decimals.
///
/// A hole that rounding leaves with fewer than four positions is dropped; an exterior keeps its full precision then, so that
/// no ward vanishes.
public enum GeoJSONWriter {
  /// Appends a geometry object: a Polygon for one part, else a MultiPolygon; `null` for no area.
  ///
  /// - Parameter alwaysMulti: whether one part is a MultiPolygon too, for readers who take all features for the kind of the first.
  public static func append(_ area: MultiPolygon, to writer: inout JSONWriter, alwaysMulti: Bool = false) {
    switch area.polygons.count {
    case 0:
      writer.raw("null")
      return
    case 1 where !alwaysMulti:
      writer.raw(#"{"type":"Polygon","coordinates":"#)
      PositionText.with { append(area.polygons[0], &$0, to: &writer) }
    default:
      writer.raw(#"{"type":"MultiPolygon","coordinates":["#)
      PositionText.with { text in
        for (i, polygon) in area.polygons.enumerated() {
          if i > 0 { writer.append(44) }
          append(polygon, &text, to: &writer)
        }
      }
      writer.append(93)
    }
    writer.append(125)
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
    writer.raw(#","coordinates":"#)
    PositionText.with { text in
      switch geometry {
      case .point(nil): writer.raw("[]")
      case .point(let position?):
        text.append(position, to: &writer)
        text.flush(to: &writer)
      case .multiPoint(let line), .lineString(let line): append(line, &text, to: &writer)
      case .multiLineString(let lines):
        writer.append(91)
        for (i, line) in lines.enumerated() {
          if i > 0 { writer.append(44) }
          append(line, &text, to: &writer)
        }
        writer.append(93)
      case .polygon, .multiPolygon, .collection: break
      }
    }
    writer.append(125)
  }

  private static func append(_ line: [Coordinate], _ text: inout PositionText, to writer: inout JSONWriter) {
    writer.append(91)
    for position in line { text.append(position, to: &writer) }
    text.flush(to: &writer)
    writer.append(93)
  }

  private static func append(_ polygon: Polygon, _ text: inout PositionText, to writer: inout JSONWriter) {
    let polygon = polygon.rewound
    writer.append(91)
    appendRing(polygon.exterior, isHole: false, &text, to: &writer)
    for hole in polygon.holes { appendRing(hole, isHole: true, &text, to: &writer) }
    writer.append(93)
  }

  private static func appendRing(
    _ ring: [Coordinate], isHole: Bool, _ text: inout PositionText, to writer: inout JSONWriter
  ) {
    let start = writer.bytes.count
    if isHole { writer.append(44) }
    writer.append(91)
    for position in ring { text.append(position, to: &writer, unlessRepeated: true) }
    let written = text.flush(to: &writer)
    writer.append(93)
    guard written < 4 else { return }
    writer.removeAll(from: start)
    if !isHole {
      let positions = ring.map { "[\($0.x),\($0.y)]" }.joined(separator: ",")
      writer.json("[\(positions)]")
    }
  }
}

/// Positions on their way into a JSON text: made in a piece of memory that needs no check at every byte.
private struct PositionText: ~Copyable {
  /// Bytes of one position at most: brackets, two commas, two decimals.
  private static let room = 2 * FixedDecimal.room + 4

  private let start: UnsafeMutablePointer<UInt8>
  /// Behind this place there may be too little room for another position.
  private let last: UnsafeMutablePointer<UInt8>
  private var place: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var before = (x: 0, y: 0)

  private init(_ memory: UnsafeMutableBufferPointer<UInt8>, start: UnsafeMutablePointer<UInt8>) {
    self.start = start
    last = start + memory.count - Self.room
    place = start
  }

  static func with(_ body: (inout PositionText) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 15) { memory in
      guard let start = memory.baseAddress else { return }
      var text = PositionText(memory, start: start)
      body(&text)
    }
  }

  /// - Parameter unlessRepeated: whether one that rounds to the same as the one before is left out.
  @inline(__always)
  mutating func append(_ position: Coordinate, to writer: inout JSONWriter, unlessRepeated: Bool = false) {
    let (x, y) = (FixedDecimal.units(position.x), FixedDecimal.units(position.y))
    if unlessRepeated, count > 0, x == before.x, y == before.y { return }
    if place > last { hand(to: &writer) }
    var p = place
    p[0] = 44
    if count > 0 { p += 1 }
    p[0] = 91
    p = FixedDecimal.write(x, to: p + 1)
    p[0] = 44
    p = FixedDecimal.write(y, to: p + 1)
    p[0] = 93
    place = p + 1
    before = (x, y)
    count += 1
  }

  /// Ends a list of positions; the number of those in it.
  @discardableResult
  mutating func flush(to writer: inout JSONWriter) -> Int {
    hand(to: &writer)
    defer { count = 0 }
    return count
  }

  private mutating func hand(to writer: inout JSONWriter) {
    writer.json(UnsafeBufferPointer(start: start, count: place - start))
    place = start
  }
}
