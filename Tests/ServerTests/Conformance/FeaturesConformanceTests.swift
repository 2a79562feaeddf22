import Foundation
import TestSupport
import Testing

@testable import Server

/// OGC API – Features, Part 1, "Core", features and their parameters (OGC 17-069r4, 7.15 and 7.16).
@Suite struct FeaturesConformanceTests {
  @Test(arguments: CoreConformanceTests.collections)
  func `fc-op: every collection answers with features`(id: String) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.json("/collections/\(id)/items")
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"] == "application/geo+json")
    }
  }

  @Test func `fc-limit-definition: a limit above the largest is the largest`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.json("/collections/zones/items?limit=50000")
      #expect(answer.status == 200)
      #expect(answer.features.count == 12)
    }
  }

  @Test(arguments: [1, 5, 12, 100])
  func `fc-limit-response-1: no answer has more features than the limit`(limit: Int) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      #expect(try await server.json("/collections/zones/items?limit=\(limit)").features.count == min(limit, 12))
    }
  }

  @Test(arguments: [
    ("105.001,21.001,105.002,21.002", ["00000"]), ("105.001,21.001,0,105.002,21.002,100", ["00000"]),
    // Borders count.
    ("105.01,21.001,105.011,21.002", ["00000", "00001"]), ("0,0,1,1", []),
    // From 105.035 east around the world to 105.005.
    ("105.035,21.001,105.005,21.002", ["00000", "00003"]),
  ])
  func `fc-bbox-response: only features that meet the box are answered`(box: String, ids: [String]) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for collection in ["zones", "wards"] {
        #expect(try await server.json("/collections/\(collection)/items?bbox=\(box)").ids == ids)
      }
    }
  }

  @Test func `fc-time-response: an instant, an interval and open ends choose zones by their time`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let extent = try #require(try await server.json("/collections/zones").object["extent"] as? [String: Any])
      let begin = try #require(((extent["temporal"] as? [String: Any])?["interval"] as? [[Any]])?[0][0] as? String)
      func count(_ time: String) async throws -> Int? {
        try await server.json("/collections/zones/items?datetime=\(time)").object["numberMatched"] as? Int
      }
      #expect(try await count("2000-01-01T00:00:00Z") == 0)
      #expect(try await count("../2000-01-01T00:00:00Z") == 0)
      #expect(try await count(begin) == 12)
      #expect(try await count("\(begin)/..") == 24)
      #expect(try await count("../..") == 24)
      #expect(try await count("../\(begin)") == 12)
    }
  }

  @Test func `fc-time-response: features without a time are answered whatever it is`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for id in ["wards", "districts"] {
        let all = try await server.json("/collections/\(id)/items").ids
        #expect(try await server.json("/collections/\(id)/items?datetime=2000-01-01T00:00:00Z").ids == all)
      }
    }
  }

  @Test func `fc-links: a page links to itself, its other form, its collection and the next page`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let path = "/collections/zones/items?limit=5"
      let page = try await server.json(path)
      #expect(page.link("self") == server.address + path)
      #expect(page.link("alternate", type: "text/html") != nil)
      #expect(page.link("collection") == server.address + "/collections/zones")
      #expect(page.link("next") != nil)
      #expect(page.link("prev") == nil)
    }
  }

  @Test func `fc-links: next links lead through all features, each once, and keep every parameter`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let crs = LiveServer.encoded(FeatureCRS.wgs84.uri)
      let district = LiveServer.encoded("Quận 1")
      let pages = try await server.pages("/collections/zones/items?limit=2&district=\(district)&crs=\(crs)")
      #expect(pages.flatMap(\.ids) == ["00004", "00005", "00006", "00007"])
      for page in pages {
        #expect(page.headers["content-crs"] == "<\(FeatureCRS.wgs84.uri)>")
        #expect(page.object["numberMatched"] as? Int == 4)
      }
      let previous = try #require(pages.last?.link("prev"))
      #expect(try await server.json(previous).ids == ["00004", "00005"])
    }
  }

  @Test func `fc-rel-type: every link names its media type`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for path in ["/collections/zones/items?limit=3", "/collections/zones/items/00000", "/", "/collections"] {
        let answer = try await server.json(path)
        #expect(!answer.links.isEmpty)
        #expect(answer.links.allSatisfy { $0["type"] != nil }, "\(path)")
      }
    }
  }

  @Test func `fc-timeStamp: a page says when it was looked at`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let time = try #require(try await server.json("/collections/zones/items").object["timeStamp"] as? String)
      #expect(TimeText.instant(time) != nil)
    }
  }

  @Test func `fc-numberMatched and fc-numberReturned are exact`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let page = try await server.json("/collections/wards/items?limit=5&offset=10")
      #expect(page.object["numberMatched"] as? Int == 12)
      #expect(page.object["numberReturned"] as? Int == 2)
      #expect(page.features.count == 2)
    }
  }

  @Test(arguments: CoreConformanceTests.collections)
  func `f-op: every feature of a page answers at its own address with the same content`(id: String) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for feature in try await server.json("/collections/\(id)/items?limit=3").features {
        let name = try #require(feature["id"] as? String)
        let alone = try await server.json("/collections/\(id)/items/\(name)")
        #expect(alone.status == 200)
        #expect(alone.headers["content-type"] == "application/geo+json")
        let listed = try #require(feature["properties"] as? [String: Any])
        #expect(NSDictionary(dictionary: alone.properties) == NSDictionary(dictionary: listed))
      }
      #expect(try await server.json("/collections/\(id)/items/nobody").status == 404)
    }
  }

  @Test func `f-links: a feature links to itself, its other form and its collection`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.json("/collections/zones/items/00003")
      #expect(answer.link("self") == server.address + "/collections/zones/items/00003")
      #expect(answer.link("alternate", type: "text/html") != nil)
      #expect(answer.link("collection") == server.address + "/collections/zones")
    }
  }

  // MARK: Encodings

  @Test func `geojson-content: pages and features are GeoJSON`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let page = try await server.json("/collections/zones/items")
      #expect(page.object["type"] as? String == "FeatureCollection")
      #expect(page.features.allSatisfy { $0["type"] as? String == "Feature" && $0["geometry"] is [String: Any] })
      #expect(try await server.json("/collections/zones/items/00000").object["type"] as? String == "Feature")
    }
  }

  @Test(arguments: [
    "/", "/conformance", "/collections", "/collections/zones", "/collections/zones/queryables",
    "/collections/zones/items", "/collections/zones/items/00000", "/collections/districts/items", "/api",
  ])
  func `html-content: every resource is a page too, by f and by Accept`(path: String) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for answer in [
        try await server.ask(path + "?f=html"), try await server.ask(path, headers: ["Accept": "text/html,*/*;q=0.1"]),
      ] {
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"]?.hasPrefix("text/html") == true)
        #expect(answer.text.lowercased().hasPrefix("<!doctype html>"))
        #expect(answer.text.contains("<html lang=\"") && answer.text.contains("<h1"))
        // The landing page of readers is the web map.
        #expect(path == "/" || !answer.text.contains("<script"))
        if path == "/" {
          for link in ["/collections", "/conformance", "/api"] {
            #expect(answer.text.contains("href=\"\(link)?f=html\""))
          }
        }
      }
    }
  }

  // MARK: Caches

  @Test func `an answer that the client has is not sent again, by tag and by date`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for path in ["/collections/zones/items", "/collections/zones/items/00000", "/collections/wards/items"] {
        let first = try await server.json(path)
        let tag = try #require(first.headers["etag"])
        #expect(try await server.json(path, headers: ["If-None-Match": tag]).status == 304)
        #expect(try await server.json(path, headers: ["If-None-Match": "\"other\""]).status == 200)
        let date = try #require(first.headers["last-modified"])
        #expect(try await server.json(path, headers: ["If-Modified-Since": date]).status == 304)
      }
    }
  }
}
