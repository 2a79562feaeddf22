import Foundation
import TestSupport
import Testing

@testable import Server

/// Who may do what, and where.
@Suite struct WardRightsTests {
  private typealias Operation = (method: String, path: String, body: [String: Any]?)

  private static var ground: [String: Any] { ["ground": "thử"] }
  private static var note: [String: Any] { ["authority": "UBND", "act": "1/QĐ", "reason": "thử"] }

  /// Every operation on one record, order, alert or area, with a body where it has one.
  private static var ofOne: [Operation] {
    let test: [String: Any] = ["kind": "pcr", "result": "negative", "sampled_at": "2021-09-06T08:00"]
    return [
      ("GET", "/cases/1", nil), ("GET", "/cases/1/person", nil), ("GET", "/cases/1/timeline", nil),
      ("GET", "/cases/1/graph", nil), ("GET", "/cases/1/trace", nil), ("POST", "/cases/1/tests", test),
      ("POST", "/cases/1/symptoms", ["symptoms": ["fever"]]),
      ("POST", "/cases/1/contacts", ["with": 1, "kind": "household"]),
      ("POST", "/cases/1/exposures", ["kind": "outbreak-area"]),
      ("POST", "/cases/1/class", ["class": "discarded", "ground": "thử"]), ("POST", "/cases/1/classify", nil),
      ("POST", "/cases/1/outcome", ["outcome": "recovered"]), ("POST", "/cases/1/merge", ["into": 1]),
      ("GET", "/quarantine/orders/1", nil), ("GET", "/quarantine/orders/1/person", nil),
      ("POST", "/quarantine/orders/1/results", test),
      ("POST", "/quarantine/orders/1/extend", ["planned_end": "2021-10-01", "ground": "thử"]),
      (
        "POST", "/quarantine/orders/1/transfer",
        ["ward": "00002", "place": "home", "address": "x", "ground": "thử"]
      ), ("POST", "/quarantine/orders/1/release", ground), ("POST", "/quarantine/orders/1/cancel", ground),
      ("POST", "/quarantine/orders/1/complete", [:]), ("POST", "/quarantine/orders/1/code", nil),
      ("POST", "/quarantine/orders/1/checks", ["seen": "present"]), ("POST", "/quarantine/alerts/1/close", ground),
      ("GET", "/areas/1", nil), ("GET", "/areas/1/map", nil), ("POST", "/areas/1/release-test", [:]),
      ("POST", "/areas/1/needs", ["need": "food", "ward": "00001", "note": "thử"]),
    ]
  }

  private static func ask(_ server: WardServer, _ one: Operation, as officer: String?) async throws -> LiveServer.Answer
  {
    one.method == "GET"
      ? try await server.get(one.path, as: officer) : try await server.post(one.path, one.body, as: officer)
  }

  /// A case with a contact, an order with an alert, and a decreed area, all of ward 00001.
  private static func fill(_ server: WardServer) async throws {
    // Two of a ward are a cluster.
    for last in [777, 778] { _ = try await server.enterCase(last) }
    let receipt = try await server.order()
    #expect(receipt.status == 201, "\(receipt.text)")
    let result = try await server.post(
      "/quarantine/orders/1/results", ["kind": "antigen", "result": "positive", "sampled_at": "2021-09-06T08:00"])
    #expect(result.status == 200, "\(result.text)")
    let proposed = try await server.post(
      "/areas/proposals", ["from": "2021-09-01", "until": "2021-09-07", "reason": "thử"])
    #expect(proposed.status == 201, "\(proposed.text)")
    let decreed = try await server.post(
      "/areas/proposals/1/decree", note.merging(["from": "2021-09-07T00:00"]) { $1 }, as: "binh")
    #expect(decreed.status == 201, "\(decreed.text)")
  }

  @Test func `what is for officers is refused to anyone, and to officers without the right`() async throws {
    try await WardServer.serving { server in
      for one in Self.ofOne + [
        ("GET", "/cases/terms", nil), ("GET", "/cases/tasks", nil), ("GET", "/cases?ward=00001", nil),
        ("GET", "/cases/duplicates", nil), ("POST", "/cases", ["person": WardServer.person(), "ward": "00001"]),
        ("POST", "/cases/merges/1/undo", nil), ("GET", "/quarantine/terms", nil), ("GET", "/quarantine/tasks", nil),
        ("GET", "/quarantine/orders", nil), ("GET", "/areas/terms", nil), ("GET", "/areas/tasks", nil),
        ("GET", "/areas", nil),
      ] as [Operation] {
        try await #expect(Self.ask(server, one, as: nil).status == 401, "\(one.path)")
        try await #expect(Self.ask(server, one, as: "minh").status == 403, "\(one.path)")
      }
      for path in ["/areas/proposals/1/decree", "/areas/1/prolong", "/areas/1/release"] {
        try await #expect(server.post(path, ["authority": "x"]).status == 403, "a ward officer decrees nothing")
      }
    }
  }

