import Foundation
import Store
import TestSupport
import Testing

@testable import Server

/// Who may do what, and where.
@Suite struct PermitRightsTests {
  /// Every operation of officers and checkpoints, with a body where it has one.
  private static let closed: [(method: String, path: String, body: [String: String]?)] = [
    ("GET", "/permits/applications", nil), ("GET", "/permits/applications/1", nil),
    ("GET", "/permits/applications/1/person", nil), ("POST", "/permits/applications/1/approve", nil),
    ("POST", "/permits/applications/1/refuse", ["because": "not-essential"]),
    ("POST", "/permits/applications/1/issue", nil), ("GET", "/permits", nil), ("GET", "/permits/1", nil),
    ("GET", "/permits/1/sheet", nil), ("POST", "/permits/1/revoke", ["because": "misuse"]),
    ("POST", "/permits/1/suspend", ["because": "misuse"]), ("POST", "/permits/1/reinstate", ["because": "misuse"]),
    ("GET", "/permits/notices", nil), ("GET", "/permits/reviews", nil),
    ("POST", "/permits/reviews", ["decision": "permit 1", "ending": "stands"]),
    ("POST", "/permits/employers", ["tax_number": "0100109106", "name": "Nước sạch"]),
    ("POST", "/permits/lists?employer=1&purpose=goods&begins=2021-09-08&ends=2021-09-09", nil),
  ]

  private static func ask(
    _ server: PermitServer, _ one: (method: String, path: String, body: [String: String]?), as officer: String?
  ) async throws -> LiveServer.Answer {
    one.method == "GET"
      ? try await server.get(one.path, as: officer) : try await server.post(one.path, one.body ?? [:], as: officer)
  }

