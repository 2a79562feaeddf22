import Cases
import Foundation
import Quantities
import Quarantine
import Registry
import Store
import TestSupport
import Testing
import Vaccination

@testable import Server

@Suite struct VaccinationRoutesTests {
  private static let roles: [String: Role] = [
    "chi": .healthOfficer, "dung": .healthOfficer, "em": .healthOfficer, "giang": .checkpoint, "binh": .publisher,
  ]
  static let identifier = VaccinationCity.identifier(777).digits
  static let name = "Trần Thị Bích Ngọc"
  static let secrets = [identifier, "Bích Ngọc", "0912345678", "sốt cao"]

  static func serving(
    _ fill: (VaccinationCity) throws -> Void = { _ in },
    _ body: @escaping @Sendable (OfficeServer) async throws -> Void
  ) async throws {
    let city = try VaccinationCity(schemas: [.cases, .quarantine])
    try city.register(["\(identifier),\(name),1990-05-01,F,00001,0912345678"])
    try fill(city)
    try await OfficeServer.serving(city.city, city.ring, roles: roles, body)
  }

  private static func dose(_ day: String, ward: String = "00001", product: String = "AstraZeneca") -> [String: Any] {
    [
      "person": ["identifier": identifier, "name": name] as [String: Any], "day": day, "product": product,
      "lot": "ABX1", "site": "TYT", "ward": ward, "time": "08:30",
    ]
  }

