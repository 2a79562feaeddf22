import Foundation
import Logging
import TestSupport
import Testing

@testable import Server

/// What people send that cannot be used, and what is written down of it.
@Suite struct PermitBodyTests {
  private static func changed(_ path: [String], _ value: Any?) -> [String: Any] {
    var form = PermitServer.form()
    guard path.count == 2 else {
      form[path[0]] = value
      return form
    }
    var part = form[path[0]] as? [String: Any] ?? [:]
    part[path[1]] = value
    form[path[0]] = part
    return form
  }

  @Test func `a member that cannot be used is named, and its value is not repeated`() async throws {
    try await PermitServer.serving { server in
      for (path, value, status) in [
        (["person"], nil, 400), (["journey"], nil, 400), (["person"], "Ngọc Bí Mật", 400), (["journey"], [1], 400),
        (["person", "identifier"], nil, 400), (["person", "identifier"], 1_190_000_777, 400),
        (["person", "identifier"], "0123", 422), (["person", "identifier"], "Bí Mật", 422),
        (["person", "name"], nil, 400), (["person", "name"], " ", 400), (["person", "name"], "Bí\u{0}Mật", 400),
        (["person", "name"], String(repeating: "Bí Mật ", count: 100), 400), (["person", "birth_year"], 90, 400),
        (["person", "birth_year"], 1990.5, 400), (["person", "phone"], ["Bí Mật"], 400),
        (["journey", "purpose"], "Bí Mật", 422), (["journey", "group"], "Bí Mật", 422),
        (["journey", "vehicle"], "Bí Mật", 422), (["journey", "documents"], ["Bí Mật"], 422),
        (["journey", "documents"], "identity", 400), (["journey", "origin"], "Bí Mật", 422),
        (["journey", "destination"], 1, 400), (["journey", "route"], ["00002", "Bí Mật"], 422),
        (["journey", "route"], Array(repeating: "00002", count: 301), 400), (["journey", "begins"], "Bí Mật", 400),
        (["journey", "ends"], "2021-09-07", 422), (["journey", "hours"], "7-18", 400),
        (["journey", "weekdays"], [0], 400), (["journey", "weekdays"], [1, 1], 400),
        (["journey", "weekdays"], [], 400),
        (["journey", "applicant"], "employer", 400), (["journey", "line"], "Bí Mật", 400),
        (["journey", "line"], [[105.005]], 400), (["journey", "line"], [[200, 21], [105, 21]], 400),
        (["journey", "line"], [[105.005, 21.005], [105.005, 21.006]], 422),
        (["journey", "line"], [[0, 0], [1, 1]], 422),
      ] as [([String], Any?, Int)] {
        let answer = try await server.post("/permits/applications", Self.changed(path, value))
        let name = path.joined(separator: ".")
        #expect(answer.status == status, "\(name): \(answer.status)")
        #expect(answer.object["parameter"] as? String == name, "\(name): \(answer.text)")
        for text in ["Bí", "Mật"] + PermitServer.secrets { #expect(!answer.text.contains(text), "\(name)") }
      }
      try await #expect(
        server.get("/permits/applications", as: "dung").list("applications").isEmpty, "nothing was taken")
    }
  }

