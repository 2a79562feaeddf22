import Foundation
import TestSupport
import Testing

@testable import Server

/// What a person under an order may ask and say with the typed code.
@Suite struct CheckInTests {
  private static var there: [String: Any] { ["longitude": 105.0151, "latitude": 21.005, "accuracy": 10] }

  @Test func `the code tells how long and what is due, and nothing of who or where anybody is`() async throws {
    try await WardServer.serving { server in
      let receipt = try await server.order()
      let code = try #require(receipt.object["code"] as? String, "\(receipt.text)")
      let status = try await server.post("/quarantine/status", ["code": code.lowercased()], as: nil)
      #expect(status.status == 200)
      #expect(status.headers["cache-control"] == "no-store")
      #expect(status.object["planned_end"] as? String == receipt.object["planned_end"] as? String)
      for member in ["order", "ward", "name", "identifier", "address", "act", "longitude"] {
        #expect(status.object[member] == nil, "\(member)")
      }
      #expect(!WardServer.secrets.contains(where: status.text.contains))
      try await #expect(server.post("/quarantine/status", ["code": "ABCDE-FGHJK"], as: nil).status == 404)
      try await #expect(server.post("/quarantine/status", [:], as: nil).status == 400)
      try await #expect(
        server.get("/quarantine/status?code=\(code)", as: nil).status == 405, "codes stand in no address")
    }
  }

  @Test func `a check-in from the place counts, one from elsewhere is an alert for the ward, and no position is kept`()
    async throws
  {
    try await WardServer.serving { server in
      let code = try #require(try await server.order().object["code"] as? String)
      let inside = try await server.post(
        "/quarantine/check-ins", Self.there.merging(["code": code]) { $1 }, as: nil)
      #expect(inside.object["verdict"] as? String == "inside", "\(inside.text)")
      let away = try await server.post(
        "/quarantine/check-ins", ["code": code, "longitude": 105.035, "latitude": 21.025, "accuracy": 10], as: nil)
      #expect(away.object["verdict"] as? String == "outside")
      let order = try await server.get("/quarantine/orders/1")
      let distances = (order.object["check_ins"] as? [[String: Any]])?.compactMap { $0["distance"] as? Int }
      #expect(distances?.first == 10 && distances?.last ?? 0 > 2500, "\(distances ?? [])")
      #expect(!order.text.contains("105.035") && !order.text.contains("21.025"))
      let alert = try #require(
        try await server.get("/quarantine/tasks").list("rows").first { $0["kind"] as? String == "alert" })
      #expect(alert["detail"] as? String == "outside")
      try await #expect(
        server.post("/quarantine/alerts/\(alert["alert"] ?? 0)/close", ["ground": "đi xét nghiệm"]).status == 200)
      try await #expect(!server.get("/quarantine/tasks").list("rows").contains { $0["kind"] as? String == "alert" })
      for body in [["longitude": 200, "latitude": 21, "accuracy": 1], ["longitude": 105, "accuracy": 1]]
        as [[String: Any]]
      {
        let wrong = try await server.post("/quarantine/check-ins", body.merging(["code": code]) { $1 }, as: nil)
        #expect(wrong.status == 400, "\(wrong.text)")
      }
    }
  }

  @Test func `a report answers the policy's questions, and an answer that worries makes an alert`() async throws {
    try await WardServer.serving { server in
      let code = try #require(try await server.order().object["code"] as? String)
      let status = try await server.post("/quarantine/status", ["code": code], as: nil)
      var answers: [String: Any] = [:]
      for question in status.list("questions") {
        answers[question["id"] as? String ?? ""] = question["kind"] as? String == "temperature" ? 39.2 : true
      }
      #expect(!answers.isEmpty, "the policy asks something")
      let report = try await server.post("/quarantine/reports", ["code": code, "answers": answers], as: nil)
      #expect(report.status == 200, "\(report.text)")
      let rows = try await server.get("/quarantine/tasks").list("rows")
      #expect(rows.contains { $0["detail"] as? String == "symptoms" })
      let person = try await server.get("/quarantine/orders/1/person")
      #expect(person.list("reports").count == 1)
      let wrong = try await server.post("/quarantine/reports", ["code": code, "answers": ["x": true]], as: nil)
      #expect(wrong.status == 400)
    }
  }

  @Test func `guesses of codes are limited for anyone, and officers' questions are not counted with them`() async throws
  {
    try await WardServer.serving(settings: { settings in
      settings.permits.rate = 3
      // Programs of the machine itself have no limit; a proxy's clients do.
      settings.access.trustedProxies = ["127.0.0.1"]
    }) { server in
      let (one, other) = (["X-Forwarded-For": "203.0.113.9"], ["X-Forwarded-For": "203.0.113.10"])
      let guess = ["code": "ABCDE-FGHJK"]
      var statuses: [Int] = []
      for _ in 0..<7 {
        statuses.append(try await server.post("/quarantine/status", guess, as: nil, headers: one).status)
      }
      #expect(statuses == [404, 404, 404, 404, 404, 404, 429])
      try await #expect(server.post("/quarantine/status", guess, as: nil, headers: other).status == 404)
      try await #expect(server.get("/quarantine/orders").status == 200)
    }
  }
}
