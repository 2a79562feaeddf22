import Foundation
import TestSupport
import Testing

@testable import Server

/// OGC API – Features, Part 3: filtering (OGC 19-079r2), and CQL2 (OGC 21-065r2).
@Suite struct FilterConformanceTests {
  @Test(arguments: CoreConformanceTests.collections)
  func `queryables: every collection links to a JSON Schema of what filters know`(id: String) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let link = try #require(
        try await server.json("/collections/\(id)").link("http://www.opengis.net/def/rel/ogc/1.0/queryables"))
      let answer = try await server.ask(link, headers: ["Accept": "application/schema+json"])
      #expect(answer.headers["content-type"] == "application/schema+json")
      #expect(answer.object["$id"] as? String == link)
      #expect(answer.object["type"] as? String == "object")
      #expect((answer.object["properties"] as? [String: Any])?["geometry"] != nil)
    }
  }

  @Test(arguments: CoreConformanceTests.collections)
  func `queryables-query-parameters: each queryable is a parameter, and chooses features by its value`(
    id: String
  ) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let queryables = try await server.ask("/collections/\(id)/queryables").object["properties"] as? [String: Any]
      let first = try await server.json("/collections/\(id)/items?limit=1")
      for name in try #require(queryables).keys where name != "geometry" {
        guard let value = first.properties[name], !(value is NSNull) else { continue }
        let isTruth = ["true", "false"].contains("\(value)") || name == "stale"
        let text = isTruth ? ((value as? Bool) == true ? "true" : "false") : "\(value)"
        let found = try await server.json("/collections/\(id)/items?limit=1&\(name)=\(LiveServer.encoded(text))")
        #expect(found.status == 200, "\(name)")
        #expect(found.ids == first.ids, "\(name)=\(text)")
      }
    }
  }

  @Test func `filter: features for which it is not true are left out`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      func ids(_ filter: String) async throws -> [String] {
        let query = "filter=\(LiveServer.encoded(filter))&filter-lang=cql2-text"
        let answer = try await server.json("/collections/zones/items?" + query)
        #expect(answer.status == 200, "\(filter)")
        return answer.ids
      }
      #expect(try await ids("ward_code = '00003'") == ["00003"])
      #expect(try await ids("district = 'Quận 2' AND ward_code > '00009'") == ["00010", "00011"])
      let some = "ward_code IN ('00001', '00002') OR NOT (ward_code <> '00007')"
      #expect(try await ids(some) == ["00001", "00002", "00007"])
      #expect(try await ids("ward_code LIKE '0001%'") == ["00010", "00011"])
      #expect(try await ids("population BETWEEN 900 AND 950") == ["00000", "00001"])
      #expect(try await ids("in_force_until IS NULL").count == 12)
      #expect(try await ids("in_force_from > TIMESTAMP('2000-01-01T00:00:00Z') AND stale = FALSE").count == 12)
      #expect(try await ids("S_INTERSECTS(geometry, POINT(105.015 21.005))") == ["00001"])
      #expect(try await ids("S_INTERSECTS(geometry, BBOX(105.001, 21.001, 105.002, 21.012))") == ["00000", "00004"])
    }
  }

  @Test func `filter-crs: geometries of the filter are in the system that it names`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let filter = LiveServer.encoded("S_INTERSECTS(geometry, POINT(21.005 105.015))")
      let crs = LiveServer.encoded(FeatureCRS.wgs84.uri)
      #expect(try await server.json("/collections/wards/items?filter=\(filter)&filter-crs=\(crs)").ids == ["00001"])
      #expect(try await server.json("/collections/wards/items?filter=\(filter)").ids.isEmpty)
    }
  }

  @Test(arguments: ["bogus = 1", "ward_code =", "ward_code = 1", "rank = 'a'", "((((rank = 1)", "rank = 1 rank = 2"])
  func `filter: one that cannot be read is refused with the place`(filter: String) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.json("/collections/zones/items?filter=\(LiveServer.encoded(filter))")
      #expect(answer.status == 400)
      #expect((answer.object["detail"] as? String)?.contains("at character") == true)
    }
  }

  @Test func `filter-lang: only the language that is declared is taken`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      #expect(try await server.json("/collections/zones/items?filter=rank=1&filter-lang=cql2-json").status == 400)
      #expect(try await server.json("/collections/zones/items?filter=rank=1&filter-lang=cql2-text").status == 200)
    }
  }
}
