/// Why bytes are no well-known binary.
public struct WKBError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Byte at which reading stopped, from 0.
  public var offset: Int
  public var message: String

  public var description: String { "byte \(offset): \(message)" }
}

/// Reads well-known binary: ISO 13249-3 and its extended form with a reference system; both byte orders.
///
/// Third and fourth numbers of a position (altitude, measure) are dropped. Counts are checked against the bytes that are
/// there before anything is allocated.
///
/// Source: OGC 06-103r4, Simple feature access part 1, section 8.2.
public struct WKBReader {
  private let bytes: [UInt8]
  private var offset = 0

  public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// - Throws: `WKBError`.
  public static func geometry(_ bytes: some Sequence<UInt8>) throws(WKBError) -> Geometry {
    var reader = WKBReader(bytes)
    return try reader.geometry(depth: 0)
  }

  private func fail(_ message: String) -> WKBError { WKBError(offset: offset, message: message) }

  private mutating func byte() throws(WKBError) -> UInt8 {
    guard offset < bytes.count else { throw fail("the bytes end too early") }
    offset += 1
    return bytes[offset - 1]
  }

  private mutating func integer<T: FixedWidthInteger & UnsignedInteger>(
    _: T.Type, littleEndian: Bool
  ) throws(WKBError) -> T {
    let size = T.bitWidth / 8
    guard bytes.count - offset >= size else { throw fail("the bytes end too early") }
    var value: T = 0
    for i in 0..<size {
      let byte = T(truncatingIfNeeded: bytes[offset + (littleEndian ? size - 1 - i : i)])
      value = value << 8 | byte
    }
    offset += size
    return value
  }

  private struct Header {
    var littleEndian: Bool
    var type: UInt32
    var dimensions: Int
  }

  private mutating func header() throws(WKBError) -> Header {
    let order = try byte()
    guard order < 2 else { throw fail("a byte order must be 0 or 1, not \(order)") }
    let littleEndian = order == 1
    let code = try integer(UInt32.self, littleEndian: littleEndian)
    if code & 0x2000_0000 != 0 { _ = try integer(UInt32.self, littleEndian: littleEndian) }
    let plain = code & 0x1FFF_FFFF
    let hasZ = code & 0x8000_0000 != 0 || [1, 3].contains(plain / 1000)
    let hasM = code & 0x4000_0000 != 0 || [2, 3].contains(plain / 1000)
    guard plain < 4000 else { throw fail("\(code) is no type of geometry") }
    return Header(littleEndian: littleEndian, type: plain % 1000, dimensions: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0))
  }

  /// A count that the remaining bytes can hold, each element taking at least `size` of them.
  private mutating func count(_ header: Header, each size: Int) throws(WKBError) -> Int {
    let value = Int(try integer(UInt32.self, littleEndian: header.littleEndian))
    guard value <= (bytes.count - offset) / size else { throw fail("a count of \(value) is more than the bytes hold") }
    return value
  }

  private mutating func position(_ header: Header) throws(WKBError) -> Coordinate {
    let x = Double(bitPattern: try integer(UInt64.self, littleEndian: header.littleEndian))
    let y = Double(bitPattern: try integer(UInt64.self, littleEndian: header.littleEndian))
    for _ in 2..<header.dimensions { _ = try integer(UInt64.self, littleEndian: header.littleEndian) }
    return Coordinate(x: x, y: y)
  }

  private mutating func positions(_ header: Header) throws(WKBError) -> [Coordinate] {
    let count = try count(header, each: header.dimensions * 8)
    var result: [Coordinate] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(try position(header)) }
    return result
  }

  private mutating func geometry(depth: Int) throws(WKBError) -> Geometry {
    guard depth < 64 else { throw fail("collections nested deeper than 64 levels") }
    let header = try header()
    switch header.type {
    case 1:
      let position = try position(header)
      return .point(position.x.isNaN && position.y.isNaN ? nil : position)
    case 2: return .lineString(try positions(header))
    case 3:
      let count = try count(header, each: 4)
      var rings: [[Coordinate]] = []
      for _ in 0..<count { rings.append(try positions(header)) }
      return .polygon(Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst())))
    case 4...7:
      let count = try count(header, each: 5)
      var parts: [Geometry] = []
      for _ in 0..<count { parts.append(try geometry(depth: depth + 1)) }
      return try collection(header.type, parts)
    default: throw fail("geometries of type \(header.type) (curves, surfaces) are not read")
    }
  }

  private func collection(_ type: UInt32, _ parts: [Geometry]) throws(WKBError) -> Geometry {
    if type == 7 { return .collection(parts) }
    var points: [Coordinate] = []
    var lines: [[Coordinate]] = []
    var polygons: [Polygon] = []
    for part in parts {
      switch (type, part) {
      case (4, .point(let position)): if let position { points.append(position) }
      case (5, .lineString(let line)): lines.append(line)
      case (6, .polygon(let polygon)): polygons.append(polygon)
      default: throw fail("a part of another kind inside a collection of type \(type)")
      }
    }
    return type == 4 ? .multiPoint(points) : type == 5 ? .multiLineString(lines) : .multiPolygon(MultiPolygon(polygons))
  }
}
