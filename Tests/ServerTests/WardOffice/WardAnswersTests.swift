import Foundation
import TestSupport
import Testing

@testable import Server

/// What officers do all day, and whether each answer is what the OpenAPI document says.
@Suite struct WardAnswersTests {
  private static func schema(
    _ document: [String: Any], _ method: String, _ path: String, status: Int
  ) throws -> [String: Any] {
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    let operation = try #require(paths[path]?[method.lowercased()] as? [String: Any], "\(method) \(path)")
    let answers = try #require(operation["responses"] as? [String: [String: Any]])
    let content = try #require(answers[String(status)]?["content"] as? [String: [String: Any]], "\(path) \(status)")
    return try #require(content["application/json"]?["schema"] as? [String: Any])
  }

  /// The path of the document that an address is of.
  private static func pattern(_ address: String) -> String {
    address.split(separator: "?")[0].split(separator: "/").map { Int($0) == nil ? String($0) : "{number}" }
      .reduce("") { "\($0)/\($1)" }
  }

  @Test func `every answer of a ward's day is as the OpenAPI document says`() async throws {
    try await WardServer.serving { server in
      let document = try await server.get("/api", as: nil).object
      let check = SchemaCheck(document: document)
      var asked = 0
      func look(_ method: String, _ path: String, _ answer: LiveServer.Answer, _ status: Int) throws {
        #expect(answer.status == status, "\(method) \(path): \(answer.status) \(answer.text)")
        let schema = try Self.schema(document, method, Self.pattern(path), status: status)
        let faults = check.faults(of: try #require(answer.json), schema)
        #expect(faults.isEmpty, "\(method) \(path): \(faults.prefix(5))")
        asked += 1
      }
      func post(_ path: String, _ body: [String: Any]?, _ status: Int = 200, as officer: String? = "hoa") async throws
        -> LiveServer.Answer
      {
        let answer = try await server.post(path, body, as: officer)
        try look("POST", path, answer, status)
        return answer
      }
      let first = try await server.enterCase()
      _ = try await post("/cases", ["person": WardServer.person(778, name: "Lê Văn Thử"), "ward": "00002"], 201)
      _ = try await post(
        "/cases/\(first)/contacts",
        [
          "person": WardServer.person(779, name: "Phạm Thị Gần"), "ward": "00001", "kind": "household",
          "place": "Nhà riêng", "from_at": "2021-09-03T18:00", "until_at": "2021-09-04T07:00", "distance_cm": 80,
          "minutes": 300, "masked": false,
        ])
      _ = try await post(
        "/cases/\(first)/contacts", ["with": first + 1, "kind": "workplace", "from_at": "2021-09-04T09:00"])
      _ = try await post("/cases/\(first)/symptoms", ["symptoms": ["fever"], "onset": "2021-09-03"])
      _ = try await post("/cases/\(first)/exposures", ["kind": "outbreak-area", "ward": "00005", "from": "2021-08-30"])
      _ = try await post("/cases/\(first)/outcome", ["outcome": "active"])
      _ = try await post("/cases/\(first + 1)/class", ["class": "discarded", "ground": "thử"])
      _ = try await post("/cases/\(first + 1)/classify", nil)
      _ = try await post("/cases/\(first + 2)/merge", ["into": first + 1])
      _ = try await post("/cases/merges/1/undo", nil)
      _ = try await post("/quarantine/answers", ["kind": "f1", "exposure": "2021-09-01", "jurisdiction": "national"])
      _ = try await server.enterCase(780)
      let receipt = try await server.order()
      try look("POST", "/quarantine/orders", receipt, 201)
      let code = try #require(receipt.object["code"] as? String)
      _ = try await post("/quarantine/status", ["code": code], as: nil)
      _ = try await post(
        "/quarantine/check-ins", ["code": code, "longitude": 105.0151, "latitude": 21.005, "accuracy": 12], as: nil)
      _ = try await post(
        "/quarantine/orders/1/results",
        ["kind": "pcr", "result": "positive", "sampled_at": "2021-09-06T08:00", "ct": 24.5])
      _ = try await post("/quarantine/orders/1/checks", ["seen": "absent"])
      _ = try await post("/quarantine/orders/1/extend", ["planned_end": "2021-09-25", "ground": "thử"])
      _ = try await post("/quarantine/alerts/1/close", ["ground": "đã gọi"])
      _ = try await post("/quarantine/orders/1/code", nil)
      _ = try await post("/areas/proposals", ["from": "2021-09-01", "until": "2021-09-07", "reason": "thử"], 201)
      for path in [
        "/cases/terms", "/cases/tasks", "/cases?ward=00001&on=2021-09-05", "/cases/duplicates", "/cases/\(first)",
        "/cases/\(first)/person", "/cases/\(first)/timeline", "/cases/\(first)/graph?steps=2",
        "/cases/\(first)/trace?direction=backward", "/quarantine/terms", "/quarantine/tasks",
        "/quarantine/orders?state=running",
        "/quarantine/orders/1", "/quarantine/orders/1/person", "/areas",
      ] { try look("GET", path, await server.get(path), 200) }
      let note = ["authority": "UBND", "act": "1/QĐ", "reason": "thử"]
      _ = try await post(
        "/areas/proposals/1/decree", note.merging(["from": "2021-09-07T00:00"]) { $1 }, 201, as: "binh")
      _ = try await post(
        "/areas/1/needs", ["need": "food", "ward": "00001", "note": "nhà số 5", "is_urgent": true], 201)
      for path in ["/areas/terms", "/areas/tasks", "/areas", "/areas/1", "/areas/1/map", "/cases/\(first)/timeline"] {
        try look("GET", path, await server.get(path), 200)
      }
      _ = try await post("/areas/needs/1/met", nil)
      _ = try await post("/areas/1/release-test", ["tested": 10, "tested_since": "2021-09-06"])
      _ = try await post(
        "/areas/1/passages",
        ["direction": "out", "identifier": WardServer.identifier, "ground": "hospital-transfer", "checkpoint": "1"],
        as: "giang"
      )
      #expect(asked > 45)
    }
  }

  @Test func `a case has its class with the reasons and their citation, and its contacts their F number`() async throws
  {
    try await WardServer.serving { server in
      let first = try await server.enterCase()
      let met = try await server.post(
        "/cases/\(first)/contacts",
        [
          "person": WardServer.person(779, name: "Phạm Thị Gần"), "ward": "00001", "kind": "household",
          "from_at": "2021-09-03T18:00", "until_at": "2021-09-04T07:00", "distance_cm": 80, "minutes": 300,
          "masked": false,
        ])
      #expect(met.status == 200, "\(met.text)")
      let file = try await server.get("/cases/\(first)").object
      #expect(file["class"] as? String == "confirmed" && file["f"] as? Int == 0)
      let reasons = try #require(file["reasons"] as? [[String: Any]])
      #expect(
        reasons.contains { ($0["citation"] as? String)?.isEmpty == false && ($0["vi"] as? String)?.isEmpty == false })
      let graph = try await server.get("/cases/\(first)/graph").object
      let nodes = try #require(graph["nodes"] as? [[String: Any]])
      #expect(nodes.compactMap { $0["f"] as? Int }.sorted() == [0, 1])
      #expect((graph["edges"] as? [Any])?.count == 1)
      let tasks = try await server.get("/cases/tasks")
      #expect(tasks.list("rows").allSatisfy { $0["kind"] as? String == "classify" })
    }
  }

