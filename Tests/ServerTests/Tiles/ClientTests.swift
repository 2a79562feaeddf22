import Foundation
import TestSupport
import Testing

@testable import Server

/// Files and tiles as programs read them that others wrote.
@Suite struct ClientTests {
  static let gdal = OutsideTool("ogrinfo")
  static let python = OutsideTool.python(with: "mapbox_vector_tile", "pmtiles", "shapely")

  @Test(.enabled(if: gdal != nil, "needs ogrinfo (gdal-bin)"))
  func `GDAL reads the GeoPackage with typed columns and the features of the GeoJSON`() async throws {
    let folder = TemporaryFolder()
    try await LiveServer.serving(.published()) { server in
      for file in ["zones.gpkg", "zones.geojson"] {
        let answer = try await server.ask("/revisions/2/\(file)")
        try answer.body.write(to: URL(fileURLWithPath: folder.path(file)))
      }
    }
    let package = try #require(Self.gdal).run(["-so", folder.path("zones.gpkg"), "zones"])
    #expect(package.code == 0, "\(package.text)")
    for line in [
      "Feature Count: 12", "ward_code: String", "rank: Integer64", "FID Column = fid", "Geometry: Multi Polygon",
    ] {
      #expect(package.text.contains(line), "\(line) in \(package.text)")
    }
    #expect(!package.text.lowercased().contains("warning"), "\(package.text)")
    // The sum of a column and of the areas is the same in both.
    let sql = "SELECT count(*) AS n, sum(population) AS p, sum(ST_Area(geom)) AS a FROM zones"
    let one = try #require(Self.gdal).run(["-q", "-dialect", "sqlite", "-sql", sql, folder.path("zones.gpkg")])
    let other = try #require(Self.gdal).run(
      ["-q", "-dialect", "sqlite", "-sql", sql.replacing("geom", with: "geometry"), folder.path("zones.geojson")])
    func values(_ text: String) -> [String] {
      text.split(separator: "\n").filter { $0.contains(" = ") }.map { String($0.drop { $0 != "=" }.prefix(12)) }
    }
    #expect(values(one.text) == values(other.text), "\(one.text)\(other.text)")
    #expect(values(one.text).count == 3)
  }

  @Test(.enabled(if: gdal != nil, "needs ogrinfo (gdal-bin)"))
  func `GDAL reads a tile in its folder, and the ward at its place`() async throws {
    let folder = TemporaryFolder()
    let tile = folder.url.appendingPathComponent("12/3242/1803.pbf")
    try FileManager.default.createDirectory(at: tile.deletingLastPathComponent(), withIntermediateDirectories: true)
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask("/tiles/2/12/3242/1803", headers: ["Accept-Encoding": "identity"])
      try answer.body.write(to: tile)
    }
    let result = try #require(Self.gdal).run(
      ["-al", "-where", "ward_code='00005'", "-nomd", "MVT:" + folder.path("12"), "-oo", "METADATA_FILE=", "zones"])
    #expect(result.code == 0, "\(result.text)")
    #expect(result.text.contains("Feature Count: 1"), "\(result.text)")
    #expect(result.text.contains("name (String) = Phường 5"), "\(result.text)")
  }

  @Test(.enabled(if: python != nil, "needs Python with mapbox_vector_tile, pmtiles and shapely; ZONAL_PYTHON names it"))
  func `the readers of Python find every ward, valid, in tiles and archive`() async throws {
    let folder = TemporaryFolder()
    try await LiveServer.serving(.published()) { server in
      let archive = try await server.ask("/revisions/2/zones.pmtiles")
      try archive.body.write(to: URL(fileURLWithPath: folder.path("zones.pmtiles")))
      let tile = try await server.ask("/tiles/2/12/3242/1803.mvt", headers: ["Accept-Encoding": "identity"])
      try tile.body.write(to: URL(fileURLWithPath: folder.path("tile.mvt")))
    }
    let program = """
      import gzip, sys, mapbox_vector_tile
      from pmtiles.reader import Reader, MemorySource, all_tiles
      from shapely.geometry import shape
      source = MemorySource(open(sys.argv[1], 'rb').read())
      reader = Reader(source)
      assert reader.header()['max_zoom'] == 12 and reader.metadata()['vector_layers'][0]['id'] == 'zones'
      assert gzip.decompress(reader.get(12, 3242, 1803)) == open(sys.argv[2], 'rb').read()
      wards = {}
      for (z, x, y), packed in all_tiles(source):
          layers = mapbox_vector_tile.decode(gzip.decompress(packed))
          for feature in layers['zones']['features']:
              assert shape(feature['geometry']).is_valid, (z, x, y, feature['id'])
              wards.setdefault(z, set()).add(feature['properties']['ward_code'])
      print(sorted((z, len(codes)) for z, codes in wards.items()))
      """
    let result = try #require(Self.python).run(["-c", program, folder.path("zones.pmtiles"), folder.path("tile.mvt")])
    #expect(result.code == 0, "\(result.text)")
    let expected = "[" + (0...12).map { "(\($0), 12)" }.joined(separator: ", ") + "]"
    #expect(result.text.contains(expected), "\(result.text)")
  }
}
