import SigningKeys
import Cases
import Credentials
import Epidemiology
import Foundation
import Quantities
import Quarantine
import Registry
import Store
import TestSupport
import Testing
import Vaccination

@testable import Server

/// Sessions, invitations, certificates and corrections over HTTP.
@Suite struct VaccinationSessionsTests {
  private static let roles: [String: Role] = [
    "an": .administrator, "chi": .healthOfficer, "dung": .healthOfficer, "em": .healthOfficer, "giang": .checkpoint,
  ]
  private static let identifier = VaccinationRoutesTests.identifier

  /// Serves a city with a published map, in which the person of the routes' tests lives in ward 1.
  private static func serving(
    people: Range<Int> = 0..<0, key: SigningKey? = nil, _ body: @escaping @Sendable (OfficeServer) async throws -> Void
  ) async throws {
    let city = try VaccinationCity(schemas: [.cases, .quarantine])
    try city.register(["\(identifier),\(VaccinationRoutesTests.name),1990-05-01,F,00001,0912345678"])
    try city.register(people, ward: 2)
    for number in people {
      // Their second dose is due before the session.
      _ = try city.office.record(city.form(number, "2021-06-01", ward: 2), by: city.access("chi"))
    }
    let cases = try city.city.file("cases.csv", "case_id,report_date,ward_code", ["1,2021-09-06,00002"])
    try city.city.take(cases, .cases, source: "CDC")
    try city.city.publish("simple-recency", on: VaccinationCity.today)
    var path: String?
    if let key {
      try city.city.database.write { try VaccinationKeys.add(key.verifyingKey, by: city.city.access, $0) }
      let file = city.city.folder.path("vaccination.json")
      try Data(key.privateJWK.utf8).write(to: URL(fileURLWithPath: file))
      path = file
    }
    let keyFile = path
    try await OfficeServer.serving(
      city.city, city.ring, roles: roles, settings: { $0.certificates.key = keyFile }, body)
  }

