import Foundation
import GRDB
import Testing

@testable import SpatialCore

@Suite struct GeoPackageWriterTests {
  static func path() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gpkg").path
  }

  static func layer() -> GeoPackageLayer {
    let areas: [Geometry?] = [
      .multiPolygon(WardLocatorTests.square(105, 21, 1, holes: [WardLocatorTests.ring(105.25, 21.25, 0.5)])),
      .polygon(WardLocatorTests.square(106, 21, 1).polygons[0]), nil,
    ]
    let features = areas.enumerated().map { i, area in
      Feature(
        properties: [
          JSONMember("ward_code", .string("0000\(i)")), JSONMember("rank", i == 2 ? .null : .number("\(i)")),
          JSONMember("incidence", i == 0 ? .number("12.5") : .number("3")),
          JSONMember("reasons", .array([.object([JSONMember("rule", .string("Bùi \"x\""))])])),
        ], geometry: area)
    }
    return GeoPackageLayer(
      name: "zones", description: "a map", changed: "2021-09-05T23:00:00.000Z",
      columns: GeoPackageLayer.columns(of: features), features: features)
  }

  @Test func `what is written is read again`() throws {
    let path = Self.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let layer = Self.layer()
    try GeoPackageWriter.write(layer, to: path)
    let document = try GeoPackage.read(path: path)
    #expect(document.features.count == 3)
    #expect(document.features.map { $0.geometry?.area } == layer.features.map { $0.geometry?.area })
    #expect(document.features.map { $0[property: "ward_code"] } == layer.features.map { $0[property: "ward_code"] })
    #expect(document.features[0][property: "incidence"] == .number("12.5"))
    #expect(document.features[1][property: "incidence"] == .number("3.0"))
    #expect(document.features[0][property: "rank"] == .number("0"))
    #expect(document.features[2][property: "rank"] == .null)
    #expect(document.features[0][property: "reasons"] == .string(#"[{"rule":"Bùi \"x\""}]"#))
  }

  @Test func `the same layer gives the same bytes`() throws {
    let paths = [Self.path(), Self.path()]
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    for path in paths { try GeoPackageWriter.write(Self.layer(), to: path) }
    let files = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(files[0] == files[1])
    #expect(!files[0].isEmpty)
  }

  @Test func `the file says what it is, and its index has the box of every area`() throws {
    let path = Self.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try GeoPackageWriter.write(Self.layer(), to: path)
    try DatabaseQueue(path: path).read { database in
      #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x4750_4B47)
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 10300)
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      let found = try Int.fetchAll(
        database,
        sql: "SELECT id FROM rtree_zones_geom WHERE maxx >= 106.5 AND minx <= 106.6 AND maxy >= 21 AND miny <= 22")
      #expect(found == [2])
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM rtree_zones_geom") == 2)
      let kinds = try String.fetchAll(database, sql: "SELECT type FROM pragma_table_info('zones') ORDER BY cid")
      #expect(kinds == ["INTEGER", "MULTIPOLYGON", "TEXT", "INTEGER", "REAL", "TEXT"])
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'") == 6)
    }
  }

  @Test func `a file that cannot be made is named`() throws {
    #expect(throws: GeoPackageError.self) { try GeoPackageWriter.write(Self.layer(), to: "/nowhere/at/all.gpkg") }
  }
}