  @Test func `what is for officers is refused to anyone, and to officers without the right`() async throws {
    try await PermitServer.serving { server in
      for one in Self.closed {
        try await #expect(Self.ask(server, one, as: nil).status == 401, "\(one.path)")
        for officer in ["giang", "binh", "an"] {
          try await #expect(Self.ask(server, one, as: officer).status == 403, "\(one.path) by \(officer)")
        }
      }
      try await #expect(server.get("/permits/statistics").status == 401)
      try await #expect(
        server.get("/permits/statistics", as: "binh").status == 200, "numbers are for who reads statistics")
      try await #expect(server.get("/permits/statistics", as: "giang").status == 403)
      for path in ["/permits/bundle", "/permits/bundle?since=1"] {
        try await #expect(server.get(path).status == 401)
        try await #expect(server.get(path, as: "binh").status == 403)
        try await #expect(server.get(path, as: "dung").status == 200, "who issues may check too")
      }
      try await #expect(server.post("/permits/checks", ["code": "ABCDE-FGHJK"]).status == 401)
      try await #expect(server.post("/permits/checks", ["code": "ABCDE-FGHJK"], as: "binh").status == 403)
    }
  }

  @Test func `an officer of other wards finds nothing, changes nothing, and the attempt is in the log`() async throws {
    let city = try PermitCity()
    try city.city.database.write {
      _ = try Officers.add("hoa", role: .permitOfficer, area: .districts(["q2"]), by: city.city.access, $0)
    }
    try await PermitServer.serving(city) { server in
      _ = try await server.issue()
      _ = try await server.post("/permits/applications", PermitServer.form("family", documents: []))
      let list = try await server.get("/permits/applications", as: "hoa")
      #expect(list.status == 200 && list.list("applications").isEmpty)
      try await #expect(server.get("/permits", as: "hoa").list("permits").isEmpty)
      try await #expect(server.get("/permits", as: "chi").list("permits").count == 1, "her ward is the journey's")
      let before = try server.log().count
      var tried = 0
      for one in Self.closed where one.path.contains("/1") || one.path == "/permits/reviews" && one.body != nil {
        let answer = try await Self.ask(server, one, as: "hoa")
        #expect(answer.status == 404, "\(one.path) \(answer.status)")
        #expect(!PermitServer.secrets.contains(where: answer.text.contains))
        tried += 1
      }
      let attempts = try server.log().dropFirst(before)
      #expect(attempts.count == tried)
      #expect(attempts.allSatisfy { $0.actor == "hoa" && $0.kind == "access.refuse" }, "\(attempts.map(\.kind))")
      // What is not there looks the same from outside.
      try await #expect(server.get("/permits/applications/99", as: "hoa").status == 404)
      try await #expect(server.get("/permits/1", as: "chi").state == "live")
    }
  }

  @Test func `who an application is of is shown to an officer of its wards, and the reading is in the log`()
    async throws
  {
    try await PermitServer.serving { server in
      _ = try await server.post("/permits/applications", PermitServer.form())
      let person = try await server.get("/permits/applications/1/person", as: "chi")
      #expect(person.object["identifier"] as? String == PermitServer.identifier)
      #expect(person.object["name"] as? String == PermitServer.name)
      #expect(person.headers["cache-control"] == "no-store")
      #expect(try server.log().last?.kind == "application.read")
      let file = try await server.get("/permits/applications/1", as: "chi")
      #expect(file.object["register"] as? String == "unknown")
      #expect(file.codes.contains("not-in-register"), "officers know what the register says")
      #expect(!PermitServer.secrets.contains(where: file.text.contains))
    }
  }

  @Test func `where the policy asks for two officers, the second must be another one`() async throws {
    try await PermitServer.serving { server in
      _ = try await server.post("/permits/applications", PermitServer.form("family", from: "00001", to: "00000"))
      let first = try await server.post("/permits/applications/1/approve", as: "chi")
      #expect(first.state == "seconding")
      #expect(first.object["approved_by"] as? String == "chi")
      try await #expect(server.post("/permits/applications/1/approve", as: "chi").status == 409)
      try await #expect(server.post("/permits/applications/1/issue", as: "chi").status == 409)
      try await #expect(server.post("/permits/applications/1/approve", as: "dung").state == "approved")
      try await #expect(server.post("/permits/applications/1/issue", as: "chi").status == 201)
      let refused = try await server.post("/permits/applications/1/refuse", ["because": "not-essential"], as: "chi")
      #expect(refused.status == 409)
    }
  }

  @Test func `an application is refused for a ground of the list, which the applicant reads in both languages`()
    async throws
  {
    try await PermitServer.serving { server in
      let receipt = try await server.post("/permits/applications", PermitServer.form())
      let wrong = try await server.post("/permits/applications/1/refuse", ["because": "Ngọc is rude"], as: "chi")
      #expect(wrong.status == 400)
      #expect(wrong.object["parameter"] as? String == "because")
      #expect(!wrong.text.contains("rude"))
      let refused = try await server.post("/permits/applications/1/refuse", ["because": "documents-differ"], as: "chi")
      #expect(refused.state == "refused")
      let status = try await server.post("/permits/status", ["reference": receipt.object["reference"] as? String ?? ""])
      let reason = status.list("steps").last?["reasons"] as? [[String: Any]]
      #expect(reason?.first?["code"] as? String == "documents-differ")
      #expect((reason?.first?["vi"] as? String)?.contains("Giấy tờ") == true)
      #expect((reason?.first?["en"] as? String)?.contains("documents") == true)
    }
  }

  @Test func `a permit is suspended, holds again, and is lost once`() async throws {
    try await PermitServer.serving { server in
      _ = try await server.issue()
      try await #expect(server.post("/permits/1/reinstate", ["because": "quarantine"], as: "dung").status == 409)
      try await #expect(server.post("/permits/1/suspend", ["because": "quarantine"], as: "dung").state == "suspended")
      try await #expect(server.post("/permits/1/reinstate", ["because": "quarantine"], as: "dung").state == "live")
      let lost = try await server.post("/permits/1/revoke", ["because": "lost"], as: "dung")
      #expect(lost.state == "revoked")
      #expect(
        lost.list("changes").compactMap { $0["change"] as? String } == ["issued", "suspended", "reinstated", "lost"])
      try await #expect(server.post("/permits/1/revoke", ["because": "lost"], as: "dung").status == 409)
    }
  }
}
