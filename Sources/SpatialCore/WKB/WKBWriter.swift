/// Writes geometries as well-known binary, two numbers a position.
///
/// Source: OGC 06-103r4, Simple feature access part 1, section 8.2. A point without a position is written as two NaN, as
/// GeoPackage does it (OGC 12-128r18, section 2.1.3).
public struct WKBWriter {
  public enum ByteOrder: UInt8, Sendable {
    case bigEndian = 0
    case littleEndian = 1
  }

  private let order: ByteOrder
  private var bytes: [UInt8] = []

  private init(_ order: ByteOrder) { self.order = order }

  /// An area, always as a multipolygon.
  public static func bytes(_ area: MultiPolygon, order: ByteOrder = .littleEndian) -> [UInt8] {
    bytes(.multiPolygon(area), order: order)
  }

  /// - Precondition: fewer than 2³² parts and positions, and collections nested less than 64 deep, which is as deep as they are
  ///   read.
  public static func bytes(_ geometry: Geometry, order: ByteOrder = .littleEndian) -> [UInt8] {
    var writer = WKBWriter(order)
    writer.append(geometry)
    return writer.bytes
  }

  private mutating func append(_ geometry: Geometry) {
    switch geometry {
    case .point(let position):
      header(1)
      append(position ?? Coordinate(x: .nan, y: .nan))
    case .lineString(let line):
      header(2)
      append(line)
    case .polygon(let polygon):
      header(3)
      // No exterior is no ring; holes without one have no form of their own.
      let rings = polygon.exterior.isEmpty && polygon.holes.isEmpty ? [] : polygon.rings
      append(UInt32(rings.count))
      for ring in rings { append(ring) }
    case .multiPoint(let positions): append(4, positions.map { .point($0) })
    case .multiLineString(let lines): append(5, lines.map { .lineString($0) })
    case .multiPolygon(let area): append(6, area.polygons.map { .polygon($0) })
    case .collection(let parts): append(7, parts)
    }
  }

  private mutating func append(_ type: UInt32, _ parts: [Geometry]) {
    header(type)
    append(UInt32(parts.count))
    for part in parts { append(part) }
  }

  private mutating func header(_ type: UInt32) {
    bytes.append(order.rawValue)
    append(type)
  }

  private mutating func append(_ positions: [Coordinate]) {
    append(UInt32(positions.count))
    for position in positions { append(position) }
  }

  private mutating func append(_ position: Coordinate) {
    append(position.x.bitPattern)
    append(position.y.bitPattern)
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: order == .littleEndian ? value.littleEndian : value.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
