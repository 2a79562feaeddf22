import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct PermitQuestionsTests {
  private static func question(_ purpose: String, _ origin: String, _ destination: String, applicant: String = "person")
    -> [String: Any]
  {
    var journey = PermitServer.form(purpose, from: origin, to: destination)["journey"] as? [String: Any] ?? [:]
    journey["applicant"] = applicant
    return ["journey": journey]
  }

  @Test func `a journey is decided by the map in force, and nothing is kept of the question`() async throws {
    try await PermitServer.serving { server in
      // Ward 00000 is low, all others are high.
      for (purpose, origin, destination, outcome, code) in [
        ("goods", "00000", "00001", "allowed", "gate-allows"),
        ("family", "00000", "00001", "refused", "destination-level"),
        ("family", "00000", "00000", "needless", "not-needed"), ("emergency", "00000", "00001", "needless", "exempt"),
      ] {
        let answer = try await server.post("/permits/decisions", Self.question(purpose, origin, destination))
        #expect(answer.status == 200)
        #expect(answer.object["outcome"] as? String == outcome, "\(purpose)")
        #expect(answer.codes.contains(code), "\(purpose): \(answer.codes)")
        #expect(answer.object["revision"] as? Int == 1)
        #expect(answer.object["policy"] as? String == "test-policy")
      }
      let employer = try await server.post(
        "/permits/decisions", Self.question("goods", "00000", "00001", applicant: "employer"))
      #expect(employer.status == 200)
      try await #expect(server.get("/permits/applications", as: "dung").list("applications").isEmpty)
      #expect(try server.log().allSatisfy { !$0.kind.hasPrefix("application") && $0.actor != "public" })
    }
  }

  @Test func `a line is the wards that it goes through`() async throws {
    try await PermitServer.serving { server in
      var form = PermitServer.form("goods", from: "00000", to: "00002")
      var journey = form["journey"] as? [String: Any] ?? [:]
      journey["line"] = [[105.005, 21.005], [105.015, 21.004], [105.025, 21.005]]
      form["journey"] = journey
      try await #expect(server.post("/permits/applications", form).status == 201)
      let kept = try await server.get("/permits/applications/1", as: "dung").object["journey"] as? [String: Any]
      #expect(kept?["route"] as? [String] == ["00001"])
      journey["route"] = ["00001"]
      form["journey"] = journey
      try await #expect(server.post("/permits/applications", form).status == 422)
    }
  }

  @Test func `forms find in the policy who issues what, by which act, and all wards`() async throws {
    try await PermitServer.serving { server in
      let answer = try await server.get("/permits/policy")
      #expect(answer.status == 200)
      #expect(answer.list("purposes").compactMap { $0["id"] as? String } == ["goods", "family"])
      #expect(answer.list("exemptions").compactMap { $0["id"] as? String } == ["emergency"])
      let issuing = answer.list("issuing")
      #expect(issuing.compactMap { $0["issuer"] as? String } == ["department", "committee"])
      #expect(issuing.allSatisfy { $0["citation"] as? String == "c [own]" })
      #expect(answer.list("wards").count == 12)
      #expect((answer.list("groups").first?["name"] as? [String: String])?["vi"] == "Cung ứng")
      let tag = try #require(answer.headers["etag"])
      try await #expect(server.get("/permits/policy", headers: ["If-None-Match": tag]).status == 304)
      // Another policy is told at once to who decides by it.
      let other = PermitCity.policy.replacingOccurrences(of: #"version: "1""#, with: #"version: "2""#)
      try server.city.adopt(other)
      _ = try await server.post("/permits/applications", PermitServer.form())
      try await #expect(server.get("/permits/policy").object["version"] as? String == "2")
    }
  }

  @Test
  func `without keys nothing is served, without the issuer's key nothing is signed, without a policy nothing decided`()
    async throws
  {
    try await PermitServer.serving(hasSealer: false) { server in
      for answer in [
        try await server.get("/permits/policy"), try await server.get("/permits/keys"),
        try await server.post("/permits/applications", PermitServer.form()),
        try await server.get("/permits/applications", as: "dung"),
        try await server.post("/permits/decisions", Self.question("goods", "00000", "00001")),
      ] {
        #expect(answer.status == 503)
        #expect(answer.text.contains("zonal serve"))
      }
      try await #expect(server.get("/zones/00001").status == 200, "maps are served all the same")
    }
    try await PermitServer.serving(hasKey: false) { server in
      _ = try await server.post("/permits/applications", PermitServer.form())
      _ = try await server.post("/permits/applications/1/approve", as: "dung")
      for answer in [
        try await server.post("/permits/applications/1/issue", as: "dung"),
        try await server.get("/permits/bundle", as: "giang"),
      ] {
        #expect(answer.status == 503)
        #expect(answer.text.contains("permit-key"))
      }
      try await #expect(server.post("/permits/checks", ["code": "ABCDE-FGHJK"], as: "giang").status == 200)
    }
  }

  @Test func `a key's file that holds none is said at the start, with nothing of what is in it`() throws {
    let city = try PermitCity()
    let path = city.city.folder.path("key.json")
    for text in [nil, "", #"{"kty":"EC","crv":"P-256","x":"secretpart","y":"AA","d":"AA"}"#] {
      try? FileManager.default.removeItem(atPath: path)
      if let text { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
      let error = #expect(throws: PermitKeyUnreadable.self) { _ = try PermitKeyFile.read(path) }
      #expect(error?.description.contains("zonal permit keys make") == true)
      #expect(error?.description.contains("secretpart") == false)
    }
  }
}
