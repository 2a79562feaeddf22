import Criteria
import Epidemiology
import Foundation
import Store
import Surveillance
import TestSupport
import Testing

@testable import Server

@Suite struct DeskRevisionTests {
  private static let draft: [String: any Sendable] = [
    "on": "2021-09-07", "criteria": "simple-recency", "act": "Decision 12", "reason": "late cases",
  ]

  @Test func `a map goes from draft over review into force, each by who may, and changes at once`() async throws {
    let city = try SmallCity.published()
    // Ward 00000 had no case; what the draft changes is this.
    try city.take(
      city.cases("late.csv", (0..<40).map { "n\($0),2021-09-07,00000" }), .cases, source: "Clinic")
    try await DeskServer.serving(city) { desk in
      #expect(try await desk.send("/desk/revisions", Self.draft, as: "chi").status == 403)
      let drafted = try await desk.send("/desk/revisions", Self.draft)
      #expect(drafted.status == 201, "\(drafted.text)")
      let revision = try #require(drafted.object["revision"] as? [String: Any])
      #expect(revision["state"] as? String == "draft" && revision["drafted_by"] as? String == "binh")
      let number = try #require(revision["revision"] as? Int)
      #expect(drafted.object["beside"] as? Int == 2)
      let differences = drafted.list("differences")
      #expect(differences.map { $0["ward_code"] as? String } == ["00000"])
      #expect(differences[0]["direction"] as? String == "up")
      #expect(drafted.list("steps").first?["wards"] as? Int == 1)
      // Nothing is in force by being drafted.
      #expect(desk.zones.latest.current?.revision.number == 2)
      let path = "/desk/revisions/\(number)"
      let early = try await desk.send(path + "/publish", as: "chi")
      #expect(early.status == 409 && early.text.contains("must be reviewed"))
      #expect(try await desk.send(path + "/publish").status == 403, "an epidemiologist publishes nothing")
      let reviewed = try await desk.send(path + "/review")
      #expect((reviewed.object["revision"] as? [String: Any])?["state"] as? String == "reviewed")
      let before = desk.zones.latest.statuses[0].answer.level
      let published = try await desk.send(path + "/publish", as: "chi")
      #expect(published.status == 200, "\(published.text)")
      let now = published.object["revision"] as? [String: Any]
      #expect(now?["state"] as? String == "in force" && now?["approved_by"] as? String == "chi")
      #expect(published.list("differences").count == 1, "the answer says what was put into force")
      #expect(desk.zones.latest.current?.revision.number == number)
      #expect(desk.zones.latest.statuses[0].answer.level != before)
      let list = try await desk.ask("/desk/revisions")
      #expect(list.object["in_force"] as? Int == number)
      #expect(list.list("revisions").first?["revision"] as? Int == number)
      #expect(try await desk.send(path + "/withdraw", ["reason": "no"]).status == 409)
    }
  }

  @Test func `a draft that was overtaken is not published, and can be given up with a reason`() async throws {
    try await DeskServer.serving(.published()) { desk in
      var numbers: [Int] = []
      for _ in 0..<2 {
        let answer = try await desk.send("/desk/revisions", Self.draft)
        numbers.append(try #require((answer.object["revision"] as? [String: Any])?["revision"] as? Int))
        #expect(try await desk.send("/desk/revisions/\(numbers.last!)/review", as: "chi").status == 200)
      }
      #expect(try await desk.send("/desk/revisions/\(numbers[1])/publish", as: "chi").status == 200)
      let late = try await desk.send("/desk/revisions/\(numbers[0])/publish", as: "chi")
      #expect(late.status == 409 && late.text.contains("draft the map again"))
      #expect(try await desk.send("/desk/revisions/\(numbers[0])/withdraw").status == 400, "a reason is needed")
      let withdrawn = try await desk.send("/desk/revisions/\(numbers[0])/withdraw", ["reason": "overtaken"])
      #expect((withdrawn.object["revision"] as? [String: Any])?["state"] as? String == "withdrawn")
    }
  }

  @Test func `a map can come into force later, and is not in force before`() async throws {
    let city = try SmallCity.published()
    try await DeskServer.serving(city) { desk in
      let answer = try await desk.send("/desk/revisions", Self.draft)
      let number = try #require((answer.object["revision"] as? [String: Any])?["revision"] as? Int)
      _ = try await desk.send("/desk/revisions/\(number)/review")
      let wrong = try await desk.send("/desk/revisions/\(number)/publish", ["in_force_from": "soon"], as: "chi")
      #expect(wrong.status == 400)
      let published = try await desk.send(
        "/desk/revisions/\(number)/publish", ["in_force_from": "2021-09-08T06:00"], as: "chi")
      let now = published.object["revision"] as? [String: Any]
      #expect(now?["in_force_from"] as? String == "2021-09-07T23:00:00.000Z", "\(published.text)")
      #expect(desk.zones.latest.current?.revision.number == 2)
    }
  }

  @Test func `a draft needs an act, a reason, a day with reports and rules that hold`() async throws {
    try await DeskServer.serving(.published()) { desk in
      for (change, status) in [
        (["act": ""], 400), (["reason": NSNull()], 400), (["on": "2019-01-01"], 422), (["criteria": "none"], 422),
        (["on": "07/09/2021"], 400), (["corrects": -1], 400), (["corrects": 99], 404),
      ] as [([String: any Sendable], Int)] {
        let answer = try await desk.send("/desk/revisions", Self.draft.merging(change) { $1 })
        #expect(answer.status == status, "\(change): \(answer.text)")
      }
      #expect(try await desk.ask("/desk/revisions/99").status == 404)
      #expect(try await desk.ask("/desk/revisions/x").status == 400)
      #expect(try await desk.ask("/desk/revisions").list("revisions").count == 2, "nothing was kept")
    }
  }
}
