import Testing

@testable import SpatialCore

@Suite struct WKBTests {
  static func bytes(_ hex: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Substring(hex)
    while rest.count >= 2 {
      bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  @Test func `what was written reads back the same`() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<200 {
      let area = random.latticePolygon(size: 30)
      #expect(try WKBReader.geometry(WKBWriter.bytes(area)) == .multiPolygon(area))
    }
  }

  @Test(arguments: [WKBWriter.ByteOrder.littleEndian, .bigEndian])
  func `every kind of geometry reads back the same in both byte orders`(_ order: WKBWriter.ByteOrder) throws {
    let line = WardLocatorTests.ring(1, 2, 3)
    let kinds: [Geometry] = [
      .point(line[0]), .point(nil), .multiPoint(line), .multiPoint([]), .lineString(line), .lineString([]),
      .multiLineString([line, line]), .polygon(Polygon(exterior: line, holes: [line])), .polygon(Polygon(exterior: [])),
      .multiPolygon(WardLocatorTests.square(0, 0, 1)), .multiPolygon(MultiPolygon()),
    ]
    for kind in kinds + [.collection(kinds), .collection([.collection([])])] {
      #expect(try WKBReader.geometry(WKBWriter.bytes(kind, order: order)) == kind)
    }
  }

  @Test func `the bytes are those of the standard's example`() {
    // OGC 06-103r4, section 8.2.8: byte order, type, numbers.
    let hex = "000000000140000000000000004010000000000000"
    #expect(WKBWriter.bytes(.point(Coordinate(x: 2, y: 4)), order: .bigEndian) == Self.bytes(hex))
  }

  @Test func `collections nested without end are refused`() {
    let nested = (0..<100_000).flatMap { _ in Self.bytes("010700000001000000") }
    #expect { _ = try WKBReader.geometry(nested) } throws: { "\($0)".contains("64") }
  }

  /// POINT(2 4) of OGC 06-103r4, in both byte orders, with altitude, and in the extended form with a reference system.
  @Test(
    arguments: [
      "000000000140000000000000004010000000000000", "010100000000000000000000400000000000001040",
      "01E9030000000000000000004000000000000010400000000000002040",
      "0101000020E610000000000000000000400000000000001040",
      "0101000080000000000000004000000000000010400000000000002040",
    ])
  func `points are read in all their forms`(_ hex: String) throws {
    #expect(try WKBReader.geometry(Self.bytes(hex)) == .point(Coordinate(x: 2, y: 4)))
  }

  @Test func `bytes cut off or changed anywhere are refused or read, and never crash`() throws {
    let whole = WKBWriter.bytes(WardLocatorTests.square(0, 0, 1, holes: [WardLocatorTests.ring(0.2, 0.2, 0.1)]))
    for length in 0..<whole.count {
      #expect(throws: WKBError.self) { try WKBReader.geometry(whole.prefix(length)) }
    }
    var random = SplitMix64(seed: 4)
    for _ in 0..<5000 {
      var changed = whole
      changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      _ = try? WKBReader.geometry(changed)
    }
    #expect(throws: WKBError.self) { try WKBReader.geometry(Self.bytes("0103000000FFFFFFFF")) }
  }
}
