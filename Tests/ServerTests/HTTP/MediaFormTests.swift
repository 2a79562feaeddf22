import TestSupport
import Testing

@testable import Server

@Suite struct MediaFormTests {
  @Test(arguments: [
    (nil, "application/geo+json"), ("*/*", "application/geo+json"), ("application/json", "application/geo+json"),
    ("application/geo+json", "application/geo+json"), ("text/html", "text/html; charset=utf-8"),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
    ("text/html;q=0.2, application/geo+json;q=0.8", "application/geo+json"),
    ("application/json;q=0, text/*", "text/html; charset=utf-8"), ("application/*", "application/geo+json"),
  ])
  func `the form follows what the client takes most`(accept: String?, type: String) async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let answer = try await server.ask("/collections/wards/items", headers: accept.map { ["Accept": $0] } ?? [:])
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"] == type)
    }
  }

  @Test func `f goes before Accept, and what cannot be had is said`() async throws {
    try await LiveServer.serving(.published()) { server async throws in
      let json = try await server.ask("/collections?f=json", headers: ["Accept": "text/html"])
      #expect(json.headers["content-type"] == "application/json")
      let none = try await server.ask("/collections", headers: ["Accept": "application/xml, text/html;q=0"])
      #expect(none.status == 406)
      #expect(none.headers["content-type"] == "application/problem+json")
    }
  }
}
