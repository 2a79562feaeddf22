import Foundation
import GRDB
import Testing

@testable import SpatialCore

@Suite struct GeoPackageTests {
  static let ogr2ogr = ["/usr/bin/ogr2ogr", "/usr/local/bin/ogr2ogr"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func temporaryPath(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("zonal-\(UUID().uuidString)-\(name)").path
  }

  /// A GeoPackage of two square wards in a reference system, made by GDAL.
  static func make(_ system: String, extra: [String] = []) throws -> String {
    let source = temporaryPath("wards.geojson")
    let target = temporaryPath("wards.gpkg")
    let squares = [(105.80, "00001", "Phường A"), (105.81, "00002", "Phường B")].map { x, code, name in
      let ring = [(x, 21.0), (x + 0.01, 21.0), (x + 0.01, 21.01), (x, 21.01), (x, 21.0)]
      let positions = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        #"{"type":"Feature","properties":{"ward_code":"\#(code)","name":"\#(name)","residents":12.5},"geometry":{"type":"Polygon","coordinates":[[\#(positions)]]}}"#
    }
    try Data(#"{"type":"FeatureCollection","features":[\#(squares.joined(separator: ","))]}"#.utf8)
      .write(to: URL(fileURLWithPath: source))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(ogr2ogr))
    process.arguments = ["-f", "GPKG", target, source, "-t_srs", system] + extra
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try FileManager.default.removeItem(atPath: source)
    return target
  }

  @Test(
    .enabled(if: ogr2ogr != nil, "needs GDAL's ogr2ogr"),
    arguments: ["EPSG:4326", "EPSG:3405", "EPSG:5897", "EPSG:32648", "EPSG:3857", "EPSG:4756"])
  func `a GeoPackage in any reference system gives the same wards`(_ system: String) throws {
    let path = try Self.make(system, extra: system == "EPSG:5897" ? ["-nlt", "PROMOTE_TO_MULTI"] : [])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let set = try BoundarySet.load(path: path)
    #expect(set.wards.map(\.code) == ["00001", "00002"])
    #expect(set.wards.map(\.name) == ["Phường A", "Phường B"])
    let corner = try #require(set.wards[0].area.polygons.first?.exterior.min { ($0.x + $0.y) < ($1.x + $1.y) })
    // VN-2000 and WGS 84 lie about 190 m apart, by the shift that GDAL and we both ask PROJ for.
    #expect(Geodesic.distance(corner, Coordinate(longitude: 105.80, latitude: 21.0)) < 0.05)
    let litter = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
      .filter { $0.hasPrefix((path as NSString).lastPathComponent) }
    #expect(litter.count == 1, "\(litter)")
  }

  @Test(.enabled(if: ogr2ogr != nil, "needs GDAL's ogr2ogr")) func `a broken or other SQLite file is refused`() throws {
    let path = try Self.make("EPSG:4326")
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect { _ = try GeoPackage.read(path: path, layer: "nothing") } throws: { "\($0)".contains("--layer") }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let cut = Self.temporaryPath("cut.gpkg")
    defer { try? FileManager.default.removeItem(atPath: cut) }
    for length in [16, 100, 5000, bytes.count / 2] {
      try bytes.prefix(length).write(to: URL(fileURLWithPath: cut))
      #expect { _ = try BoundarySet.load(path: cut) } throws: { "\($0)".contains("cut.gpkg") }
    }
    #expect(throws: BoundaryError.self) { try BoundarySet.load(path: Self.temporaryPath("none.gpkg")) }
  }

  /// Changes the file with SQL, as its maker might have.
  static func change(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The triggers of GDAL's spatial index call functions that only GDAL has.
  static func dropTriggers(_ path: String) throws {
    let triggers = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    }
    for trigger in triggers { try change(path, "DROP TRIGGER \"\(trigger)\"") }
  }

  @Test(.enabled(if: ogr2ogr != nil, "needs GDAL's ogr2ogr"))
  func `a system that only the file's maker has a code for is taken from its definition`() throws {
    let path = try Self.make("EPSG:5897")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Self.change(
      path,
      "UPDATE gpkg_spatial_ref_sys SET organization = 'NHA_RIENG', organization_coordsys_id = 7 WHERE srs_id = 5897")
    let area = try BoundarySet.load(path: path).wards[0].area
    let corner = try #require(area.polygons.first?.exterior.min { ($0.x + $0.y) < ($1.x + $1.y) })
    #expect(Geodesic.distance(corner, Coordinate(longitude: 105.80, latitude: 21.0)) < 0.05)
    // A deprecated code stays refused, although there is a definition.
    try Self.change(
      path,
      "UPDATE gpkg_spatial_ref_sys SET organization = 'EPSG', organization_coordsys_id = 6957 WHERE srs_id = 5897")
    #expect { _ = try BoundarySet.load(path: path) } throws: { "\($0)".contains("EPSG:5897") }
  }

  @Test(.enabled(if: ogr2ogr != nil, "needs GDAL's ogr2ogr"))
  func `metres in a layer without a reference system are refused`() throws {
    let path = try Self.make("EPSG:5897")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Self.change(path, "PRAGMA foreign_keys = OFF; UPDATE gpkg_geometry_columns SET srs_id = -1")
    #expect { _ = try BoundarySet.load(path: path) } throws: { "\($0)".contains("no longitude and latitude") }
  }

  @Test(.enabled(if: ogr2ogr != nil, "needs GDAL's ogr2ogr"))
  func `a view is a layer, and of several layers one has to be named`() throws {
    let path = try Self.make("EPSG:4326")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let table = try DatabaseQueue(path: path).read {
      try String.fetchOne($0, sql: "SELECT table_name FROM gpkg_contents")
    }
    let name = try #require(table)
    try Self.change(
      path,
      """
      CREATE VIEW north AS SELECT * FROM "\(name)" WHERE ward_code = '00002';
      INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('north', 'features', 'north', 4326);
      INSERT INTO gpkg_geometry_columns VALUES ('north', 'geom', 'POLYGON', 4326, 0, 0);
      """)
    #expect { _ = try GeoPackage.read(path: path) } throws: { "\($0)".contains("north") && "\($0)".contains(name) }
    let features = try GeoPackage.read(path: path, layer: "north").features
    #expect(features.map { $0[property: "ward_code"]?.text } == ["00002"])
    #expect(features[0][property: "residents"] == .number("12.5"))
  }

  @Test(.enabled(if: ogr2ogr != nil, "needs GDAL's ogr2ogr"))
  func `changes that another program has not yet written into the file are read`() throws {
    let path = try Self.make("EPSG:4326")
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
    try Self.dropTriggers(path)
    let editor = try DatabaseQueue(path: path)
    try editor.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
    }
    let table = try #require(
      try editor.read { try String.fetchOne($0, sql: "SELECT table_name FROM gpkg_contents") })
    try editor.write { try $0.execute(sql: "UPDATE \"\(table)\" SET name = 'Phường Mới' WHERE ward_code = '00001'") }
    let names = try GeoPackage.read(path: path).features.compactMap { $0[property: "name"]?.text }
    #expect(names.contains("Phường Mới"))
    try editor.close()
  }

  @Test(.enabled(if: ogr2ogr != nil, "needs GDAL's ogr2ogr"))
  func `a geometry that cannot be read is named by layer and row`() throws {
    let path = try Self.make("EPSG:4326")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let queue = try DatabaseQueue(path: path)
    let found = try queue.read { database in
      let name = try String.fetchOne(database, sql: "SELECT table_name FROM gpkg_contents") ?? ""
      return (name, try Data.fetchOne(database, sql: "SELECT geom FROM \"\(name)\"") ?? Data())
    }
    let (table, good) = found
    try queue.close()
    try Self.dropTriggers(path)
    var extended = good
    extended[3] |= 0x20
    var random = SplitMix64(seed: 61)
    var broken = [extended, Data(), Data("GP".utf8), good.prefix(9), Data("XX".utf8) + good.dropFirst(2)]
    broken.append(good.prefix(40) + Data([1, 3, 0, 0, 0, 255, 255, 255, 255]))
    for bytes in broken {
      let writer = try DatabaseQueue(path: path)
      try writer.write { try $0.execute(sql: "UPDATE \"\(table)\" SET geom = ? WHERE fid = 2", arguments: [bytes]) }
      try writer.close()
      #expect { _ = try GeoPackage.read(path: path) } throws: {
        "\($0)".contains("row 2") && "\($0)".contains(table)
      }
    }
    // Any other damage may read as something else, and must not crash.
    for _ in 0..<300 {
      var bytes = good
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      let writer = try DatabaseQueue(path: path)
      try writer.write { try $0.execute(sql: "UPDATE \"\(table)\" SET geom = ? WHERE fid = 2", arguments: [bytes]) }
      try writer.close()
      _ = try? BoundarySet.load(path: path)
    }
  }
}
