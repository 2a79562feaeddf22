import Foundation
import TestSupport
import Testing

@testable import Server

/// OGC API – Features, Part 2: coordinate reference systems by reference (OGC 18-058r1).
@Suite struct CRSConformanceTests {
  private static func corner(_ answer: LiveServer.Answer) -> [Double]? {
    let geometry = (answer.features.first?["geometry"] ?? answer.object["geometry"]) as? [String: Any]
    return (geometry?["coordinates"] as? [[[Double]]])?.first?.first
  }

  @Test func `fc-md-crs-list and storageCrs: every collection names its systems, CRS84 first`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let all = try #require(try await server.json("/collections").object["collections"] as? [[String: Any]])
      for collection in all {
        let systems = try #require(collection["crs"] as? [String])
        #expect(systems.first == FeatureCRS.crs84.uri)
        #expect(systems.contains("http://www.opengis.net/def/crs/EPSG/0/3405"))
        let storage = try #require(collection["storageCrs"] as? String)
        #expect(systems.contains(storage))
      }
    }
  }

  @Test(arguments: [
    (FeatureCRS.crs84, [105.0, 21.0]), (.wgs84, [21.0, 105.0]),
    // pyproj 3.7 with PROJ 9.5.1, always_xy, 30 November 2026; gdaltransform 3.6.2 says the same.
    (.webMercator, [11_688_546.533, 2_391_878.588]), (.vn2000, [499_804.181, 2_322_255.721]),
  ])
  func `fc-crs-action: geometries are in the system that is asked for, axes in its order`(
    crs: FeatureCRS, corner: [Double]
  ) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let query = "crs=\(LiveServer.encoded(crs.uri))"
      for path in ["/collections/wards/items?limit=1&\(query)", "/collections/wards/items/00000?\(query)"] {
        let answer = try await server.json(path)
        #expect(answer.headers["content-crs"] == "<\(crs.uri)>")
        let found = try #require(Self.corner(answer))
        let tolerance = crs == .vn2000 ? 300.0 : 0.001
        #expect(zip(found, corner).allSatisfy { abs($0 - $1) <= tolerance }, "\(found)")
      }
    }
  }

  @Test func `fc-crs-valid-value: a system that is not named is refused`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let crs = LiveServer.encoded("http://www.opengis.net/def/crs/EPSG/0/28992")
      #expect(try await server.json("/collections/wards/items?crs=\(crs)").status == 400)
      #expect(try await server.json("/collections/wards/items?bbox=1,2,3,4&bbox-crs=\(crs)").status == 400)
    }
  }

  @Test func `ogc-crs-header: the header names the system of the answer where none was asked for`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for path in ["/collections/zones/items", "/collections/zones/items/00000"] {
        #expect(try await server.json(path).headers["content-crs"] == "<\(FeatureCRS.crs84.uri)>")
      }
    }
  }

  @Test func `fc-bbox-crs-action: a box in any system chooses the same features`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let boxes: [(FeatureCRS, String)] = [
        (.crs84, "105.001,21.001,105.002,21.002"), (.wgs84, "21.001,105.001,21.002,105.002"),
        (.webMercator, "11688660,2392000,11688760,2392100"), (.vn2000, "499900,2322360,500000,2322460"),
      ]
      for (crs, box) in boxes {
        let answer = try await server.json(
          "/collections/zones/items?bbox=\(box)&bbox-crs=\(LiveServer.encoded(crs.uri))")
        #expect(answer.ids == ["00000"], "\(crs)")
      }
    }
  }
}