  @Test func `doses are recorded with what is odd about them, shown, noted and withdrawn, each answer as described`()
    async throws
  {
    try await Self.serving { server in
      let document = try await server.get("/api").object
      func ask(_ method: String, _ path: String, _ body: [String: Any]? = nil, _ status: Int = 200) async throws
        -> [String: Any]
      {
        let (answer, faults) = try await server.checked(method, path, body, as: "chi", in: document)
        #expect(
          answer.status == status && faults.isEmpty, "\(method) \(path): \(answer.text.prefix(400)) \(faults.prefix(3))"
        )
        if path != "/vaccination/terms" {
          #expect(answer.headers["cache-control"]?.contains("no-store") == true, "\(path)")
        }
        return answer.object
      }
      _ = try await ask("GET", "/vaccination/terms")
      let first = try await ask("POST", "/vaccination/doses", Self.dose("2021-06-01"), 201)
      #expect(first["register"] as? String == "agrees")
      #expect((first["standing"] as? [String: Any])?["status"] as? String == "partial")
      // A week after the first, where the least interval is four weeks.
      let early = try await ask("POST", "/vaccination/doses", Self.dose("2021-06-08"), 201)
      let flags = (early["dose"] as? [String: Any])?["flags"] as? [String] ?? []
      #expect(flags.contains("too-early"), "kept and flagged: \(flags)")
      let number = (early["dose"] as? [String: Any])?["dose"] as? Int ?? 0
      let person = try await ask("POST", "/vaccination/persons", ["identifier": Self.identifier])
      #expect((person["doses"] as? [Any] ?? []).count == 2)
      _ = try await ask(
        "POST", "/vaccination/doses/\(number)/reactions",
        ["kind": "fever", "severity": "mild", "onset": "2021-06-09", "seen": "sốt cao một đêm"])
      let shown = try await server.get("/vaccination/doses/\(number)", as: "chi")
      for secret in Self.secrets { #expect(!shown.text.contains(secret), "what was seen is personal") }
      let disclosed = try await ask("GET", "/vaccination/doses/\(number)/person")
      #expect((disclosed["person"] as? [String: Any])?["name"] as? String == Self.name)
      let withdrawn = try await ask("POST", "/vaccination/doses/\(number)/withdraw", ["ground": "nhập trùng"])
      #expect((withdrawn["dose"] as? [String: Any])?["state"] as? String == "withdrawn")
      #expect((withdrawn["changes"] as? [Any] ?? []).count == 1)
      let due = try await ask("GET", "/vaccination/due?ward=00001&kind=due&limit=10")
      #expect((due["due"] as? Int ?? 0) + (due["overdue"] as? Int ?? 0) == 1)
      let product = try await server.post("/vaccination/doses", Self.dose("2021-09-01", product: "Nước cất"), as: "chi")
      #expect(product.status == 422, "\(product.text)")
      #expect(try server.log().contains { $0.kind == "vaccination.read" && $0.actor == "chi" })
      for entry in try server.log() { for secret in Self.secrets { #expect(!entry.subject.contains(secret)) } }
    }
  }

  @Test func `a record without identifier is matched by a press, and its dose gets the person`() async throws {
    try await Self.serving { server in
      let document = try await server.get("/api").object
      var form = Self.dose("2021-06-01")
      // The day of birth is another, so nobody is linked without being asked.
      form["person"] = ["name": Self.name, "birth": "1990-05-02", "sex": "female", "phone": "0912345678"]
      let receipt = try await server.post("/vaccination/doses", form, as: "dung").object
      let match = try #require(receipt["match"] as? Int, "\(receipt)")
      let (list, faults) = try await server.checked("GET", "/vaccination/matches", as: "dung", in: document)
      #expect(list.status == 200 && faults.isEmpty, "\(list.text.prefix(300)) \(faults.prefix(3))")
      let entry = (list.object["matches"] as? [[String: Any]] ?? []).first ?? [:]
      let candidate = try #require((entry["candidates"] as? [[String: Any]] ?? []).first, "\(list.text)")
      let citizen = try #require(candidate["citizen"] as? Int)
      #expect((candidate["citizen_shown"] as? [String: Any])?["name"] as? String == Self.name)
      let stranger = try await server.post(
        "/vaccination/matches/\(match)", ["decision": "link", "citizen": 999_999], as: "dung")
      #expect(stranger.status == 422 && !stranger.text.contains("999999"), "\(stranger.text)")
      let (decided, wrong) = try await server.checked(
        "POST", "/vaccination/matches/\(match)", ["decision": "link", "citizen": citizen], as: "dung", in: document)
      #expect(decided.status == 200 && wrong.isEmpty, "\(decided.text)")
      let person = try await server.post("/vaccination/persons", ["identifier": Self.identifier], as: "dung")
      #expect((person.object["doses"] as? [Any] ?? []).count == 1)
    }
  }

  @Test func `what is in another ward is answered as what is not there`() async throws {
    try await Self.serving { server in
      let made = try await server.post("/vaccination/doses", Self.dose("2021-06-01"), as: "chi").object
      let number = (made["dose"] as? [String: Any])?["dose"] as? Int ?? 0
      for (method, verb, body) in [
        ("GET", "", nil), ("GET", "/person", nil), ("POST", "/withdraw", ["ground": "thử"]),
      ] as [(String, String, [String: Any]?)] {
        func ask(_ dose: Int) async throws -> LiveServer.Answer {
          let path = "/vaccination/doses/\(dose)\(verb)"
          return method == "GET" ? try await server.get(path, as: "em") : try await server.post(path, body, as: "em")
        }
        let (elsewhere, nowhere) = (try await ask(number), try await ask(999))
        #expect(elsewhere.status == 404 && elsewhere.text == nowhere.text, "\(verb): \(elsewhere.text)")
      }
      let known = try await server.post("/vaccination/persons", ["identifier": Self.identifier], as: "em")
      let unknown = try await server.post("/vaccination/persons", ["identifier": "001190000888"], as: "em")
      #expect(known.status == 404 && known.text == unknown.text)
      #expect(try await server.get("/vaccination/due?ward=00001", as: "em").status == 404)
      for path in ["/vaccination/terms", "/vaccination/due?ward=00001", "/vaccination/matches"] {
        #expect(try await server.get(path).status == 401, "\(path)")
        #expect(try await server.get(path, as: "giang").status == 403, "\(path)")
      }
    }
  }

  @Test func `coverage is for anybody, tells where people live and where doses were given apart, and no small count`()
    async throws
  {
    try await Self.serving { city in
      // Everybody of ward 2 was vaccinated in ward 3, where fewer live; three of ward 4, who are not to be told.
      try city.register(1_000..<2_100, ward: 2)
      try city.register(3_000..<4_005, ward: 3)
      try city.register(5_000..<6_010, ward: 4)
      let access = try city.access("dung")
      for number in 1_000..<2_100 { _ = try city.office.record(city.form(number, "2021-06-01", ward: 3), by: access) }
      for number in 5_000..<5_003 { _ = try city.office.record(city.form(number, "2021-06-01", ward: 4), by: access) }
    } _: { server in
      let document = try await server.get("/api").object
      func rows(_ basis: String) async throws -> [String: [String: Any]] {
        let (answer, faults) = try await server.checked(
          "GET", "/api/vaccination/coverage?basis=\(basis)&measure=first", in: document)
        #expect(answer.status == 200 && faults.isEmpty, "\(answer.text.prefix(300)) \(faults.prefix(3))")
        #expect(
          (answer.object["denominator"] as? [String: Any])?["vi"] as? String == "dân số, theo dữ liệu dân cư"
            && answer.object["denominator_day"] as? String == "2021-09-07")
        let rows = answer.object["rows"] as? [[String: Any]] ?? []
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["ward"] as? String ?? "", $0) })
      }
      let (residence, injection) = (try await rows("residence"), try await rows("injection"))
      #expect((residence["00002"]?["percent"] as? Double ?? 0) > 95, "\(residence["00002"] ?? [:])")
      #expect(residence["00003"]?["count"] is NSNull, "none and a few look alike")
      // The city's secret decides whether a few look like none or like as many as it takes to be told, never like three.
      for few in [residence["00004"], injection["00004"]] {
        #expect(few?["count"] is NSNull || few?["count"] as? Int == 20, "\(few ?? [:])")
      }
      #expect(injection["00003"]?["is_above_all"] as? Bool == true, "\(injection["00003"] ?? [:])")
      #expect((injection["00003"]?["explanation"] as? [String: Any])?["vi"] as? String != nil)
      #expect(residence["00002"]?["is_above_all"] as? Bool == false)
      let exact = try #require(residence["00002"]?["count"] as? Int)
      #expect(exact % 20 == 0, "rounded as the rule has it: \(exact)")

