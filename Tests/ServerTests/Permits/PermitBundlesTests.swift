import Credentials
import Foundation
import Permits
import Quantities
import Store
import TestSupport
import Testing

@testable import Server

@Suite struct PermitBundlesTests {
  /// Bundles that were made, as the log has it.
  private static func made(_ server: PermitServer) throws -> Int {
    try server.log().count { $0.kind == "permit.bundle" }
  }

  @Test func `many checkpoints at once cost one making, and one that has it already is told so`() async throws {
    try await PermitServer.serving { server in
      _ = try await server.issue()
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<60 { group.addTask { try await server.get("/permits/bundle", as: "giang").status } }
        for try await status in group { #expect(status == 200) }
      }
      #expect(try Self.made(server) == 1)
      let answer = try await server.get("/permits/bundle", as: "giang")
      let tag = try #require(answer.headers["etag"])
      try await #expect(server.get("/permits/bundle", as: "giang", headers: ["If-None-Match": tag]).status == 304)
      // Numbers that there are not lead to the same whole bundle.
      for number in [100, 4711, Int(Int32.max)] {
        try await #expect(server.get("/permits/bundle?since=\(number)", as: "giang").body == answer.body)
      }
      #expect(try Self.made(server) == 1)
    }
  }

  @Test func `after a change a bundle is made anew within a minute, and without one not for some minutes`() async throws
  {
    try await PermitServer.serving { server in
      _ = try await server.issue()
      let clock = server.city.city.clock
      let start = clock.now
      func later(_ seconds: Int64) { clock.set(Instant(milliseconds: start.milliseconds + seconds * 1000)) }
      _ = try await server.get("/permits/bundle", as: "giang")
      later(200)
      _ = try await server.get("/permits/bundle", as: "giang")
      #expect(try Self.made(server) == 1)
      _ = try await server.post("/permits/1/revoke", ["because": "misuse"], as: "dung")
      later(260)
      var checker = PermitChecker(anchors: [server.city.key.verifyingKey])
      try checker.take(Array(try await server.get("/permits/bundle", as: "giang").body))
      #expect(checker.bundle?.refused[1] == RefusedSerials.revoked)
      #expect(try Self.made(server) == 2)
      later(900)
      _ = try await server.get("/permits/bundle", as: "giang")
      #expect(try Self.made(server) == 3, "a bundle that grows old is made again, so that checkpoints stay fresh")
    }
  }
}
