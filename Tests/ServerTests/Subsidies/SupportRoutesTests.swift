import Cases
import Foundation
import Quantities
import Quarantine
import Store
import Subsidies
import TestSupport
import Testing

@testable import Server

@Suite struct SupportRoutesTests {
  private static let roles: [String: Role] = [
    "chi": .supportOfficer, "dung": .supportOfficer, "hoa": .supportOfficer, "em": .supportOfficer, "giang": .treasurer,
    "binh": .publisher,
  ]
  static let identifier = "001190000777"
  /// What must stand nowhere but in bodies and sealed columns.
  static let secrets = [identifier, "Bích Ngọc", "0011004004299", "0912345678"]

  static func serving(
    with prepare: (SupportCity) throws -> Void = { _ in },
    _ body: @escaping @Sendable (OfficeServer) async throws -> Void
  ) async throws {
    let city = try SupportCity(known: KnownFactsOfCity(), more: [.cases, .quarantine], publishes: true)
    try prepare(city)
    try await OfficeServer.serving(city.city, city.ring, roles: roles, body)
  }

  static var claim: [String: Any] {
    [
      "policy": "suspended", "ward": "00001",
      "person": ["identifier": identifier, "name": "Trần Thị Bích Ngọc", "phone": "0912345678"] as [String: Any],
      "payee": [
        "means": "account", "number": "0011004004299", "bank": "BFTVVNVX", "holder": "TRAN THI BICH NGOC",
      ],
      "spells": [["kind": "job-suspended", "from": "2021-06-01", "through": "2021-07-31"]],
      "statements": ["employer-ordered-to-stop": 1, "social-insurance": 1, "pregnant": 0] as [String: Any],
      "papers": ["suspension-agreement", "insurance-confirmation"],
    ]
  }

  // MARK: Anybody

