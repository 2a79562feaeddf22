import Criteria
import Epidemiology
import Foundation
import HTTPTypes
import Quantities
import Store
import TestSupport
import Testing
import Zones

@testable import Server
@testable import Surveillance

@Suite struct DeskWhatIfTests {
  private static let question: [String: any Sendable] = [
    "criteria": "simple-recency", "from": "2021-09-03", "on": "2021-09-07",
  ]

  private func asking(_ changes: [String: any Sendable], _ more: [String: any Sendable] = [:]) -> [String: any Sendable]
  {
    Self.question.merging(["changes": changes]) { $1 }.merging(more) { $1 }
  }

  @Test func `a changed value gives the days and wards on which the replay gives another level`() async throws {
    let city = try SmallCity.published()
    let set = try SmallCity.criteria.set("simple-recency")
    let value = try #require(set.values.first { $0.entries.last?.value != nil })
    let living = try city.database.read { try LivingMap(city.vintage, $0) }
    let (from, on) = (Day("2021-09-03")!, Day("2021-09-07")!)
    let changed = try set.changing(value.id, to: Fraction(1))
    let first = try living.history(set, from: from, through: on)
    let second = try living.history(changed, from: from, through: on)
    // The map of the last day is the one that was published.
    var last = living
    let published = try last.map(on: on, set).map
    #expect(published.zones.map(\.classIndex) == (0..<12).map { first.spans($0).last!.classIndex })
    let expected = (0..<12).map { ward in
      (0..<5).count { day in
        func level(_ history: LevelHistory) -> Int {
          history.spans(ward).first { $0.from <= from + day && from + day <= $0.through }!.classIndex
        }
        return level(first) != level(second)
      }
    }
    let differing = expected.reduce(0, +)
    #expect(differing > 0, "the test must see a difference")
    let id = value.id
    try await DeskServer.serving(city) { desk in
      let answer = try await desk.send("/desk/what-if", asking([id: 1]))
      #expect(answer.status == 200, "\(answer.text)")
      #expect(answer.object["differing_ward_days"] as? Int == differing)
      #expect(answer.object["ward_days"] as? Int == 60)
      #expect(answer.object["wards_differing"] as? Int == expected.count { $0 > 0 })
      let days = answer.list("days")
      #expect(
        days.map { $0["on"] as? String } == ["2021-09-03", "2021-09-04", "2021-09-05", "2021-09-06", "2021-09-07"])
      #expect(
        days.allSatisfy { ($0["before"] as? [Int])?.reduce(0, +) == 12 && ($0["after"] as? [Int])?.reduce(0, +) == 12 })
      #expect(answer.list("differences").allSatisfy { ($0["before"] as? String) != ($0["after"] as? String) })
      // The same value changes nothing.
      let same = try await desk.send("/desk/what-if", asking([id: value.entries.last!.value!.doubleValue]))
      #expect(same.object["differing_ward_days"] as? Int == 0)
    }
  }

  @Test func `questions that cannot be answered are refused with what to do`() async throws {
    try await DeskServer.serving(.published()) { desk in
      for (body, status, word) in [
        (asking(["nothing": 1]), 422, "it has"),
        (asking([:]), 400, "1 to 20"),
        (asking(["x": 1], ["criteria": "../../secret"]), 422, "there are"),
        (asking(["x": 1], ["criteria": "/etc/passwd.yaml"]), 422, "there are"),
        (asking(["x": 1], ["from": "2021-09-08"]), 400, "on must be"),
        (asking(["x": 1], ["from": "2019-09-08"]), 400, "on must be"),
        (asking(["x": 1], ["from": "yesterday"]), 400, "a day"),
        (asking(["x": 1], ["colour": "red"]), 400, "no member colour"),
        (["changes": "all"], 400, "1 to 100"),
      ] {
        let answer = try await desk.send("/desk/what-if", body)
        #expect(answer.status == status, "\(body): \(answer.text)")
        #expect((answer.object["detail"] as? String)?.contains(word) == true, "\(answer.text)")
        #expect(answer.headers["content-type"] == "application/problem+json")
      }
      let plain = try await desk.live.ask(
        "/desk/what-if", method: "POST", headers: ["X-Officer": "binh"], body: Data("{}".utf8))
      #expect(plain.status == 415)
      let big = try await desk.live.ask(
        "/desk/what-if", method: "POST", headers: ["X-Officer": "binh", "Content-Type": "application/json"],
        body: Data(repeating: 32, count: 1 << 15))
      #expect(big.status == 413)
    }
  }

  @Test func `an officer computes one thing at a time, and all together few`() throws {
    let gate = WhatIfGate(most: 2)
    try gate.enter("an")
    #expect(throws: Problem.self) { try gate.enter("an") }
    try gate.enter("binh")
    let refused = #expect(throws: Problem.self) { try gate.enter("chi") }
    #expect(refused?.status == .serviceUnavailable && refused?.headers[.retryAfter] != nil)
    gate.leave("an")
    try gate.enter("chi")
    gate.leave("binh")
    try gate.enter("an")
  }

  @Test func `the sets say which values can be changed and what they are now`() async throws {
    try await DeskServer.serving(.published()) { desk in
      let answer = try await desk.ask("/desk/criteria")
      let set = try #require(answer.list("sets").first { $0["id"] as? String == "vn-4800" })
      let values = set["values"] as? [[String: Any]] ?? []
      #expect(values.contains { $0["id"] as? String == "rate_m3" && $0["value"] as? Double == 50 }, "\(values)")
    }
  }
}
