import Foundation
import Quantities
import TestSupport
import Testing

@testable import Server

@Suite struct FeedTests {
  private static func post(_ server: LiveServer, _ text: String) async throws -> LiveServer.Answer {
    try await server.ask(
      "/zones/query", method: "POST", headers: ["Content-Type": "application/json"], body: Data(text.utf8))
  }

  @Test func `many wards and points are answered in their order, unknown ones among them`() async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await Self.post(
        server, #"{"wards":["00003","nowhere"],"points":[[105.005,21.005],[0,0]],"on":"2021-09-07"}"#)
      #expect(answer.status == 200)
      let answers = try #require(answer.object["answers"] as? [[String: Any]])
      #expect(answers.map { $0["ward_code"] as? String } == ["00003", "nowhere", "00000", nil])
      #expect(answers[1]["problem"] as? String == "there is no ward of this code")
      #expect(answers[3]["level"] is NSNull)
    }
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"ward":["00001"]}"#, #"{"points":[[1]]}"#, #"{"points":[[200,0]]}"#,
    #"{"wards":["00001"],"on":"x"}"#,
    "\u{0}", #"{"wards":"00001"}"#,
  ])
  func `a body that is no question is a problem with words`(_ body: String) async throws {
    try await LiveServer.serving(.published()) { server in
      let answer = try await Self.post(server, body)
      #expect(answer.status == 400)
      #expect((answer.object["detail"] as? String)?.isEmpty == false)
    }
  }

  @Test func `the pages of changes lead from the first revision to the last`() async throws {
    let city = try SmallCity.published()
    try city.publish("simple-recency", on: Day("2021-09-25")!)
    try await LiveServer.serving(city) { server in
      var since = 0
      var seen: [Int] = []
      var rounds = 0
      while rounds < 10 {
        rounds += 1
        let page = try await server.ask("/zones/changes?since=\(since)&limit=1").object
        seen += (page["changes"] as? [[String: Any]] ?? []).compactMap { $0["revision"] as? Int }
        since = try #require(page["next"] as? Int)
        if since == page["last"] as? Int { break }
      }
      #expect(rounds == 3)
      #expect(Set(seen).isSubset(of: [1, 2, 3]))
      #expect(seen == seen.sorted())
      #expect(seen.count { $0 == 1 } == 12)
      #expect(seen.contains(3))
    }
  }

  @Test func `a listener is told of a revision when it is published, and ends with the server`() async throws {
    let city = try SmallCity.published()
    try await LiveServer.serving(city) { server in
      let connection = try await RawConnection(server.address)
      await connection.send("GET /zones/changes/stream?since=1 HTTP/1.1\r\nHost: zonal.example\r\n\r\n")
      try await Task.sleep(for: .milliseconds(300))
      try city.publish("simple-recency", on: Day("2021-09-25")!)
      let text = await connection.next(until: "id: 3")
      #expect(text.contains("text/event-stream"))
      #expect(text.contains("id: 2\nevent: revision\ndata: {"))
      #expect(text.contains("id: 3"))
      #expect(!text.contains("id: 1"))
    }
  }

  @Test func `a ward's history has a step for each level, with its reasons then`() async throws {
    let city = try SmallCity.published()
    try city.publish("simple-recency", on: Day("2021-09-25")!)
    try await LiveServer.serving(city) { server in
      let steps = try #require(try await server.ask("/zones/00011/history").object["steps"] as? [[String: Any]])
      #expect(steps.count == 2)
      #expect(steps.map { $0["revision"] as? Int } == [1, 3])
      #expect(steps.allSatisfy { ($0["reasons"] as? [Any])?.isEmpty == false })
      #expect(try await server.ask("/zones/zz/history").status == 404)
    }
  }

  @Test func `who never listens keeps no place from others`() async throws {
    let feed = PublicationFeed(most: 2)
    for _ in 0..<10 { _ = try #require(feed.listen()) }
    let seat = try #require(feed.listen())
    let other = try #require(feed.listen())
    #expect(feed.listen() == nil)
    withExtendedLifetime((seat, other)) {}
    try await LiveServer.serving(.published()) { server in
      for _ in 0..<3 { #expect(try await server.ask("/zones/changes/stream", method: "HEAD").status == 200) }
      let metrics = try await server.ask("/metrics").text
      let gauge = metrics.split(separator: "\n").first { $0.hasPrefix("zonal_http_requests_in_flight ") }
      // The one that asks.
      #expect(gauge?.hasSuffix(" 1.0") == true, "\(gauge ?? "")")
    }
  }
}
