import Foundation
import Quantities
import SpatialCore
import Synchronization
import TestSupport
import Testing

@testable import Server

@Suite struct FastLaneTests {
  private static func head(_ path: String, _ more: String = "") -> String {
    "GET \(path) HTTP/1.1\r\nHost: zonal.example\r\n\(more)\r\n"
  }

  /// Heads and bodies without what changes from second to second.
  private static func parts(_ text: String) -> (head: Set<String>, body: String) {
    let sides = text.components(separatedBy: "\r\n\r\n")
    let lines = sides[0].components(separatedBy: "\r\n")
    return (Set(lines.filter { !$0.hasPrefix("Date:") && !$0.hasPrefix("X-Request-Id:") }), sides.dropFirst().joined())
  }

  @Test(arguments: ["/zones/00011", "/zones/at?lon=105.0351&lat=21.0249", "/zones/at?lat=21.0249&lon=105.0351"])
  func `the fast answer is the one that the routes give`(_ path: String) async throws {
    try await LiveServer.serving(.published()) { server in
      let connection = try await RawConnection(server.address)
      await connection.send(Self.head(path))
      let fast = await connection.next(until: "stale_after_days")
      // What a client expects is none of the fast lane's business.
      await connection.send(Self.head(path, "Expect: nothing\r\n"))
      let slow = await connection.next(until: "stale_after_days")
      #expect(Self.parts(fast).head == Self.parts(slow).head)
      #expect(Self.parts(fast).body == Self.parts(slow).body)
      #expect(fast.hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
  }

  @Test func `requests sent at once are answered in their order, whoever answers them`() async throws {
    try await LiveServer.serving(.published()) { server in
      let paths = (0..<40).map { $0 % 3 == 0 ? "/zones/0001\($0 % 2)?on=2021-09-07" : "/zones/0000\($0 % 10)" }
      let connection = try await RawConnection(server.address)
      await connection.send(paths.map { Self.head($0) }.joined())
      let text = await connection.next(until: "stale_after_days", times: paths.count)
      let codes = text.components(separatedBy: #"{"ward_code":""#).dropFirst().map { String($0.prefix(5)) }
      #expect(codes == paths.map { String($0.dropFirst("/zones/".count).prefix(5)) })
    }
  }

  @Test func `a position on a border, outside, or malformed is left to the routes`() async throws {
    try await LiveServer.serving(.published()) { server in
      // The border of two wards belongs to the one with the lower code.
      let border = try await server.ask("/zones/at?lon=105.01&lat=21.005")
      #expect(border.object["ward_code"] as? String == "00000")
      #expect(try await server.ask("/zones/at?lon=100&lat=21").status == 404)
      #expect(try await server.ask("/zones/at?lon=nan&lat=21").status == 400)
      #expect(try await server.ask("/zones/at?lon=105.01").status == 400)
      #expect(try await server.ask("/zones/at?lon=105.01&lat=21.005&lat=21.005").status == 400)
    }
  }

  @Test(.timeLimit(.minutes(20)))
  func `while maps are published no answer fails, goes back or mixes two revisions`()
    async throws
  {
    let city = try SmallCity.published()
    try await LiveServer.serving(city) { server in
      try await withThrowingTaskGroup(of: Void.self) { group in
        let end = Flag()
        let seen = Seen()
        for reader in 0..<3 {
          group.addTask {
            let connection = try await RawConnection(server.address)
            var digests: [Int: String] = [:]
            var last = 0
            var index = 0
            while !end.isRaised {
              await connection.send(Self.head(String(format: "/zones/%05d", index % 12)))
              index += 1
              let text = await connection.next(until: "stale_after_days\":3}")
              guard let body = text.components(separatedBy: "\r\n\r\n").last,
                let status = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any],
                let revision = status["revision"] as? Int, let digest = status["inputs_digest"] as? String
              else {
                Issue.record("no answer: \(text.prefix(200))")
                return
              }
              #expect(revision >= last)
              #expect(digests.updateValue(digest, forKey: revision) ?? digest == digest)
              last = revision
              seen.revisions.withLock { $0[reader] = revision }
            }
          }
        }
        for day in 8...12 {
          try city.publish("simple-recency", on: Day("2021-09-\(day < 10 ? "0" : "")\(day)")!)
          // That of 8 September is the third revision; the next one comes when everybody has seen the one before.
          while seen.revisions.withLock({ $0.contains { $0 < day - 5 } }) {
            try await Task.sleep(for: .milliseconds(20))
          }
        }
        end.raise()
        try await group.waitForAll()
      }
    }
  }
}

/// The revision that each of three readers saw last.
private final class Seen: Sendable {
  let revisions = Mutex([0, 0, 0])
}

/// Said once, seen by all threads.
private final class Flag: Sendable {
  private let state = Mutex(false)
  var isRaised: Bool { state.withLock { $0 } }
  func raise() { state.withLock { $0 = true } }
}
