import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct FileTests {
  @Test func `the GeoJSON of a revision is that of the archive, named by its digest and kept for good`() async throws {
    let city = try SmallCity.published()
    // Made with the server's secret, so that the public's map is the same.
    let map = try PublicFigures(PublicFigures.rule(nil), city.database).shown(city.map(of: 2))
    try await LiveServer.serving(city) { server in
      let answer = try await server.ask("/revisions/2/zones.geojson")
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"] == "application/geo+json")
      #expect(answer.headers["cache-control"] == "public, max-age=31536000, immutable")
      #expect((answer.object["features"] as? [Any])?.count == 12)
      #expect(Array(answer.body) == map.geoJSON)
      let tag = try #require(answer.headers["etag"])
      let again = try await server.ask("/revisions/2/zones.geojson", headers: ["If-None-Match": tag])
      #expect(again.status == 304)
      #expect(again.body.isEmpty)
    }
  }

  @Test func `the current file is that of its revision, says which, and is asked for anew each time`() async throws {
    try await LiveServer.serving(.published()) { server in
      let current = try await server.ask("/revisions/current/zones.csv?hxl=true")
      let numbered = try await server.ask("/revisions/2/zones.csv?hxl=true")
      #expect(current.body == numbered.body)
      #expect(current.headers["content-location"] == "/revisions/2/zones.csv?hxl=true")
      #expect(current.headers["cache-control"] == "no-cache")
    }
  }

  @Test func `a table has a record a ward, and on request a row of hashtags with as many fields`() async throws {
    try await LiveServer.serving(.published()) { server in
      let plain = try await server.ask("/revisions/2/zones.csv").text.split(separator: "\n")
      #expect(plain.count == 13)
      let tagged = try await server.ask("/revisions/2/zones.csv?hxl=true").text.split(separator: "\n")
      #expect(tagged.count == 14)
      #expect(tagged[0] == plain[0])
      #expect(tagged[1].hasPrefix("#date,#adm3+code,#adm3+name,#adm2+name,#severity+level+code,"))
      #expect(
        tagged[1].split(separator: ",", omittingEmptySubsequences: false).count == plain[0].split(separator: ",").count)
      for tag in tagged[1].split(separator: ",") {
        #expect(tag.wholeMatch(of: /#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*/) != nil, "\(tag)")
      }
    }
  }

  @Test(arguments: ZoneFile.allCases)
  func `parts of a file make up the file`(file: ZoneFile) async throws {
    try await LiveServer.serving(.published()) { server in
      let path = "/revisions/2/\(file.rawValue)"
      // Asked for a part, clients get the bytes as they are.
      let whole = try await server.ask(path, headers: ["Accept-Encoding": "identity"])
      #expect(whole.headers["accept-ranges"] == "bytes")
      let size = whole.body.count
      let head = try await server.ask(path, headers: ["Range": "bytes=0-99"])
      let rest = try await server.ask(path, headers: ["Range": "bytes=100-"])
      let tail = try await server.ask(path, headers: ["Range": "bytes=-7"])
      #expect([head, rest, tail].map(\.status) == [206, 206, 206])
      #expect(head.headers["content-range"] == "bytes 0-99/\(size)")
      #expect(head.body + rest.body == whole.body)
      #expect(tail.body == whole.body.suffix(7))
      let beyond = try await server.ask(path, headers: ["Range": "bytes=\(size)-"])
      #expect(beyond.status == 416)
      #expect(beyond.headers["content-range"] == "bytes */\(size)")
      let other = try await server.ask(path, headers: ["Range": "bytes=0-1", "If-Range": "\"of another day\""])
      #expect(other.status == 200)
      #expect(other.body == whole.body)
    }
  }
}
