import Foundation
import Quantities
import Registry
import Store
import Subsidies
import TestSupport
import Testing

@testable import Server

/// Recovery, void batches, reviews, deadlines, ceilings, and budgets before they are decreed.
@Suite struct SupportMoneyTests {
  /// A claim that is in a batch.
  static func batch(_ server: OfficeServer) async throws -> (number: Int, claim: Int) {
    let claim =
      try await server.post("/support/claims", SupportRoutesTests.claim, as: "chi").object["claim"] as? Int ?? 0
    _ = try await server.post("/support/claims/\(claim)/decide", [:], as: "chi")
    _ = try await server.post("/support/claims/\(claim)/confirm", as: "dung")
    return (try await pay(server), claim)
  }

  private static func pay(_ server: OfficeServer) async throws -> Int {
    let made = try await server.post(
      "/support/batches",
      [
        "means": "account", "pay_day": "2021-09-10", "debtor": "Kho bac Nha nuoc", "account": "3713012345678",
        "bank": "SBVNVNVX",
      ], as: "giang")
    return try #require(made.object["batch"] as? Int, "\(made.text)")
  }

  private static func asking(_ server: OfficeServer) async throws
    -> @Sendable (String, String, [String: Any]?, String) async throws -> [String: Any]
  {
    let paths = try await server.get("/api").object
    nonisolated(unsafe) let document = paths
    return { method, path, body, officer in
      let (answer, faults) = try await server.checked(method, path, body, as: officer, in: document)
      #expect(
        answer.status == 200 && faults.isEmpty, "\(method) \(path): \(answer.text.prefix(400)) \(faults.prefix(3))")
      return answer.object
    }
  }

  private static func state(_ answer: [String: Any]) -> String? {
    (answer["claim"] as? [String: Any])?["state"] as? String
  }

  @Test func `money wrongly paid is demanded, given back in parts, and the rest given up by somebody else`()
    async throws
  {
    try await SupportRoutesTests.serving { server in
      let ask = try await Self.asking(server)
      let (batch, claim) = try await Self.batch(server)
      let early = try await server.post("/support/claims/\(claim)/demand", ["ground": "thử"], as: "chi")
      #expect(early.status == 409, "nothing was paid yet")
      _ = try await ask("POST", "/support/batches/\(batch)/settle", nil, "giang")
      let demanded = try await ask("POST", "/support/claims/\(claim)/demand", ["ground": "không thuộc diện"], "chi")
      #expect(Self.state(demanded) == "recovering")
      #expect(try await server.post("/support/claims/\(claim)/repaid", ["amount": 1], as: "chi").status == 403)
      let much = try await server.post("/support/claims/\(claim)/repaid", ["amount": 3_710_001], as: "giang")
      #expect(much.status == 422, "\(much.text)")
      let part = try await ask("POST", "/support/claims/\(claim)/repaid", ["amount": 710_000], "giang")
      #expect(Self.state(part) == "recovering")
      let shown = try await ask("GET", "/support/batches/\(batch)", nil, "giang")
      #expect((shown["payments"] as? [[String: Any]])?.first?["repaid"] as? Int == 710_000)
      let same = try await server.post("/support/claims/\(claim)/write-off", ["ground": "thử"], as: "chi")
      #expect(same.status == 409, "not by who demanded it")
      let elsewhere = try await server.post("/support/claims/\(claim)/write-off", ["ground": "thử"], as: "em")
      #expect(elsewhere.status == 404)
      let given = try await ask("POST", "/support/claims/\(claim)/write-off", ["ground": "quyết định của quận"], "dung")
      #expect(Self.state(given) == "written-off")
    }
  }

  @Test func `a batch that was never sent is void, and its claims can be paid again`() async throws {
    try await SupportRoutesTests.serving { server in
      let ask = try await Self.asking(server)
      let (batch, claim) = try await Self.batch(server)
      #expect(try await server.post("/support/batches/\(batch)/void", ["ground": "thử"], as: "chi").status == 403)
      let void = try await ask("POST", "/support/batches/\(batch)/void", ["ground": "sai tài khoản kho bạc"], "giang")
      #expect((void["payments"] as? [[String: Any]])?.map { $0["state"] as? String } == ["void"])
      #expect(Self.state(try await ask("GET", "/support/claims/\(claim)", nil, "chi")) == "confirmed")
      #expect(try await server.post("/support/batches/\(batch)/settle", as: "giang").status == 409)
      let next = try await Self.pay(server)
      _ = try await ask("POST", "/support/batches/\(next)/settle", nil, "giang")
      #expect(try await server.post("/support/batches/\(next)/void", ["ground": "thử"], as: "giang").status == 409)
      #expect(Self.state(try await ask("GET", "/support/claims/\(claim)", nil, "chi")) == "paid")
    }
  }

  @Test func `deadlines count working days, and the overdue ones come first`() async throws {
    try await SupportRoutesTests.serving { server in
      let ask = try await Self.asking(server)
      _ = try await server.post("/support/claims", SupportRoutesTests.claim, as: "chi")
      let fresh = try await ask("GET", "/support/deadlines", nil, "chi")
      let first = (fresh["claims"] as? [[String: Any]])?.first
      #expect(first?["days_left"] as? Int == 4 && first?["days_late"] as? Int == 0, "\(fresh)")
      // Six days later the four working days are over, a weekend among them.
      server.city.clock.set(Instant(Moment("2021-09-15T09:00", offset: 25_200)!, offset: 25_200))
      var other = SupportRoutesTests.claim
      other["person"] = ["identifier": "001190000778", "name": "Lê Văn An"]
      _ = try await server.post("/support/claims", other, as: "chi")
      let late = try await ask("GET", "/support/deadlines", nil, "chi")
      let claims = late["claims"] as? [[String: Any]] ?? []
      #expect(claims.map { $0["days_late"] as? Int } == [2, 0])
      #expect(claims.map { $0["days_left"] as? Int } == [0, 4])
      #expect((try await ask("GET", "/support/deadlines", nil, "em")["claims"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `reviews are looked for, shown and ended by who decides there`() async throws {
    try await SupportRoutesTests.serving { server in
      let ask = try await Self.asking(server)
      let (_, claim) = try await Self.batch(server)
      let none = try await ask("POST", "/support/reviews", ["compares": true], "chi")
      #expect((none["reviews"] as? [Any])?.isEmpty == true, "the rules say the same")
      try server.city.database.write { writing in
        try writing.run("UPDATE support_decisions SET amount = 1000 WHERE claim = ?", [SQLValue(claim)])
      }
      let found = try await ask("POST", "/support/reviews", ["compares": true], "chi")
      #expect((found["reviews"] as? [[String: Any]])?.map { $0["claim"] as? Int } == [claim])
      #expect(try await server.post("/support/claims/\(claim)/review", ["ending": "stands"], as: "em").status == 404)
      #expect(try await server.post("/support/claims/\(claim)/review", ["ending": "x"], as: "chi").status == 400)
      _ = try await ask("POST", "/support/claims/\(claim)/review", ["ending": "stands"], "chi")
      #expect((try await ask("GET", "/support/reviews", nil, "chi")["reviews"] as? [Any])?.isEmpty == true)
      #expect(try await server.post("/support/claims/\(claim)/review", ["ending": "stands"], as: "chi").status == 404)
    }
  }

  @Test func `a ceiling is set by who decrees, shown with what is promised, and kept`() async throws {
    try await SupportRoutesTests.serving { server in
      let ask = try await Self.asking(server)
      let set = try await ask(
        "POST", "/support/ceilings", ["policy": "suspended", "ward": "00001", "amount": 3_000_000], "binh")
      #expect((set["ceilings"] as? [[String: Any]])?.first?["ward"] as? String == "00001")
      let claim =
        try await server.post("/support/claims", SupportRoutesTests.claim, as: "chi").object["claim"] as? Int ?? 0
      _ = try await server.post("/support/claims/\(claim)/decide", [:], as: "chi")
      let over = try await server.post("/support/claims/\(claim)/confirm", as: "dung")
      #expect(over.status == 409 && over.text.contains("ceiling"), "\(over.text)")
      _ = try await ask(
        "POST", "/support/ceilings", ["policy": "suspended", "ward": "00001", "amount": 5_000_000], "binh")
      #expect(try await server.post("/support/claims/\(claim)/confirm", as: "dung").status == 200)
      let shown = try await ask("GET", "/support/ceilings", nil, "chi")
      #expect((shown["ceilings"] as? [[String: Any]])?.first?["promised"] as? Int == 3_710_000)
      let below = try await server.post(
        "/support/ceilings", ["policy": "suspended", "ward": "00001", "amount": 1], as: "binh")
      #expect(below.status == 422)
      #expect(try await server.post("/support/ceilings", ["policy": "none", "amount": 1], as: "binh").status == 422)
      for officer in ["chi", "giang"] {
        #expect(
          try await server.post("/support/ceilings", ["policy": "suspended", "amount": 1], as: officer).status == 403)
      }
      let gone = try await ask("POST", "/support/ceilings", ["policy": "suspended", "ward": "00001"], "binh")
      #expect((gone["ceilings"] as? [Any])?.isEmpty == true)
    }
  }

  /// Poor people: three of a ward of `chi`, and one of the ward of `em`.
  private static func poor(_ city: SupportCity) throws {
    try city.city.database.write { try PriorityGroup(number: 4, code: "poor", name: "Hộ nghèo").put($0) }
    try city.register(
      (1...5).map { "00119000000\($0),Trần Thị Mai,1990-05-01,0000\($0 == 5 ? 7 : 0),\($0 == 4 ? "" : "poor")" },
      columns: "identifier,name,birth_date,ward_code,groups")
  }

  @Test func `a draft is counted against what is in force in the officer's wards, and nothing of it is kept`()
    async throws
  {
    try await SupportRoutesTests.serving(with: Self.poor) { server in
      let ask = try await Self.asking(server)
      let files = try await ask("GET", "/support/rules", nil, "chi")["files"] as? [[String: Any]] ?? []
      let text = try #require(files.first { $0["id"] as? String == "hanoi-15-2021" }?["text"] as? String)
      let dearer = text.replacing("{flat: 1000000}", with: "{flat: 1200000}")
      #expect(dearer != text)
      func rows(_ draft: String, _ officer: String) async throws -> [[String: Any]] {
        let answer = try await ask("POST", "/support/budgets", ["draft": draft], officer)
        #expect(answer["is_compared"] as? Bool == true)
        return answer["rows"] as? [[String: Any]] ?? []
      }
      let same = try await rows(text, "chi")
      #expect(same.map { $0["amount"] as? Int } == [3_000_000] && same[0]["before_amount"] as? Int == 3_000_000)
      let more = try await rows(dearer, "chi")
      #expect(more.map { $0["ward"] as? String } == ["00000"], "only the officer's wards")
      #expect(more[0]["amount"] as? Int == 3_600_000 && more[0]["before_amount"] as? Int == 3_000_000)
      #expect(more[0]["entitled"] as? Int == 3 && more[0]["people"] as? Int == 4)
      #expect(try await rows(dearer, "em").map { $0["amount"] as? Int } == [1_200_000])
      let broken = try await server.post("/support/budgets", ["draft": "id: [\n"], as: "chi")
      #expect(broken.status == 422 && broken.object["parameter"] as? String == "draft", "\(broken.text)")
      #expect(try await server.post("/support/budgets", ["draft": text], as: "binh").status == 403)
      let after = try await ask("GET", "/support/rules", nil, "chi")["files"] as? [[String: Any]] ?? []
      #expect(after.map { $0["text"] as? String } == files.map { $0["text"] as? String })
    }
  }
}
