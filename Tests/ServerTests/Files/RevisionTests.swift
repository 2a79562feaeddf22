import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct RevisionTests {
  @Test func `revisions are listed the newest first, with what they were made from and nobody's name`() async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask("/revisions")
      #expect(answer.status == 200)
      let revisions = try #require(answer.object["revisions"] as? [[String: Any]])
      #expect(revisions.map { $0["number"] as? Int } == [2, 1])
      let newest = try #require(revisions.first)
      #expect(newest["on"] as? String == "2021-09-07")
      #expect(newest["criteria"] as? String == "simple-recency")
      #expect((newest["inputs_digest"] as? String)?.hasPrefix("sha256:") == true)
      #expect(newest["act"] as? String == "Act")
      let levels = try #require(newest["wards_by_level"] as? [String: Int])
      #expect(levels.values.reduce(0, +) == 12)
      #expect(!answer.text.contains("approved"))
      for link in try #require(newest["links"] as? [[String: String]]) where link["rel"] == "enclosure" {
        let href = try #require(link["href"])
        #expect(href.hasPrefix(server.address))
        #expect(try await server.ask(href).status == 200, "\(href)")
      }
    }
  }

  @Test func `pages follow one another without gaps and without repeats`() async throws {
    try await LiveServer.serving(.published()) { server in
      var numbers: [Int] = []
      var next: String? = "/revisions?limit=1"
      while let address = next {
        let page = try await server.ask(address).object
        numbers += (page["revisions"] as? [[String: Any]] ?? []).compactMap { $0["number"] as? Int }
        let links = page["links"] as? [[String: String]] ?? []
        next = links.first { $0["rel"] == "next" }?["href"]
      }
      #expect(numbers == [2, 1])
    }
  }

  @Test func `one revision is found by its number and as the current one`() async throws {
    try await LiveServer.serving(.published()) { server in
      let first = try await server.ask("/revisions/1")
      #expect(first.object["number"] as? Int == 1)
      let current = try await server.ask("/revisions/current")
      #expect(current.object["number"] as? Int == 2)
      #expect(current.headers["content-location"] == "/revisions/2")
    }
  }

  @Test(arguments: ["/revisions/3", "/revisions/3/zones.geojson", "/revisions/999999999/zones.csv"])
  func `a revision that is not there is not found`(path: String) async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask(path)
      #expect(answer.status == 404)
      #expect((answer.object["detail"] as? String)?.contains("/revisions") == true)
    }
  }

  @Test(arguments: [
    "/revisions/0", "/revisions/last", "/revisions/-1/zones.csv", "/revisions?limit=0", "/revisions?page=2",
  ])
  func `what cannot name a revision or a page is a bad request`(path: String) async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await server.ask(path)
      #expect(answer.status == 400)
    }
  }

  @Test func `before the first publication there is a list without entries and no current revision`() async throws {
    try await LiveServer.serving(SmallCity()) { server in
      let list = try await server.ask("/revisions")
      #expect((list.object["revisions"] as? [Any])?.isEmpty == true)
      let current = try await server.ask("/revisions/current")
      #expect(current.status == 404)
    }
  }
}
