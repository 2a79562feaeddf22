import Foundation
import Logging
import Quantities
import Store
import TestSupport
import Testing

@testable import Server

@Suite struct WardWatchTests {
  @Test(.timeLimit(.minutes(20)))
  func `a check-in that did not come becomes an alert of the ward without anybody asking, once`() async throws {
    try await WardServer.serving { server in
      _ = try await server.order()
      func missed() async throws -> Int {
        try await server.get("/quarantine/tasks").list("rows").count { $0["detail"] as? String == "missed-check-in" }
      }
      try await #expect(missed() == 0)
      // The evening of the next day, two hours after the last moment.
      let clock = server.city.clock
      clock.set(Instant(Moment("2021-09-08T23:30", offset: 0)!, offset: 25_200))
      var silent = Logger(label: "test")
      silent.logLevel = .critical
      let zones = try ServedZones(server.city.database, staleAfter: 3) { clock.now }
      let watch = WardWatch(
        desk: WardDesk(zones, sealer: server.sealer), logger: silent, period: .milliseconds(20))
      let watching = Task { try await watch.run() }
      while try await missed() == 0 { try await Task.sleep(for: .milliseconds(50)) }
      // It has looked again and again by then.
      try await Task.sleep(for: .milliseconds(200))
      watching.cancel()
      _ = try? await watching.value
      try await #expect(missed() == 1)
      #expect(try server.log().filter { $0.kind == "quarantine.missed" }.map(\.actor) == ["server"])
    }
  }
}