  @Test func `an officer of another ward hears what is said of what is not there, changes nothing, and is in the log`()
    async throws
  {
    try await WardServer.serving { server in
      try await Self.fill(server)
      let before = try server.log().count
      var tried = 0
      for one in Self.ofOne {
        let answer = try await Self.ask(server, one, as: "lan")
        let missing = try await Self.ask(
          server, (one.method, one.path.replacing("/1", with: "/99"), one.body), as: "lan")
        #expect(answer.status == 404, "\(one.path) \(answer.status)")
        #expect(missing.status == 404, "\(one.path) \(missing.status) \(missing.text)")
        #expect(answer.text == missing.text, "\(one.path) tells which of the two it is")
        #expect(!WardServer.secrets.contains(where: answer.text.contains))
        tried += 1
      }
      let attempts = try server.log().dropFirst(before)
      #expect(attempts.filter { $0.kind == "access.refuse" && $0.actor == "lan" }.count == tried)
      #expect(attempts.allSatisfy { $0.kind == "access.refuse" }, "\(attempts.map(\.kind))")
      for (path, member) in [
        ("/quarantine/orders", "orders"), ("/areas", "areas"), ("/areas", "proposals"), ("/quarantine/tasks", "rows"),
        ("/cases/tasks", "rows"), ("/areas/tasks", "rows"),
      ] { try await #expect(server.get(path, as: "lan").list(member).isEmpty, "\(path)") }
      try await #expect(server.get("/cases?ward=00001", as: "lan").status == 404)
      try await #expect(server.get("/quarantine/orders?ward=00001", as: "lan").status == 404)
      try await #expect(server.order(["ward": "00001"], as: "lan").status == 404)
      // Nothing changed.
      try await #expect(server.get("/quarantine/orders/1").object["state"] as? String == "running")
      try await #expect(server.get("/cases/1").object["class"] as? String == "confirmed")
    }
  }

  @Test
  func `who a record or an order is of is shown to officers of the ward, never kept, and the reading is in the log`()
    async throws
  {
    try await WardServer.serving { server in
      try await Self.fill(server)
      for (path, kind) in [("/cases/1/person", "case.read"), ("/quarantine/orders/1/person", "quarantine.read")] {
        let person = try await server.get(path)
        #expect(person.object["identifier"] as? String == WardServer.identifier)
        #expect(person.object["name"] as? String == WardServer.name)
        #expect(person.headers["cache-control"] == "no-store")
        #expect(try server.log().last?.kind == kind)
      }
      for path in [
        "/cases/1", "/cases/1/timeline", "/cases/1/graph", "/quarantine/orders/1", "/quarantine/orders", "/areas",
        "/areas/1", "/areas/1/map", "/quarantine/tasks", "/cases/tasks",
      ] {
        let answer = try await server.get(path)
        #expect(answer.status == 200, "\(path) \(answer.text)")
        #expect(!WardServer.secrets.contains(where: answer.text.contains), "\(path)")
      }
    }
  }

  @Test func `without keys or without adopted rules the server says what is missing`() async throws {
    try await WardServer.serving(adopts: false) { server in
      for path in ["/cases/terms", "/quarantine/terms", "/areas/terms"] {
        let answer = try await server.get(path)
        #expect(answer.status == 503 && answer.text.contains("adopt"), "\(path) \(answer.text)")
      }
      try await #expect(server.get("/quarantine/tasks").status == 200, "lists need no rules")
    }
    try await WardServer.serving(adopts: false, hasSealer: false) { server in
      for path in ["/cases/tasks", "/quarantine/orders", "/areas"] {
        try await #expect(server.get(path).status == 503, "\(path)")
      }
      try await #expect(server.post("/quarantine/status", ["code": "ABCDE-FGHJK"], as: nil).status == 503)
    }
  }
}
