import Criteria
import Foundation
import Quantities
import TestSupport
import Testing

@testable import EpidemicAreas

@Suite struct AreaPolicyTests {
  @Test(arguments: AreaCity.library.ids)
  func `every shipped policy passes the checker with all its examples`(_ id: String) throws {
    let policy = try AreaCity.library.load(id).policy
    #expect(AreaPolicyChecker.check(policy).map(\.description) == [])
    #expect(policy.examples.count > 8)
  }

  @Test func `the policies are there`() {
    #expect(AreaCity.library.ids == ["da-nang-areas-2021", "hanoi-areas-2021", "hanoi-green-2021"])
  }

  static let faults = [
    ("id: hanoi-areas-2021", "id: hanoi-areas-2022", "file-name", "hanoi-areas-2022.yaml"),
    ("14 days from 31/7/2021 [V97]\"", "14 days from 31/7/2021 [V96]\"", "not-declared", "[V96]"),
    ("sources:\n", "sources:\n  - {key: \"V1\", text: \"x\"}\n", "not-read", "[V1]"),
    ("grounds:\n", "grounds:\n  - {id: sport, name: {en: s, vi: s}}\n", "not-read", "'sport'"),
    ("value: 60, citation", "value: 61, citation", "", ""),
    ("days_without_case: 14", "days_without_case: 15", "example-fails", "'Chuong Duong opens'"),
    ("tests_within_days: 3", "tests_within_days: 4", "example-fails", "'tests four days old'"),
    ("direction: in\n", "direction: in\n    kinds: [ward, alley]\n", "gap", "goes in of areas of the kind 'building'"),
    ("at: 2021-07-24T06:00", "at: 2021-07-24T06:01", "no-example", "no example is dated 2021-07-24T06:00"),
    (
      "codes: [pregnant, pregnancy", "codes: [pregnant, chronic, pregnancy", "overlap",
      "the code 'chronic' is in 'chronic' and in 'pregnant'"
    ),
    (
      "release:\n",
      "release:\n  - {id: more, dated: [{from: 2021-07-24T06:00, value: {days_without_case: 1}, citation: \"c [own]\"}]}\n",
      "overlap", "'more' and 'days-and-tests'"
    ),
  ]

  @Test(arguments: faults) func `a fault in a policy is found`(
    _ old: String, _ new: String, _ code: String, _ message: String
  ) throws {
    let text = try AreaCity.library.load("hanoi-areas-2021").text
    let place = try #require(text.range(of: old))
    let policy = try AreaPolicy.parse(
      text.replacingCharacters(in: place, with: new), file: "hanoi-areas-2021.yaml")
    let findings = AreaPolicyChecker.check(policy)
    if code.isEmpty {
      #expect(findings.isEmpty)
    } else {
      #expect(findings.contains { $0.code == code && $0.message.contains(message) }, "\(findings)")
    }
  }

  static let refused = [
    ("\nversion:", "\nvorsion:", "unknown key 'vorsion'"),
    ("tested_share: 1", "tested_share: 1.5", "a share is above 0"),
    ("tested_share: 1, ", "", "it is for rules with 'tested_share'"),
    ("lattice_metres: 40", "lattice_metres: -1", "no whole number"),
    ("ring_metres: [200, 300", "ring_metres: [300, 200", "rings are wider than the buffer"),
    ("hospital-transfer: allow", "hospital-transfer: yes", "none of allow"),
    ("age_breaks: [6, 12", "age_breaks: [12, 6", "must ascend"),
    (
      "kind: ward, pass: {direction: out, ground: work", "kind: ward, pass: {direction: out, ground: wark",
      "no ground 'wark'"
    ),
    ("residents_return: true", "even_then: [work]", "stay_until_end"),
    ("reasons: [returns-home]", "reasons: [home]", "none of"),
    (
      "usual_days:\n  - {from: 2021-07-24T06:00, value: 14", "usual_days:\n  - {from: 2021-07-24T06:00, value: 0",
      "whole number from 1"
    ),
    ("id: nobody-leaves", "id: few-come-in", "stands twice"), ("last_case: null", "last_case: soon", "is no day"),
  ]

  @Test(arguments: refused) func `a policy that cannot be read is refused with its line`(
    _ old: String, _ new: String, _ message: String
  ) throws {
    let text = try AreaCity.library.load("hanoi-areas-2021").text
    let place = try #require(text.range(of: old))
    let broken = text.replacingCharacters(in: place, with: new)
    let error = #expect(throws: CriteriaError.self) { try AreaPolicy.parse(broken, file: "f.yaml") }
    #expect("\(try #require(error))".contains(message), "\(String(describing: error))")
  }
}
