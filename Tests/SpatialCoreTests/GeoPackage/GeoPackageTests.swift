import Foundation
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
}