  private static func ask(
    _ server: OfficeServer, _ method: String, _ path: String, _ body: [String: Any]? = nil, _ status: Int = 200,
    as officer: String = "chi"
  ) async throws -> [String: Any] {
    let document = try await server.get("/api").object
    let (answer, faults) = try await server.checked(method, path, body, as: officer, in: document)
    #expect(
      answer.status == status && faults.isEmpty, "\(method) \(path): \(answer.text.prefix(400)) \(faults.prefix(3))")
    return answer.object
  }

  private static var session: [String: Any] {
    [
      "site": "TYT-1", "day": "2021-09-20", "from": "08:00", "until": "11:30", "product": "AstraZeneca", "capacity": 2,
    ]
  }

  @Test func `a session is opened, people are invited to it, what became of it is noted, and it is cancelled`()
    async throws
  {
    try await Self.serving(people: 10..<15) { server in
      let none = try await server.post("/vaccination/sessions", Self.session, as: "chi")
      #expect(none.status == 404, "a session needs a site: \(none.text)")
      _ = try await Self.ask(
        server, "POST", "/vaccination/sites", ["code": "TYT-1", "name": "Trạm y tế phường 1", "ward": "00001"], 201)
      let opened = try await Self.ask(server, "POST", "/vaccination/sessions", Self.session, 201)
      let number = try #require(opened["session"] as? Int)
      #expect(opened["free"] as? Int == 2 && opened["from"] as? String == "08:00")
      for (name, value) in [("from", "8 h"), ("from", "12:00"), ("capacity", 0), ("product", "Nước cất")]
        as [(String, Any)]
      {
        let refused = try await server.post(
          "/vaccination/sessions", Self.session.merging([name: value]) { $1 }, as: "chi")
        #expect([400, 422].contains(refused.status), "\(name) \(value): \(refused.text)")
      }

      let invited = try await Self.ask(
        server, "POST", "/vaccination/sessions/\(number)/invitations", ["least_rank": 0], 201)
      #expect(invited["invited"] as? Int == 2, "as many as there are places: \(invited)")
      let list = try await Self.ask(server, "GET", "/vaccination/sessions/\(number)/invitations")
      let invitations = list["invitations"] as? [[String: Any]] ?? []
      #expect(invitations.count == 2 && (list["session"] as? [String: Any])?["taken"] as? Int == 2)
      #expect(invitations.allSatisfy { (($0["person"] as? [String: Any])?["name"] as? String ?? "") != "" })
      #expect(try server.log().contains { $0.kind == "vaccination.read" && $0.subject.contains("session \(number)") })
      let full = try await server.post("/vaccination/sessions/\(number)/invitations", ["least_rank": 0], as: "chi")
      #expect(full.status == 409, "\(full.text)")

      let first = try #require(invitations.first?["invitation"] as? Int)
      let second = try #require(invitations.last?["invitation"] as? Int)
      let came = try await Self.ask(server, "POST", "/vaccination/invitations/\(first)", ["state": "came"])
      #expect(came["state"] as? String == "came")
      let again = try await server.post("/vaccination/invitations/\(first)", ["state": "missed"], as: "chi")
      #expect(again.status == 409, "\(again.text)")
      _ = try await Self.ask(server, "POST", "/vaccination/invitations/\(second)", ["state": "withdrawn"])
      let sessions = try await Self.ask(server, "GET", "/vaccination/sessions")
      let shown = (sessions["sessions"] as? [[String: Any]] ?? []).first
      #expect(shown?["free"] as? Int == 1, "a place is given back: \(shown ?? [:])")

      let cancelled = try await Self.ask(server, "POST", "/vaccination/sessions/\(number)/cancel")
      #expect(cancelled["withdrawn"] as? Int == 0)
      let twice = try await server.post("/vaccination/sessions/\(number)/cancel", as: "chi")
      #expect(twice.status == 409)
      let closed = try await Self.ask(server, "POST", "/vaccination/sites/close", ["code": "TYT-1"])
      #expect((closed["sites"] as? [[String: Any]] ?? []).first?["is_closed"] as? Bool == true)
      let late = try await server.post("/vaccination/sessions", Self.session, as: "chi")
      #expect(late.status == 409, "\(late.text)")
    }
  }

  @Test func `sessions and invitations of another ward are answered as what is not there`() async throws {
    try await Self.serving(people: 10..<15) { server in
      _ = try await Self.ask(
        server, "POST", "/vaccination/sites", ["code": "TYT-1", "name": "Trạm y tế phường 1", "ward": "00001"], 201)
      let number =
        try await Self.ask(server, "POST", "/vaccination/sessions", Self.session, 201)["session"] as? Int ?? 0
      _ = try await Self.ask(server, "POST", "/vaccination/sessions/\(number)/invitations", ["least_rank": 0], 201)
      let list = try await Self.ask(server, "GET", "/vaccination/sessions/\(number)/invitations")
      let invitation = (list["invitations"] as? [[String: Any]])?.first?["invitation"] as? Int ?? 0
      for (path, body, nowhere) in [
        ("/vaccination/sessions/\(number)/cancel", nil, "/vaccination/sessions/999/cancel"),
        ("/vaccination/sessions/\(number)/invitations", [:], "/vaccination/sessions/999/invitations"),
        ("/vaccination/invitations/\(invitation)", ["state": "came"], "/vaccination/invitations/999"),
        ("/vaccination/sites/close", ["code": "TYT-1"], nil),
      ] as [(String, [String: Any]?, String?)] {
        let elsewhere = try await server.post(path, body, as: "em")
        #expect(elsewhere.status == 404, "\(path): \(elsewhere.text)")
        if let nowhere {
          let unknown = try await server.post(nowhere, body, as: "em")
          #expect(unknown.status == 404 && unknown.text == elsewhere.text, "\(path): \(unknown.text)")
        }
        #expect(try await server.post(path, body, as: "giang").status == 403, "\(path)")
        #expect(try await server.post(path, body).status == 401, "\(path)")
      }
      let read = try await server.get("/vaccination/sessions/\(number)/invitations", as: "em")
      #expect(read.status == 404 && !read.text.contains("Thị"))
      let mine = try await Self.ask(server, "GET", "/vaccination/sessions", as: "em")
      #expect((mine["sessions"] as? [Any])?.isEmpty == true && (mine["sites"] as? [Any])?.isEmpty == true)
      let foreign = try await server.post(
        "/vaccination/sites", ["code": "TYT-9", "name": "Trạm", "ward": "00001"], as: "em")
      #expect(foreign.status == 404, "\(foreign.text)")
    }
  }

  @Test func `a dose is corrected; what is not said stays, and what it was is in its history`() async throws {
    try await Self.serving { server in
      let dose: [String: Any] = [
        "person": ["identifier": Self.identifier, "name": VaccinationRoutesTests.name] as [String: Any],
        "day": "2021-06-01", "product": "AstraZeneca", "lot": "ABX1", "site": "TYT", "ward": "00001", "time": "08:30",
      ]
      let made = try await Self.ask(server, "POST", "/vaccination/doses", dose, 201)
      let number = (made["dose"] as? [String: Any])?["dose"] as? Int ?? 0
      let path = "/vaccination/doses/\(number)/correct"
      let corrected = try await Self.ask(
        server, "POST", path, ["product": "Comirnaty", "day": "2021-08-01", "ground": "theo danh sách"])
      let now = corrected["dose"] as? [String: Any] ?? [:]
      #expect(now["day"] as? String == "2021-08-01" && now["lot"] as? String == "ABX1" && now["minute"] as? Int == 510)
      #expect(now["product"] as? String == "comirnaty" && now["is_matched"] as? Bool == true)
      let file = try await Self.ask(server, "GET", "/vaccination/doses/\(number)")
      #expect((file["changes"] as? [[String: Any]])?.first?["ground"] as? String == "theo danh sách")
      for body in [
        ["ground": "không đổi gì"], ["lot": "ABX1", "ground": "như cũ"], ["lot": "ABX2"],
        ["day": "2031-01-01", "ground": "ngày sau"], ["time": "8:3", "ground": "giờ sai"],
      ] {
        let refused = try await server.post(path, body, as: "chi")
        #expect([400, 422].contains(refused.status), "\(body): \(refused.text)")
      }
      let elsewhere = try await server.post(path, ["lot": "X", "ground": "thử"], as: "em")
      let nowhere = try await server.post("/vaccination/doses/999/correct", ["lot": "X", "ground": "thử"], as: "em")
      #expect(elsewhere.status == 404 && elsewhere.text == nowhere.text)
    }
  }

  @Test
  func
    `a certificate is made with its code, checks by the served keys, and is refused by the served list once revoked`()
    async throws
  {
    let key = SigningKey.generate()
    try await Self.serving(key: key) { server in
      let person = ["identifier": Self.identifier]
      let without = try await server.post("/vaccination/certificates", person, as: "chi")
      #expect(without.status == 409, "nobody is certified without a dose: \(without.text)")
      _ = try await Self.ask(
        server, "POST", "/vaccination/doses",
        [
          "person": ["identifier": Self.identifier, "name": VaccinationRoutesTests.name], "day": "2021-06-01",
          "product": "AstraZeneca", "ward": "00001",
        ], 201)
      let made = try await Self.ask(server, "POST", "/vaccination/certificates", person, 201)
      let number = try #require(made["certificate"] as? Int)
      #expect((made["code"] as? String)?.hasPrefix("<svg") == true && made["dose"] as? Int == 1)
      let text = try #require(made["text"] as? String)
      #expect(try QRCode(foreign: text).svg(millimetres: 60) == made["code"] as? String)
      let again = try await Self.ask(server, "POST", "/vaccination/certificates", person, 201)
      #expect(again["text"] as? String == text, "one that holds is given again")

      let keys = try await Self.ask(server, "GET", "/api/vaccination/certificates/keys")
      #expect((keys["keys"] as? [[String: Any]])?.count == 1)
      func verdict() async throws -> VaccinationVerification {
        let served = try await server.get("/api/vaccination/certificates/revoked")
        #expect(served.status == 200)
        let list = try RevocationList.read([UInt8](served.body)) {
          $0 == key.verifyingKey.keyID ? key.verifyingKey : nil
        }
        return VaccinationVerification.verify(text, at: server.city.clock.now, revoked: list) {
          $0 == key.verifyingKey.keyID ? key.verifyingKey : nil
        }
      }
      guard case .valid(let claims) = try await verdict() else {
        Issue.record("the certificate does not check")
        return
      }
      #expect(claims.day == Day("2021-06-01"))

      let revoking = "/vaccination/certificates/\(number)/revoke"
      let elsewhere = try await server.post(revoking, ["ground": "thử"], as: "em")
      let nowhere = try await server.post("/vaccination/certificates/999/revoke", ["ground": "thử"], as: "em")
      #expect(elsewhere.status == 404 && elsewhere.text == nowhere.text, "\(elsewhere.text)")
      let stranger = try await server.post("/vaccination/certificates", person, as: "em")
      #expect(stranger.status == 404)
      _ = try await Self.ask(server, "POST", revoking, ["ground": "cấp nhầm"])
      guard case .refused(.revoked, _) = try await verdict() else {
        Issue.record("a revoked certificate checks still")
        return
      }
      #expect(try await server.post(revoking, ["ground": "lần nữa"], as: "chi").status == 409)
      for entry in try server.log() { #expect(!entry.subject.contains(Self.identifier)) }
    }
  }

  @Test func `without a key nothing is certified, and the answer says how to have one`() async throws {
    try await Self.serving { server in
      let refused = try await server.post(
        "/vaccination/certificates", ["identifier": Self.identifier], as: "chi")
      #expect(refused.status == 503 && refused.text.contains("--vaccination-key"), "\(refused.text)")
      #expect(try await server.get("/api/vaccination/certificates/revoked").status == 503)
      #expect(try await server.get("/api/vaccination/certificates/keys").status == 200)
    }
  }
}
