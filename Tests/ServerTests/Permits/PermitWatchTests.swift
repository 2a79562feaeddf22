import Credentials
import Criteria
import Epidemiology
import Foundation
import Permits
import Quantities
import Store
import Surveillance
import TestSupport
import Testing
import Zones

@testable import Server

/// What becomes of live permits when the map changes under a running server.
@Suite struct PermitWatchTests {
  /// Asks again until it is so; the suite's own limit of time ends what never comes.
  private static func wait(_ holds: () async throws -> Bool) async throws {
    while try await !holds() { try await Task.sleep(for: .milliseconds(50)) }
  }

  private static func instant(_ text: String) -> Instant { Instant(Moment(text, offset: 25_200)!, offset: 25_200) }

  @Test(.timeLimit(.minutes(20)))
  func
    `a map that makes a ward red gives notice, suspends when it is due, and checkpoints learn it with the next delta`()
    async throws
  {
    let city = try PermitCity()
    try await PermitServer.serving(city) { server in
      // Out of a red ward into a green one: two officers agree.
      _ = try await server.post("/permits/applications", PermitServer.form("family", from: "00001", to: "00000"))
      _ = try await server.post("/permits/applications/1/approve", as: "chi")
      _ = try await server.post("/permits/applications/1/approve", as: "dung")
      let issued = try await server.post("/permits/applications/1/issue", as: "dung")
      let code = try #require(issued.object["code"] as? String)
      var checker = PermitChecker(anchors: [city.key.verifyingKey])
      try checker.take(Array(try await server.get("/permits/bundle", as: "giang").body))
      let first = try #require(checker.bundle?.number)

      // A case of the green ward comes in, and the next map makes it red; somebody else publishes it, beside the server.
      try city.city.take(
        city.city.file("late.csv", "case_id,report_date,ward_code", ["late,2021-09-05,00000"]), .cases, source: "CDC")
      try city.city.database.write {
        _ = try Officers.add("em", role: .epidemiologist, area: .everything, by: city.city.access, $0)
      }
      try city.city.publish(
        "simple-recency", on: Day("2021-09-07")!, as: city.access("em"), and: city.access("binh"))
      try await Self.wait { try await !server.get("/permits/notices", as: "dung").list("notices").isEmpty }
      let notice = try #require(try await server.get("/permits/notices", as: "chi").list("notices").first)
      #expect(notice["change"] as? String == "suspended")
      #expect(notice["revision"] as? Int == 2)
      try await #expect(server.get("/permits/1", as: "chi").state == "live")

      // Two days later it is due.
      let later = Self.instant("2021-09-10T09:00")
      city.city.clock.set(later)
      try await Self.wait { try await server.get("/permits/1", as: "chi").state == "suspended" }
      let delta = try await server.get("/permits/bundle?since=\(first)", as: "giang")
      try checker.take(Array(delta.body))
      #expect(checker.bundle?.zones?.revision == 2)
      // The clock goes on with every look at it, and the bundle is of its time.
      #expect(checker.check(code, at: city.city.clock.now).outcome == .refused(.suspended))
      let acts = try server.log().filter { $0.kind == "permit.reevaluate" }
      #expect(acts.count >= 2)
      #expect(acts.allSatisfy { $0.actor == "server" })
    }
  }

  @Test(.timeLimit(.minutes(20)))
  func `a decree suspends at once and its end sets free, without anybody asking`() async throws {
    let city = try PermitCity()
    let through = try city.issue(1, from: 0, to: 2, route: [1])
    let apart = try city.issue(2, from: 4, to: 5)
    try await PermitServer.serving(city) { server in
      city.city.clock.set(Self.instant("2021-09-08T08:00"))
      let now = city.city.clock.now.moment(offset: 25_200)
      try city.city.database.write { writing in
        _ = try DecreeRegister.keep(
          [
            DecreedArea(
              id: "L1", place: .wards(["00001"]), level: "lockdown", authority: "People's Committee", act: "Decision 1",
              citation: "c", from: now, until: Moment(seconds: now.seconds + 86_400))
          ], reason: "test", by: city.access("binh"), writing)
      }
      try await Self.wait {
        try await server.get("/permits/\(through.permit)", as: "dung").state == "suspended"
      }
      try await #expect(server.get("/permits/\(apart.permit)", as: "dung").state == "live")
      city.city.clock.set(Instant(Moment(seconds: now.seconds + 86_500), offset: 25_200))
      try await Self.wait { try await server.get("/permits/\(through.permit)", as: "dung").state == "live" }
      let told = try await server.get("/permits/\(through.permit)", as: "dung").list("changes")
      #expect(told.compactMap { $0["change"] as? String } == ["issued", "suspended", "reinstated"])
    }
  }

  @Test(.timeLimit(.minutes(20)))
  func `decisions on a corrected map wait for review in the officer's area, and are ended by name`() async throws {
    let city = try PermitCity()
    _ = try city.issue(1, from: 0, to: 1)
    _ = try city.issue(2, from: 8, to: 9)
    try await PermitServer.serving(city) { server in
      try city.city.take(
        city.city.file("late.csv", "case_id,report_date,ward_code", ["late,2021-09-05,00000"]), .cases, source: "CDC")
      try city.publishCorrection(of: 1)
      try await Self.wait { try await server.get("/permits/reviews", as: "dung").list("reviews").count == 6 }
      let own = try await server.get("/permits/reviews", as: "chi").list("reviews")
      #expect(own.compactMap { $0["decision"] as? String } == ["application 1.1", "application 1.2", "permit 1"])
      try await #expect(
        server.post("/permits/reviews", ["decision": "permit 2", "ending": "stands"], as: "chi").status == 404
      )
      try await #expect(
        server.post("/permits/reviews", ["decision": "nothing", "ending": "stands"], as: "chi").status == 404)
      try await #expect(
        server.post("/permits/reviews", ["decision": "permit 1", "ending": "maybe"], as: "chi").status == 400)
      let left = try await server.post("/permits/reviews", ["decision": "permit 1", "ending": "stands"], as: "chi")
      #expect(left.list("reviews").count == 2)
    }
  }
}
