import Dispatch
import Foundation
import Store
import TestSupport
import Testing

@testable import Server

@Suite struct HealthTests {
  @Test func `the process lives and is ready, and says with which revision`() async throws {
    try await LiveServer.serving(.published()) { server in
      let health = try await server.ask("/healthz")
      #expect(health.status == 200 && health.object["status"] as? String == "ok")
      let ready = try await server.ask("/readyz")
      #expect(ready.status == 200 && ready.object["revision"] as? Int == 2)
      #expect(ready.headers["cache-control"] == "no-store")
    }
  }

  @Test func `a server whose database is gone lives and is not ready`() async throws {
    let city = try SmallCity.published()
    let database = city.database
    try await LiveServer.serving(city) { server in
      try database.close()
      let ready = try await server.ask("/readyz")
      #expect(ready.status == 503)
      #expect((ready.object["reason"] as? String)?.contains("database") == true)
      #expect(try await server.ask("/healthz").status == 200)
      // What is in force is in memory, and is still said.
      #expect(try await server.ask("/zones/00011").status == 200)
    }
  }

  @Test func `work that takes too long is not waited for`() async {
    let end = DispatchSemaphore(value: 0)
    // The work ends only after nobody waits for it any more.
    await #expect(throws: Blocking.TooLong.self) {
      try await Blocking.run(within: .milliseconds(50)) { _ = end.wait(timeout: .now() + 60) }
    }
    end.signal()
  }
}