  @Test func `an order is made for a record of cases without anybody typing the person again`() async throws {
    try await WardServer.serving { server in
      let first = try await server.enterCase()
      let form: [String: Any] = [
        "case": first, "kind": "f0", "exposure": "2021-09-05", "ward": "00001", "place": "hospital",
        "address": "Bệnh viện", "start": "2021-09-05", "authority": "UBND", "act": "1/QĐ",
        "stated": ["planned_end": "2021-09-20", "test_days": ["2021-09-12"], "watch_days": 14, "ground": "thử"]
          as [String: Any],
      ]
      let receipt = try await server.post("/quarantine/orders", form)
      #expect(receipt.status == 201, "\(receipt.text)")
      try await #expect(server.get("/quarantine/orders/1/person").object["name"] as? String == WardServer.name)
      let timeline = try await server.get("/cases/\(first)/timeline")
      #expect(timeline.list("orders").first?["order"] as? Int == 1)
      #expect(try server.log().contains { $0.kind == "case.read" }, "taking the person over is a reading")
      try await #expect(server.post("/quarantine/orders", form).status == 409, "one running order at most")
      var both = form
      both["person"] = ["identifier": WardServer.identifier, "name": "x"]
      try await #expect(server.post("/quarantine/orders", both).status == 400)
    }
  }
}