  @Test func `a body that is no such object is refused whatever it is`() async throws {
    try await PermitServer.serving { server in
      let deep = String(repeating: "[", count: 20_000)
      for (text, status) in [
        ("", 400), ("null", 400), ("[]", 400), ("{", 400), (deep, 400), ("{\"person\": \(deep)", 400),
        (#"{"079301000001": "Bí Mật"}"#, 400), (#"{"person": {}, "person": {}}"#, 400),
        (#"{"reference": {}}"#, 400), ("\u{0}\u{1}", 400), (String(repeating: " ", count: 70_000), 413),
      ] {
        for path in ["applications", "status", "documents", "withdrawals", "decisions"] {
          let answer = try await server.live.ask(
            "/permits/\(path)", method: "POST", headers: ["Content-Type": "application/json"], body: Data(text.utf8))
          #expect(answer.status == status, "\(path) \(text.prefix(20))")
          #expect(answer.headers["content-type"] == "application/problem+json")
          #expect(!answer.text.contains("079301000001") && !answer.text.contains("Bí"))
        }
      }
      let form = try await server.live.ask(
        "/permits/applications", method: "POST", headers: ["Content-Type": "application/x-www-form-urlencoded"],
        body: Data("identifier=001190000777".utf8))
      #expect(form.status == 415)
      let query = try await server.post("/permits/applications?identifier=001190000777", PermitServer.form())
      #expect(query.status == 400)
      #expect(!query.text.contains("001190000777"))
    }
  }

  @Test func `nothing of a person is in the server's log, in the decision log or in what anyone is answered`()
    async throws
  {
    let folder = TemporaryFolder()
    let path = folder.path("log")
    try Data().write(to: URL(fileURLWithPath: path))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    let output = LogOutput(descriptor: handle.fileDescriptor)
    var settings = LogSettings()
    settings.level = .trace
    let city = try PermitCity()
    let clock = city.city.clock
    let logger = StructuredLog.logger(settings, output: output) { clock.now }
    try await PermitServer.serving(city, logger: logger) { server in
      let issued = try await server.issue()
      _ = try await server.get("/permits/applications/1/person", as: "dung")
      _ = try await server.get("/permits/1/sheet", as: "dung")
      _ = try await server.post("/permits/applications", Self.changed(["person", "birth_year"], "x"))
      _ = try await server.post("/permits/checks", ["code": issued.code], as: "giang")
      for answer in [
        try await server.post("/permits/status", ["reference": issued.reference]),
        try await server.get("/permits/applications", as: "dung"), try await server.get("/permits", as: "dung"),
        try await server.get("/permits/1", as: "dung"), try await server.get("/permits/bundle", as: "giang"),
        try await server.get("/permits/notices", as: "dung"), try await server.get("/permits/statistics", as: "dung"),
        try await server.get("/metrics"),
      ] {
        let text = String(decoding: answer.body, as: UTF8.self)
        for secret in PermitServer.secrets { #expect(!text.contains(secret)) }
      }
      let entries = try server.log().map { $0.kind + " " + $0.subject + " " + $0.actor }.joined(separator: "\n")
      let log = try String(contentsOfFile: path, encoding: .utf8)
      for secret in PermitServer.secrets + [issued.reference, issued.code] {
        #expect(!entries.contains(secret))
        #expect(!log.contains(secret))
      }
    }
    output.flush()
    let lines = try String(contentsOfFile: path, encoding: .utf8)
    #expect(lines.contains("/permits/applications/{number}/person"), "requests were logged by their route")
    for secret in PermitServer.secrets { #expect(!lines.contains(secret)) }
  }

  @Test func `one address may send so many applications, and officers are not counted with it`() async throws {
    try await PermitServer.serving(settings: { settings in
      settings.permits.rate = 3
      settings.access.trustedProxies = ["127.0.0.1"]
    }) { server in
      let (one, other) = (["X-Forwarded-For": "203.0.113.9"], ["X-Forwarded-For": "203.0.113.10"])
      var statuses: [Int] = []
      for _ in 0..<7 {
        statuses.append(try await server.post("/permits/status", ["reference": "ABCDE-FGHJK"], headers: one).status)
      }
      #expect(statuses == [404, 404, 404, 404, 404, 404, 429])
      let refused = try await server.post("/permits/applications", PermitServer.form(), headers: one)
      #expect(refused.status == 429)
      #expect((Int(refused.headers["retry-after"] ?? "") ?? 0) >= 1)
      try await #expect(
        server.post("/permits/applications", PermitServer.form(), as: "chi", headers: one).status == 201)
      try await #expect(server.post("/permits/applications", PermitServer.form(), headers: other).status == 201)
      // Who only asks what the rules say is counted with all other questions.
      let question = ["journey": PermitServer.form()["journey"]!]
      try await #expect(server.post("/permits/decisions", question, headers: one).status == 200)
    }
  }
}
