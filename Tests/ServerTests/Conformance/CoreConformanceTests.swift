import Foundation
import TestSupport
import Testing

@testable import Server

/// OGC API – Features, Part 1, requirements class "Core" (OGC 17-069r4): one test a requirement, asked from outside.
@Suite struct CoreConformanceTests {
  static let collections = ["zones", "wards", "districts", "decrees"]

  // MARK: Landing page, definition, conformance

  @Test func `root-op: the landing page answers GET at the root`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      #expect(try await server.json("/").status == 200)
      #expect(try await server.ask("/", method: "HEAD").status == 200)
    }
  }

  @Test func `root-success: the landing page links to definition, documentation, conformance and data`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let page = try await server.json("/")
      for relation in ["self", "service-desc", "service-doc", "conformance", "data"] {
        let link = try #require(page.link(relation), "\(relation)")
        #expect(link.hasPrefix(server.address))
        #expect(try await server.ask(link).status == 200, "\(link)")
      }
    }
  }

  @Test func `api-definition-op: the definition answers at the link of the landing page`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let link = try #require(try await server.json("/").link("service-desc"))
      #expect(try await server.ask(link).status == 200)
    }
  }

  @Test func `api-definition-success: the definition is OpenAPI 3.0 in its media type`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.ask("/api", headers: ["Accept": "application/vnd.oai.openapi+json;version=3.0"])
      #expect(answer.headers["content-type"] == "application/vnd.oai.openapi+json;version=3.0")
      #expect((answer.object["openapi"] as? String)?.hasPrefix("3.0.") == true)
    }
  }

  @Test func `conformance-op: the conformance declaration answers`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let link = try #require(try await server.json("/").link("conformance"))
      #expect(try await server.json(link).status == 200)
    }
  }

  @Test func `conformance-success: the classes of all three parts are declared`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let classes = try #require(try await server.json("/conformance").object["conformsTo"] as? [String])
      #expect(Set(classes).count == classes.count)
      for name in [
        "ogcapi-features-1/1.0/conf/core", "ogcapi-features-1/1.0/conf/geojson", "ogcapi-features-1/1.0/conf/html",
        "ogcapi-features-1/1.0/conf/oas30", "ogcapi-features-2/1.0/conf/crs", "ogcapi-features-3/1.0/conf/filter",
        "ogcapi-features-3/1.0/conf/queryables", "cql2/1.0/conf/basic-cql2", "cql2/1.0/conf/cql2-text",
      ] { #expect(classes.contains("http://www.opengis.net/spec/" + name), "\(name)") }
    }
  }

  @Test func `http: methods that an address does not take are refused with those that it takes`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for path in ["/", "/collections", "/collections/zones/items"] {
        let answer = try await server.ask(path, method: "POST", body: Data("{}".utf8))
        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == "GET, HEAD")
      }
      #expect(try await server.ask("/collections/nowhere").status == 404)
      #expect(try await server.ask("/collections", headers: ["Accept": "image/png"]).status == 406)
    }
  }

  @Test func `query-param-unknown: a parameter that is not described is refused`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      for path in ["/", "/conformance", "/api", "/collections"]
        + Self.collections.flatMap({ id in ["", "/items", "/queryables"].map { "/collections/\(id)\($0)" } })
      {
        let answer = try await server.ask(path + "?colour=red")
        #expect(answer.status == 400, "\(path)")
        #expect(answer.object["parameter"] as? String == "colour")
      }
    }
  }

  @Test(
    arguments: [
      "limit=0", "limit=-1", "limit=many", "limit=", "bbox=1,2,3", "bbox=1,2,3,4,5", "bbox=a,b,c,d", "bbox=1,2,3,nan",
      "datetime=yesterday", "datetime=2021-13-01T00:00:00Z", "datetime=2021-02-30",
      "datetime=2021-01-01/2021-01-02/2021-01-03",
      "limit=1&limit=2", "offset=-1", "f=xml", "crs=EPSG:4326", "bbox=1,2,3,4&bbox-crs=nothing", "known=then",
    ])
  func `query-param-invalid: a value that is none is refused with words`(query: String) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.ask("/collections/zones/items?" + query)
      #expect(answer.status == 400)
      #expect(answer.headers["content-type"] == "application/problem+json")
      #expect((answer.object["detail"] as? String)?.isEmpty == false)
    }
  }

  @Test func `crs84: positions are longitude and latitude where nothing else is asked`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.json("/collections/wards/items/00000")
      let geometry = try #require(answer.object["geometry"] as? [String: Any])
      let ring = try #require((geometry["coordinates"] as? [[[Double]]])?.first)
      #expect(ring.allSatisfy { $0[0] >= 105 && $0[0] <= 105.01 && $0[1] >= 21 && $0[1] <= 21.01 })
    }
  }

  // MARK: Collections

  @Test func `fc-md-op: collections answer at the link of the landing page`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let link = try #require(try await server.json("/").link("data"))
      #expect(try await server.json(link).status == 200)
    }
  }

  @Test func `fc-md-success: each collection says what it is`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let all = try #require(try await server.json("/collections").object["collections"] as? [[String: Any]])
      #expect(all.compactMap { $0["id"] as? String } == Self.collections)
      for collection in all { #expect(!(collection["title"] as? String ?? "").isEmpty) }
    }
  }

  @Test func `fc-md-links: collections link to themselves and to their other form`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.json("/collections")
      #expect(answer.link("self") == server.address + "/collections")
      let other = try #require(answer.link("alternate", type: "text/html"))
      #expect(try await server.ask(other).headers["content-type"]?.hasPrefix("text/html") == true)
    }
  }

  @Test func `fc-md-items-links: each collection links to its features in every form`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let all = try #require(try await server.json("/collections").object["collections"] as? [[String: Any]])
      for collection in all {
        let links = try #require(collection["links"] as? [[String: String]]).filter { $0["rel"] == "items" }
        #expect(Set(links.compactMap { $0["type"] }) == ["application/geo+json", "text/html; charset=utf-8"])
        for address in links.compactMap({ $0["href"] }) { #expect(try await server.ask(address).status == 200) }
      }
    }
  }

  @Test func `fc-md-extent: the extent holds all features in space and time`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let extent = try #require(try await server.json("/collections/zones").object["extent"] as? [String: Any])
      let spatial = try #require((extent["spatial"] as? [String: Any])?["bbox"] as? [[Double]])
      #expect(spatial == [[105, 21, 105.04, 21.03]])
      let temporal = try #require((extent["temporal"] as? [String: Any])?["interval"] as? [[Any]])
      #expect(temporal[0][0] is String && temporal[0][1] is NSNull)
    }
  }

  @Test func `sfc-md-success: a collection by itself says what the list says`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let all = try #require(try await server.json("/collections").object["collections"] as? [[String: Any]])
      for listed in all {
        let id = try #require(listed["id"] as? String)
        let alone = try await server.json("/collections/\(id)").object
        #expect(alone["id"] as? String == id)
        #expect(alone["title"] as? String == listed["title"] as? String)
        #expect(alone["itemType"] as? String == "feature")
      }
    }
  }
}
