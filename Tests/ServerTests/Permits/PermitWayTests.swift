import Credentials
import Foundation
import Permits
import Quantities
import Store
import TestSupport
import Testing

@testable import Server

/// From the application over HTTP to a checkpoint without a network, and back.
@Suite struct PermitWayTests {
  @Test func `a permit is asked for, approved, issued, checked offline, revoked, and refused with the next delta`()
    async throws
  {
    try await PermitServer.serving { server in
      let receipt = try await server.post("/permits/applications", PermitServer.form())
      #expect(receipt.status == 201)
      #expect(receipt.state == "received")
      #expect(receipt.object["application"] == nil, "numbers are for officers")
      let reference = try #require(receipt.object["reference"] as? String)
      #expect(!receipt.codes.contains("not-in-register"))

      let approved = try await server.post("/permits/applications/1/approve", as: "dung")
      #expect(approved.state == "approved")
      let issued = try await server.post("/permits/applications/1/issue", as: "dung")
      #expect(issued.status == 201)
      #expect(issued.headers["cache-control"] == "no-store")
      let code = try #require(issued.object["code"] as? String)

      let status = try await server.post("/permits/status", ["reference": reference])
      #expect(status.state == "issued")
      #expect((status.object["permit"] as? [String: Any])?["state"] as? String == "live")

      let sheet = try await server.get("/permits/1/sheet", as: "dung")
      #expect(sheet.headers["content-type"] == "text/html; charset=utf-8")
      #expect(sheet.text.contains(PermitServer.name) && sheet.text.contains(code))

      // The checkpoint has its keys, and fetches a bundle in the hour of its check.
      let noon = Instant(Moment("2021-09-08T12:00", offset: 25_200)!, offset: 25_200)
      server.city.city.clock.set(noon)
      let keys = try await server.get("/permits/keys")
      #expect(keys.text.contains("P-256") && !keys.text.contains(#""d":"#))
      var checker = PermitChecker(anchors: [server.city.key.verifyingKey])
      let whole = try await server.get("/permits/bundle", as: "giang")
      #expect(whole.headers["content-type"] == "application/octet-stream")
      #expect(whole.headers["cache-control"] == "private, no-cache")
      try checker.take(Array(whole.body))
      let number = try #require(checker.bundle?.number)
      #expect(checker.check(code, at: noon).outcome == .valid)

      let revoked = try await server.post("/permits/1/revoke", ["because": "misuse"], as: "dung")
      #expect(revoked.state == "revoked")
      let delta = try await server.get("/permits/bundle?since=\(number)", as: "giang")
      #expect(delta.body.count < whole.body.count)
      try checker.take(Array(delta.body))
      #expect(checker.bundle?.number == number + 1)
      #expect(checker.check(code, at: noon).outcome == .refused(.revoked))
      let online = try await server.post("/permits/checks", ["code": code, "ward": "00001"], as: "giang")
      #expect(online.object["outcome"] as? String == "refused")
      #expect(online.object["reason"] as? String == "revoked")
      let after = try await server.post("/permits/status", ["reference": reference])
      #expect((after.object["permit"] as? [String: Any])?["state"] as? String == "revoked")
    }
  }

  @Test func `the check by the database finds the same as the one without a network, and knows forgeries`() async throws
  {
    let city = try PermitCity()
    let issued = try city.issue(1, from: 1, to: 2)
    // Signed by the city's key, and unknown to the city: whoever did it has the key.
    var claims = issued.claims
    claims.serial = 4711
    let minted = try PermitCredential.sign(claims, with: city.key)
    let stranger = try PermitCredential.sign(issued.claims, with: .generate())
    try await PermitServer.serving(city) { server in
      city.city.clock.set(Instant(Moment("2021-09-08T12:00", offset: 25_200)!, offset: 25_200))
      for (body, outcome, reason) in [
        (["text": issued.text, "ward": "00002"], "valid", nil), (["code": issued.code], "valid", nil),
        (["text": issued.text, "ward": "00005"], "refused", "not-on-route"), (["text": minted], "refused", "revoked"),
        (["text": stranger], "refused", "key-unknown"), (["text": "ZP1:NONSENSE"], "refused", "malformed"),
        (["code": "ABCDE-FGHJK"], "cannot-decide", "code-mistyped"),
      ] as [([String: String], String, String?)] {
        let answer = try await server.post("/permits/checks", body, as: "giang")
        #expect(answer.status == 200)
        #expect(answer.object["outcome"] as? String == outcome, "\(reason ?? "")")
        #expect(answer.object["reason"] as? String == reason)
        #expect(answer.headers["cache-control"] == "no-store")
      }
      let scanned = try await server.post("/permits/checks", ["text": issued.text], as: "giang")
      #expect((scanned.object["permit"] as? [String: Any])?["holder"] as? String == "Nguyễn Thị Hoa")
      let typed = try await server.post("/permits/checks", ["code": issued.code], as: "giang")
      #expect((typed.object["permit"] as? [String: Any])?["holder"] is NSNull)
      let checks = try server.log().filter { $0.kind == "permit.check" }
      #expect(checks.count == 9)
      #expect(Set(checks.map(\.actor)) == ["giang"])
      #expect(checks.map(\.subject).contains("permit 1") && checks.map(\.subject).contains("unknown permit"))
    }
  }

  @Test func `documents that were missing are added by the reference, and an application is taken back by it`()
    async throws
  {
    try await PermitServer.serving { server in
      let first = try await server.post("/permits/applications", PermitServer.form(documents: []))
      #expect(first.state == "needs-documents")
      #expect(first.codes.contains("documents"))
      let reference = try #require(first.object["reference"] as? String)
      let typed = reference.lowercased().replacingOccurrences(of: "-", with: " ")
      let added = try await server.post("/permits/documents", ["reference": typed, "documents": ["identity"]])
      #expect(added.state == "received")
      #expect(added.list("steps").compactMap { $0["state"] as? String } == ["needs-documents", "received"])
      let unknown = try await server.post("/permits/documents", ["reference": reference, "documents": ["passport"]])
      #expect(unknown.status == 422)
      #expect(unknown.object["parameter"] as? String == "documents")
      let withdrawn = try await server.post("/permits/withdrawals", ["reference": reference])
      #expect(withdrawn.state == "withdrawn")
      try await #expect(server.post("/permits/withdrawals", ["reference": reference]).status == 409)
      for path in ["/permits/status", "/permits/withdrawals"] {
        let none = try await server.post(path, ["reference": "ABCDE-FGHJK"])
        #expect(none.status == 404)
      }
    }
  }
}
