import Foundation
import TestSupport
import Testing

@testable import Server

/// GDAL's own driver of OGC API – Features; seen with 3.6.2.
@Suite(.enabled(if: ClientProgram("ogrinfo") != nil, "GDAL is not here: apt-get install gdal-bin"))
struct GDALTests {
  private static func ogrinfo(_ arguments: [String]) async throws -> String {
    let (text, code) = try await ClientProgram("ogrinfo")!.run(arguments, environment: ["CPL_DEBUG": "HTTP"])
    #expect(code == 0, "\(text)")
    return text
  }

  @Test func `GDAL lists the collections`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let text = try await Self.ogrinfo(["OAPIF:\(server.address)"])
      for id in CoreConformanceTests.collections { #expect(text.contains(": \(id) (title:"), "\(text)") }
    }
  }

  @Test func `GDAL pages through every collection and loses no feature`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for (id, count) in [("zones", 12), ("wards", 12), ("districts", 3), ("decrees", 0)] {
        let text = try await Self.ogrinfo(["-al", "-so", "OAPIF:\(server.address)", id, "-oo", "PAGE_SIZE=5"])
        #expect(text.contains("Feature Count: \(count)"), "\(text)")
      }
    }
  }

  @Test(arguments: [
    ("district = 'Quận 1'", "district=Qu%E1%BA%ADn%201", 4),
    ("ward_code = '00003' AND revision = 2", "ward_code=00003", 1),
    ("stale = 0", "stale=0", 12),
  ])
  func `GDAL pushes comparisons of declared properties to the server`(
    comparison: String, query: String, count: Int
  ) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let text = try await Self.ogrinfo(["-al", "-so", "OAPIF:\(server.address)", "zones", "-where", comparison])
      #expect(text.contains(query), "\(text)")
      #expect(text.contains("Feature Count: \(count)"), "\(text)")
    }
  }

  @Test func `GDAL pushes a box, and writes a GeoPackage`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let folder = TemporaryFolder()
      let file = folder.path("zones.gpkg")
      let (text, code) = try await #require(ClientProgram("ogr2ogr")).run(
        ["-f", "GPKG", file, "OAPIF:\(server.address)", "zones", "-spat", "105.001", "21.001", "105.015", "21.002"],
        environment: ["CPL_DEBUG": "HTTP"])
      #expect(code == 0 && text.contains("bbox=105.00"), "\(text)")
      #expect(try await Self.ogrinfo(["-al", "-so", file]).contains("Feature Count: 2"))
    }
  }
}
