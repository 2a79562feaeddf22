import Foundation
import Quantities
import Store
import Subsidies
import TestSupport
import Testing

@testable import Server

/// Employers' lists, households' claims, returned payments by file.
@Suite struct SupportFilesTests {
  static let header =
    "identifier,name,account,bank,holder,remark,question employer-ordered-to-stop,question social-insurance,question pregnant,spell job-suspended"

  static func row(_ identifier: String, _ name: String = "Trần Thị Bích Ngọc", account: String = "0011004004299")
    -> String
  {
    "\(identifier),\(name),\(account),BFTVVNVX,TRAN THI BICH NGOC,x,yes,yes,no,2021-06-01 2021-07-31"
  }

  private static func list(_ rows: [String], ward: String = "00001") -> [String: Any] {
    [
      "policy": "suspended", "ward": ward, "employer": "Công ty Thử",
      "papers": ["suspension-agreement", "insurance-confirmation"],
      "file": ([header] + rows).joined(separator: "\r\n"),
    ]
  }

  @Test func `of an employer's list each row is a claim or is told with its line, and mended it can come again`()
    async throws
  {
    try await SupportRoutesTests.serving { server in
      let document = try await server.get("/api").object
      let rows = [
        Self.row(SupportRoutesTests.identifier), Self.row("00119000077"), Self.row("001190000778", "Lê Văn An"),
        Self.row(SupportRoutesTests.identifier), Self.row("001190000779", "Lê Văn Bình", account: ""),
      ]
      let (answer, faults) = try await server.checked(
        "POST", "/support/lists", Self.list(rows), as: "chi", in: document)
      #expect(answer.status == 200 && faults.isEmpty, "\(answer.text) \(faults)")
      let claims = answer.object["claims"] as? [[String: Any]] ?? []
      let findings = answer.object["findings"] as? [[String: Any]] ?? []
      #expect(answer.object["rows"] as? Int == 5 && claims.count + findings.count == 5)
      #expect(claims.map { $0["row"] as? Int } == [2, 4])
      #expect(findings.map { $0["row"] as? Int } == [3, 5, 6])
      #expect(findings.map { $0["code"] as? String } == ["identifier", "undecided", "unusable"])
      #expect(answer.object["ignored_columns"] as? [String] == ["remark"])
      let personal = SupportRoutesTests.secrets + ["00119000077", "Lê Văn", "Công ty Thử"]
      for secret in personal { #expect(!answer.text.contains(secret), "what a row says is not repeated") }

      let mended = rows.map { $0.replacing("00119000077,", with: "001190000776,") }
      let again = try await server.post("/support/lists", Self.list(mended), as: "chi").object
      #expect((again["claims"] as? [[String: Any]] ?? []).map { $0["row"] as? Int } == [3], "nobody is entered twice")
      let all = try await server.get("/support/claims", as: "chi")
      #expect((all.object["claims"] as? [[String: Any]] ?? []).count == 3)
      for entry in try server.log() { for secret in personal { #expect(!entry.subject.contains(secret)) } }
    }
  }

  @Test func `a list of which nothing can be taken leaves no list, and one for elsewhere is not there`() async throws {
    try await SupportRoutesTests.serving { server in
      let none = try await server.post("/support/lists", Self.list([Self.row("12")]), as: "chi")
      #expect(none.status == 200 && none.object["list"] is NSNull && (none.object["findings"] as? [Any])?.count == 1)
      let left = try server.city.database.read { try $0.first("SELECT count(*) FROM support_lists", []) { $0.int(0) } }
      #expect(left == 0)
      let elsewhere = try await server.post("/support/lists", Self.list([Self.row("001190000777")]), as: "em")
      #expect(elsewhere.status == 404, "\(elsewhere.text)")
      var body = Self.list([])
      body["file"] = "name,account\nx,y"
      let columns = try await server.post("/support/lists", body, as: "chi")
      #expect(columns.status == 422 && columns.text.contains("identifier"), "\(columns.text)")
      for file in ["", "\u{0}"] {
        body["file"] = file
        let answer = try await server.post("/support/lists", body, as: "chi")
        #expect((400..<500).contains(answer.status), "\(answer.status)")
      }
      body = Self.list([Self.row("001190000777")])
      body["policy"] = "wage-loan"
      #expect(try await server.post("/support/lists", body, as: "chi").status == 422, "pays no money itself")
      #expect(try await server.post("/support/lists", Self.list([]), as: "giang").status == 403)
    }
  }

  @Test func `the claim of a household names its business, and is once for the business whoever comes`() async throws {
    try await SupportRoutesTests.serving { server in
      let document = try await server.get("/api").object
      func claim(_ identifier: String) -> [String: Any] {
        [
          "policy": "household-business", "ward": "00001",
          "person": ["identifier": identifier, "name": "Trần Thị Bích Ngọc"],
          "payee": ["means": "cash", "place": "Bưu điện"],
          "business": ["name": "Phở Thử", "number": "8012345678"],
          "spells": [["kind": "business-closed", "from": "2021-07-01", "through": "2021-08-15"]],
          "statements": ["business-registered": 1, "tax-registered": 1], "papers": ["business-paper"],
        ]
      }
      let (entered, faults) = try await server.checked(
        "POST", "/support/claims", claim("001190000777"), as: "chi", in: document)
      #expect(entered.status == 201 && faults.isEmpty, "\(entered.text) \(faults)")
      let number = try #require(entered.object["claim"] as? Int)
      let shown = try await server.get("/support/claims/\(number)", as: "chi").object["claim"] as? [String: Any]
      #expect(shown?["kind"] as? String == "household")
      let decided =
        try await server.post("/support/claims/\(number)/decide", [:], as: "chi").object["claim"] as? [String: Any]
      #expect(decided?["amount"] as? Int == 3_000_000)
      var second = claim("001190000778")
      #expect(try await server.post("/support/claims/\(number)/confirm", as: "dung").status == 200)
      let other = try await server.post("/support/claims", second, as: "chi")
      let refused = try await server.post(
        "/support/claims/\(other.object["claim"] as? Int ?? 0)/decide", [:], as: "chi")
      let state = (refused.object["claim"] as? [String: Any])?["state"] as? String
      #expect(refused.status == 409 || state == "refused", "the business has its money: \(refused.text)")
      second["business"] = nil
      #expect(try await server.post("/support/claims", second, as: "chi").status == 422)
    }
  }

  @Test func `a bank's file of returns is counted line by line, and can come twice`() async throws {
    try await SupportRoutesTests.serving { server in
      let document = try await server.get("/api").object
      let batch = try await SupportMoneyTests.batch(server)
      let payments =
        try await server.get("/support/batches/\(batch.number)", as: "giang").object["payments"] as? [[String: Any]]
      let reference = payments?.first?["reference"] as? String ?? ""
      let file = "reference;day;reason\n\(reference);2021-09-07;AC04\nnone;2021-09-07;AC04\n\(reference);yesterday;AC04"
      let (answer, faults) = try await server.checked(
        "POST", "/support/returned", ["file": file], as: "giang", in: document)
      #expect(answer.status == 200 && faults.isEmpty, "\(answer.text) \(faults)")
      #expect(answer.object["rows"] as? Int == 3 && answer.object["returned"] as? Int == 1)
      #expect(
        (answer.object["findings"] as? [[String: Any]] ?? []).map { $0["column"] as? String } == ["reference", "day"])
      let again = try await server.post("/support/returned", ["file": file], as: "giang").object
      #expect(again["returned"] as? Int == 0 && again["repeated"] as? Int == 1)
      let claim = try await server.get("/support/claims/\(batch.claim)", as: "chi").object["claim"] as? [String: Any]
      #expect(claim?["state"] as? String == "unpaid")
      #expect(try await server.post("/support/returned", ["file": file], as: "chi").status == 403)
      #expect(try await server.post("/support/returned", ["file": "a,b\n1,2"], as: "giang").status == 422)
    }
  }
}
