import Foundation
import Quantities
import Testing

@testable import Criteria

@Suite struct EditionTests {
  static func text(_ id: String) throws -> String {
    try String(contentsOfFile: "\(criteriaFolder)/\(id).yaml", encoding: .utf8)
  }

  static func set(_ text: String, _ file: String = "vn-4800.yaml") throws -> CriteriaSet {
    try CriteriaSet.parse(text, file: file)
  }

  @Test func `before and after its time a set is not in force`() throws {
    let set = try Self.set(try Self.text("vn-4800"))
    for day in ["2021-10-11", "2022-01-27"] {
      #expect(throws: CriteriaError.self) { try set.edition(on: try #require(Day(day))) }
    }
    for day in ["2021-10-12", "2022-01-26"] { _ = try set.edition(on: try #require(Day(day))) }
    _ = try set.edition(on: try #require(Day("2019-01-01")), asIf: Day("2021-10-12"))
  }

  @Test func `dated values change on their day`() throws {
    let set = try Self.set(try Self.text("vn-4800"))
    func elderly(_ day: String) throws -> Int? {
      let edition = try set.edition(on: try #require(Day(day)))
      guard case .coverage(_, let ages)? = edition.indicators.first(where: { $0.id == "coverage_elderly_full" })?.form
      else { return nil }
      return ages.from
    }
    #expect(try elderly("2021-10-31") == 65)
    #expect(try elderly("2021-11-01") == 50)
  }

  @Test func `a value that nobody knows makes the set refuse`() throws {
    let text = try Self.text("vn-4800").replacing("value: 150", with: "value: null")
    #expect {
      _ = try Self.set(text).edition(on: Day("2021-12-01")!)
    } throws: { error in
      "\(error)".contains("rate_m4")
    }
  }

  /// Every combination of known and unknown values: what is decided without a value holds for any value it could have.
  @Test(arguments: ["vn-4800", "ecdc-2021-06", "cdc-transmission", "simple-recency"])
  func `an answer given without a value holds for every value`(_ id: String) throws {
    let set = try Self.set(try Self.text(id), "\(id).yaml")
    let day = try #require(set.examples.first?.day)
    let edition = try set.edition(on: day)
    // A leave-one-out rule answers with what is there; it says so and is no inference.
    if case .highestOf(_, let leaveOut, _, _) = set.decision, !leaveOut.isEmpty { return }
    let numbers: [Fraction] = [0, 1, 5, 30, 60, 75, 90, 100, 180, 250, 600]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      let full = edition.indicators.map { _ in numbers.randomElement(using: &random) }
      var partial: [Fraction?] = full
      let hidden = Int.random(in: 0..<full.count, using: &random)
      partial[hidden] = nil
      if set.decision.asksForMissing(edition.indicators[hidden].id) { continue }
      if set.adjustments.contains(where: { $0.whenUnknown != .either }),
        edition.indicators[hidden].id == "capacity_plan"
      {
        continue
      }
      let answer = edition.classIndex(partial)
      if edition.classes[answer].rank != nil {
        #expect(edition.classIndex(full) == answer, "\(full) without \(hidden)")
      }
      #expect(edition.explain(full).classIndex == edition.classIndex(full))
    }
  }

  @Test(
    arguments: [
      ("atLeast: rate_m3, below: rate_m4", "above: rate_m3, below: rate_m4", "gap"),
      ("atLeast: rate_m3, below: rate_m4", "atLeast: rate_m2, below: rate_m4", "overlap"),
      (
        "value: 50, confidence: text, citation: \"4800, criterion 1: below 50",
        "value: 51, confidence: text, citation: \"4800, criterion 1: below 50", "example-fails"
      ),
      (
        "- id: no_case\n",
        "- id: nobody_reads\n    dated: [{from: 2021-10-12, value: 1, citation: x}]\n  - id: no_case\n", "not-read"
      ),
      ("id: vn-4800", "id: other", "file-name"), ("on: 2021-12-31", "on: 2023-12-31", "example-outside"),
    ])
  func `the checker finds what was broken`(_ change: (from: String, to: String, code: String)) throws {
    let text = try Self.text("vn-4800")
    let broken = text.replacing(change.from, with: change.to)
    #expect(broken != text)
    let findings = CriteriaChecker.check(try Self.set(broken))
    #expect(findings.contains { $0.code == change.code && $0.line >= 1 }, "\(findings.prefix(3))")
    #expect(CriteriaChecker.check(try Self.set(text)).isEmpty)
  }
}

extension DecisionSource {
  fileprivate func asksForMissing(_ id: String) -> Bool {
    guard case .firstMatch(let rules, _) = self else { return false }
    return rules.contains { $0.anyOf.contains { $0.contains { $0.subject == .missing(id) } } }
  }
}
