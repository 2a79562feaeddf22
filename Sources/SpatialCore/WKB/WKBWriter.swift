/// Writes areas as well-known binary, little-endian, two numbers a position.
public enum WKBWriter {
  public static func bytes(_ area: MultiPolygon) -> [UInt8] {
    var bytes = header(6)
    append(UInt32(area.polygons.count), &bytes)
    for polygon in area.polygons {
      bytes += header(3)
      append(UInt32(polygon.rings.count), &bytes)
      for ring in polygon.rings {
        append(UInt32(ring.count), &bytes)
        for position in ring {
          append(position.x.bitPattern, &bytes)
          append(position.y.bitPattern, &bytes)
        }
      }
    }
    return bytes
  }

  private static func header(_ type: UInt32) -> [UInt8] {
    var bytes: [UInt8] = [1]
    append(type, &bytes)
    return bytes
  }

  private static func append(_ value: some FixedWidthInteger, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
