import Criteria
import Epidemiology
import Foundation
import TestSupport
import Testing

@testable import Server

@Suite struct DeskDataTests {
  @Test func `each source says what it delivered last, up to which day, and how old that is`() async throws {
    let city = try SmallCity.published()
    let late = city.cases("late.csv", ["l1,2021-08-30,00003", "l2,2021-09-01,00003", "l3,2021-09-01,99999"])
    try city.take(late, .cases, source: "Clinic")
    try await DeskServer.serving(city) { desk in
      let answer = try await desk.ask("/desk/sources")
      #expect(answer.status == 200)
      #expect(answer.headers["cache-control"] == "private, no-cache")
      #expect(answer.object["on"] as? String == "2021-09-07")
      let sources = answer.list("sources")
      let clinic = try #require(sources.first { $0["source"] as? String == "Clinic" })
      #expect(clinic["kind"] as? String == "cases")
      #expect(clinic["file"] as? String == "late.csv")
      #expect(clinic["last_day"] as? String == "2021-09-01")
      #expect(clinic["age_days"] as? Int == 6)
      #expect(clinic["stale"] as? Bool == true)
      #expect(clinic["rows"] as? Int == 3)
      let cdc = try #require(sources.first { $0["source"] as? String == "CDC" })
      #expect(cdc["last_day"] as? String == "2021-09-07" && cdc["stale"] as? Bool == false)
      let census = try #require(sources.first { $0["kind"] as? String == "population" })
      #expect(census["last_day"] is NSNull && census["stale"] is NSNull)
    }
  }

  @Test func `reports in no ward are counted by source and day until they are corrected into one`() async throws {
    let city = try SmallCity.published()
    try city.take(
      city.cases(
        "a.csv", ["u1,2021-09-05,99999", "u2,2021-09-05,99999", "u3,2021-09-06,99999", "u4,2021-09-06,00002"]),
      .cases, source: "Clinic")
    try city.take(city.cases("b.csv", ["u3,2021-09-06,00001"]), .cases, source: "Clinic")
    try await DeskServer.serving(city) { desk in
      let answer = try await desk.ask("/desk/unlocated", as: "chi")
      #expect(answer.object["rows"] as? Int == 2 && answer.object["count"] as? Int == 2)
      let days = answer.list("days")
      #expect(days.count == 1 && days[0]["day"] as? String == "2021-09-05" && days[0]["source"] as? String == "Clinic")
      #expect(!answer.text.contains("u1"))
    }
  }

  @Test func `findings are counted by kind, and say nothing of what stood in a row`() async throws {
    let city = try SmallCity.published()
    try city.take(
      city.cases(
        "bad.csv",
        [
          "x1,2021-13-45,00001", "x2,yesterday,00001", "x3,2021-09-05,99999", "x4,2021-09-05,00001",
          "079301000001,,00001",
        ]),
      .cases, source: "Clinic")
    try await DeskServer.serving(city) { desk in
      let answer = try await desk.ask("/desk/findings")
      let first = try #require(answer.list("imports").first)
      #expect(first["file"] as? String == "bad.csv")
      #expect(first["rejected"] as? Int == 3 && first["unlocated"] as? Int == 1)
      let findings = first["findings"] as? [[String: Any]] ?? []
      let counts = Dictionary(
        uniqueKeysWithValues: findings.map { ($0["code"] as? String ?? "", $0["count"] as? Int ?? 0) })
      #expect(counts["invalid_date"] == 2 && counts["unknown_ward_code"] == 1 && counts["missing_date"] == 1)
      #expect(findings.allSatisfy { $0["severity"] as? String == "rejected" })
      for secret in ["yesterday", "079301000001", "99999", "x1"] { #expect(!answer.text.contains(secret)) }
      // The import before had none.
      #expect((answer.list("imports")[1]["findings"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `nobody without a part in publishing reads the desk, and the page alone is open`() async throws {
    try await DeskServer.serving(.published()) { desk in
      for path in [
        "/desk/sources", "/desk/unlocated", "/desk/findings", "/desk/criteria", "/desk/revisions", "/desk/revisions/1",
      ] {
        #expect(try await desk.ask(path, as: nil).status == 401, "\(path)")
        #expect(try await desk.ask(path, as: "dung").status == 403, "\(path)")
        #expect(try await desk.ask(path, as: "em").status == 403, "\(path)")
        #expect(try await desk.ask(path, as: "chi").status == 200, "\(path)")
      }
      let page = try await desk.ask("/desk", as: nil)
      #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(page.headers["content-security-policy"]?.contains("script-src 'self'") == true)
      #expect(!page.text.contains("<script>") && !page.text.contains("style=") && !page.text.contains("onclick"))
      // Everything that the page names is there.
      for match in page.text.matches(of: /(?:src|href)="(\/desk\/[^"]+)"/) {
        #expect(try await desk.ask(String(match.output.1), as: nil).status == 200, "\(match.output.1)")
      }
      #expect(try await desk.ask("/desk/files/desk.html", as: nil).status == 400)
    }
  }
}

extension SmallCity {
  /// A file of cases by ward.
  func cases(_ name: String, _ rows: [String]) -> String {
    // Cannot fail in a folder that was just made.
    try! file(name, "case_id,report_date,ward_code", rows)
  }
}