  @Test func `anybody is asked only what would decide, and is told amounts, reasons and papers`() async throws {
    try await Self.serving { server in
      let document = try await server.get("/api").object
      func ask(_ facts: [String: Any]) async throws -> [String: Any] {
        let (answer, faults) = try await server.checked("POST", "/api/support/entitled", facts, in: document)
        #expect(faults.isEmpty, "\(faults.prefix(3))")
        #expect(answer.status == 200 && answer.headers["cache-control"]?.contains("no-store") == true)
        return answer.object
      }
      let (terms, faults) = try await server.checked("GET", "/api/support/policies", in: document)
      #expect(faults.isEmpty && (terms.object["policies"] as? [Any] ?? []).count >= 12, "\(faults.prefix(3))")

      let first = try await ask([:])
      let asked = (first["ask"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      #expect(asked.first == "job-suspended" && asked.contains("quarantined-f1"), "what happened comes first: \(asked)")
      #expect((first["answers"] as? [[String: Any]] ?? []).allSatisfy { $0["verdict"] as? String != "entitled" })

      let second = try await ask(["spells": [["kind": "job-suspended", "from": "2021-06-01", "through": "2021-07-31"]]])
      let questions = (second["ask"] as? [[String: Any]] ?? []).filter {
        ($0["policies"] as? [String] ?? []).contains("suspended")
      }.compactMap { $0["id"] as? String }
      #expect(questions.contains("employer-ordered-to-stop") && !questions.contains("guide-card"), "\(questions)")

      let third = try await ask([
        "spells": [["kind": "job-suspended", "from": "2021-06-01", "through": "2021-07-31"]],
        "statements": ["employer-ordered-to-stop": 1, "social-insurance": 1, "pregnant": 0], "children": [String](),
      ])
      let answer = (third["answers"] as? [[String: Any]] ?? []).first { $0["policy"] as? String == "suspended" } ?? [:]
      #expect(answer["verdict"] as? String == "entitled" && answer["amount"] as? Int == 3_710_000)
      #expect((answer["reasons"] as? [[String: Any]] ?? []).contains { ($0["citation"] as? String)?.isEmpty == false })
      let papers = (answer["documents"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      #expect(papers.contains("suspension-agreement"), "\(papers)")
      #expect((answer["documents"] as? [[String: Any]] ?? []).allSatisfy { $0["reference"] is NSNull })
    }
  }

  @Test func `what anybody asks leaves no trace, and what nobody may send is refused with its member`() async throws {
    try await Self.serving { server in
      let before = try server.log().count
      _ = try await server.post("/api/support/entitled", ["birth": "1990", "children": ["2019"]])
      #expect(try server.log().count == before)
      let named = try await server.post("/api/support/entitled", ["name": "Bích Ngọc"])
      #expect(named.status == 400 && !named.text.contains("Ngọc"), "a name is nothing that is asked for")
      let late = try await server.post(
        "/api/support/entitled", ["spells": [["kind": "job-suspended", "from": "2021-08-01", "through": "2021-07-01"]]])
      #expect(late.status == 422 && late.object["parameter"] as? String == "spells[0].through")
      let nowhere = try await server.post("/api/support/entitled", ["stays": [["kind": "home", "ward": "99999"]]])
      #expect(nowhere.status == 422)
    }
  }

  // MARK: Officers

  @Test func `a claim goes from its preview to the bank by two officers and a treasurer, each answer as described`()
    async throws
  {
    try await Self.serving { server in
      let document = try await server.get("/api").object
      func ask(_ method: String, _ path: String, _ body: [String: Any]? = nil, as officer: String, _ status: Int = 200)
        async throws -> [String: Any]
      {
        let (answer, faults) = try await server.checked(method, path, body, as: officer, in: document)
        #expect(
          answer.status == status && faults.isEmpty, "\(method) \(path): \(answer.text.prefix(400)) \(faults.prefix(3))"
        )
        return answer.object
      }
      _ = try await ask("GET", "/support/terms", as: "chi")
      var preview = Self.claim
      for name in ["payee", "statements"] { preview[name] = nil }
      let told = try await ask("POST", "/support/previews", preview, as: "chi")
      #expect((told["ask"] as? [Any] ?? []).count > 0)
      let receipt = try await ask("POST", "/support/claims", Self.claim, as: "chi", 201)
      let number = try #require(receipt["claim"] as? Int)
      #expect((receipt["missing_papers"] as? [String]) == [])
      let list = try await ask("GET", "/support/claims?state=entered", as: "chi")
      #expect((list["claims"] as? [[String: Any]] ?? []).map { $0["claim"] as? Int } == [number])
      #expect((list["claims"] as? [[String: Any]] ?? [])[0]["due"] as? String == "2021-09-13", "four working days")
      let decided = try await ask("POST", "/support/claims/\(number)/decide", [:], as: "chi")
      #expect((decided["claim"] as? [String: Any])?["state"] as? String == "granted")
      let alone = try await server.post("/support/claims/\(number)/confirm", as: "chi")
      #expect(alone.status == 409, "nobody confirms what they decided")
      _ = try await ask("POST", "/support/claims/\(number)/confirm", as: "dung")
      let disclosed = try await ask("GET", "/support/claims/\(number)/person", as: "chi")
      #expect((disclosed["person"] as? [String: Any])?["identifier"] as? String == Self.identifier)
      _ = try await ask("GET", "/support/reviews", as: "chi")
      let sums = try await ask("GET", "/support/statistics", as: "chi")
      #expect((sums["rows"] as? [[String: Any]] ?? []).first?["promised"] as? Int == 3_710_000)

      _ = try await ask("GET", "/support/payable", as: "giang")
      let batch = try await ask(
        "POST", "/support/batches",
        [
          "means": "account", "pay_day": "2021-09-10", "debtor": "Kho bac Nha nuoc", "account": "3713012345678",
          "bank": "SBVNVNVX",
        ], as: "giang", 201)
      let of = try #require(batch["batch"] as? Int)
      #expect(batch["total"] as? Int == 3_710_000)
      for (name, sign) in [("csv", ","), ("pain001", "<CtrlSum>3710000</CtrlSum>")] {
        let file = try await server.get("/support/batches/\(of)/\(name)", as: "giang")
        #expect(
          file.status == 200 && file.text.contains(sign) && file.text.contains("0011004004299"),
          "\(file.text.prefix(200))")
        #expect(file.headers["cache-control"]?.contains("no-store") == true)
      }
      let shown = try await ask("GET", "/support/batches/\(of)", as: "giang")
      let reference = (shown["payments"] as? [[String: Any]] ?? []).first?["reference"] as? String ?? ""
      _ = try await ask("GET", "/support/batches", as: "giang")
      _ = try await ask("POST", "/support/batches/\(of)/settle", as: "giang")
      let back = try await ask(
        "POST", "/support/batches/\(of)/returned",
        ["reference": reference, "day": "2021-09-07", "reason": "account closed"], as: "giang")
      #expect((back["payments"] as? [[String: Any]] ?? []).first?["state"] as? String == "returned")
      let corrected = try await ask(
        "POST", "/support/claims/\(number)/payee",
        ["payee": ["means": "cash", "place": "Bưu điện phường 1"], "ground": "tài khoản đã đóng"], as: "chi")
      #expect(
        (corrected["claim"] as? [String: Any])?["state"] as? String == "granted", "seen by a second officer again")
      for path in ["/support/claims", "/support/claims/\(number)", "/support/statistics", "/support/batches/\(of)"] {
        let text = try await server.get(path, as: path.contains("batches") ? "giang" : "chi").text
        for secret in Self.secrets { #expect(!text.contains(secret), "\(path)") }
      }
      for entry in try server.log() {
        for secret in Self.secrets { #expect(!entry.subject.contains(secret)) }
      }
    }
  }

  @Test func `an officer of another ward hears what is said of what is not there, and the attempt is in the log`()
    async throws
  {
    try await Self.serving { server in
      let number = try await server.post("/support/claims", Self.claim, as: "chi").object["claim"] as? Int ?? 0
      let before = try server.log().count
      for (method, verb, body) in [
        ("GET", "", nil), ("GET", "/person", nil), ("POST", "/decide", [:]), ("POST", "/confirm", nil),
        ("POST", "/withdraw", ["ground": "thử"]), ("POST", "/papers", ["papers": ["x"]]),
      ] as [(String, String, [String: Any]?)] {
        func ask(_ claim: Int) async throws -> LiveServer.Answer {
          let path = "/support/claims/\(claim)\(verb)"
          return method == "GET" ? try await server.get(path, as: "em") : try await server.post(path, body, as: "em")
        }
        let (elsewhere, nowhere) = (try await ask(number), try await ask(999))
        #expect(elsewhere.status == 404 && elsewhere.text == nowhere.text, "\(verb): \(elsewhere.text)")
      }
      #expect(try server.log().count > before)
      let other = try await server.post("/support/claims", Self.claim, as: "em")
      #expect(other.status == 404 || other.status == 403, "\(other.text)")
      for (path, officer) in [
        ("/support/claims", nil), ("/support/batches", "chi"), ("/support/batches/1/csv", "chi"),
        ("/support/claims", "binh"),
      ] as [(String, String?)] {
        let answer = try await server.get(path, as: officer)
        #expect(answer.status == (officer == nil ? 401 : 403), "\(path) \(answer.status)")
      }
    }
  }

  // MARK: Pages

  @Test(arguments: ["/support", "/support/entitled"])
  func `a page runs nothing of its own text, loads nothing of others, and all that it names is served`(_ path: String)
    async throws
  {
    try await LiveServer.serving(.published()) { server in
      let (texts, faults) = try await PageCheck(server: server).files(of: path)
      #expect(faults.isEmpty, "\(faults)")
      #expect(texts["/support/files/support-words.js"] != nil)
      if path == "/support/entitled" {
        let script = texts["/support/files/support-entitled.js"] ?? ""
        #expect(!script.contains("localStorage") && !script.contains("location.") && !script.contains("history."))
      }
    }
  }

  @Test func `every word of the pages is there in both languages`() async throws {
    try await LiveServer.serving(.published()) { server in
      let (used, missing) = try await PageCheck(server: server).missingWords(
        ["/support", "/support/entitled"], folder: "/support/files/", words: "/support/files/support-words.js")
      #expect(used > 100 && missing.isEmpty, "\(used) \(missing)")
    }
  }
}