      let (days, faults) = try await server.checked(
        "GET", "/api/vaccination/coverage/days?measure=first&ward=00002", in: document)
      #expect(faults.isEmpty, "\(faults.prefix(3))")
      let series = days.object["series"] as? [[String: Any]] ?? []
      let percents = (series.first?["percent"] as? [Any] ?? []).compactMap { $0 as? Double }
      #expect(!percents.isEmpty && percents == percents.sorted() && (percents.last ?? 0) > 80, "\(series)")
      for group in series.dropFirst() {
        #expect((group["percent"] as? [Any] ?? []).allSatisfy { $0 is NSNull }, "of an age too few live there to tell")
      }
      #expect(try await server.get("/api/vaccination/coverage/days?ward=99999").status == 404)
    }
  }

  // MARK: Pages

  @Test(arguments: ["/vaccination", "/vaccination/coverage"])
  func `a page runs nothing of its own text, loads nothing of others, and all that it names is served`(_ path: String)
    async throws
  {
    try await LiveServer.serving(.published()) { server in
      let (texts, faults) = try await PageCheck(server: server).files(of: path)
      #expect(faults.isEmpty, "\(faults)")
      #expect(texts["/vaccination/files/vaccination-words.js"] != nil)
    }
  }

  @Test func `every word of the pages is there in both languages`() async throws {
    try await LiveServer.serving(.published()) { server in
      let (used, missing) = try await PageCheck(server: server).missingWords(
        ["/vaccination", "/vaccination/coverage"], folder: "/vaccination/files/",
        words: "/vaccination/files/vaccination-words.js")
      #expect(used > 100 && missing.isEmpty, "\(used) \(missing)")
    }
  }
}
