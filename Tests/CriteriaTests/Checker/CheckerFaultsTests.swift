import Foundation
import Testing

@testable import Criteria

/// Each fault that the checker is for, put into a sound set at one place: it is found, with the line of that place.
@Suite struct CheckerFaultsTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let old: String
    let new: String
    /// Line of the fault within `new`, from 0.
    var line = 0
    let code: String
    let says: String
    var testDescription: String { name }
  }

  static let sound = """
    id: small
    version: "1"
    title: {en: "Small", vi: "Nhỏ"}
    jurisdiction: "Nowhere"
    in_force:
      - {from: 2021-01-01, until: 2021-12-31, citation: act}
    levels:
      - {id: low, letter: "L", color: "#2e8b57", name: {en: "Low", vi: "Thấp"}}
      - {id: high, letter: "H", color: "#c0262d", name: {en: "High", vi: "Cao"}}
    no_data: {id: no-data, letter: "–", color: "#b8bcc2", name: {en: "No data", vi: "Chưa có số liệu"}}
    sources:
      - {key: A1, text: "Act of Nowhere"}
      - {key: B2, text: "Gazette of Nowhere"}
    values:
      - {id: week, dated: [{from: 2021-01-01, value: 7, citation: "act [A1, B2]"}]}
      - {id: cut, dated: [{from: 2021-01-01, value: 10, citation: act}]}
      - {id: half, dated: [{from: 2021-01-01, value: 50, citation: act}]}
      - {id: five, dated: [{from: 2021-01-01, value: 5, citation: act}]}
    indicators:
      - id: cases
        name: {en: "Cases", vi: "Ca"}
        unit: {en: "cases", vi: "ca"}
        count: {window_days: week}
    bands:
      - id: by_cases
        of: cases
        bands:
          - {id: few, below: cut, level: low, citation: act}
          - {id: many, atLeast: cut, level: high, citation: act}
    decision:
      highest_of: {bands: [by_cases], citation: act}
    timing:
      streaks:
        - {id: down, change: lower, length: five, citation: act}
    rollups:
      - id: district
        name: {en: "District", vi: "Quận"}
        of: ward
        by: district
        shares:
          - {id: share_high, level: high}
        rules:
          - {id: half_high, level: high, when: [{of: share_high, atLeast: half}], citation: act}
          - {id: rest, level: low, citation: act}
      - id: city
        name: {en: "City", vi: "Thành phố"}
        of: district
        by: all
        shares:
          - {id: share_districts, level: high}
        rules:
          - {id: half_districts, level: high, when: [{of: share_districts, atLeast: half}], citation: act}
          - {id: rest, level: low, citation: act}
    examples:
      - {name: "9 cases", on: 2021-03-01, given: {cases: 9}, level: low, source: act}
      - {name: "10 cases", on: 2021-03-01, given: {cases: 10}, level: high, source: act}
      - {name: "11 cases", on: 2021-03-01, given: {cases: 11}, level: high, source: act}
      - {name: "four days", on: 2021-03-01, previous: high, before: [{days: 3, given: {cases: 0}}], given: {cases: 0}, level: high, source: act}
      - {name: "five days", on: 2021-03-01, previous: high, before: [{days: 4, given: {cases: 0}}], given: {cases: 0}, level: low, source: act}
      - {name: "six days", on: 2021-03-01, previous: high, before: [{days: 5, given: {cases: 0}}], given: {cases: 0}, level: low, source: act}
      - {name: "half of a district", on: 2021-03-01, rollup: district, units: {high: 2, low: 2}, level: high, source: act}
      - {name: "under half", on: 2021-03-01, rollup: district, units: {high: 2, low: 3}, level: low, source: act}
      - {name: "over half", on: 2021-03-01, rollup: district, units: {high: 3, low: 2}, level: high, source: act}
      - {name: "half of the city", on: 2021-03-01, rollup: city, units: {high: 2, low: 2}, level: high, source: act}
      - {name: "under half of it", on: 2021-03-01, rollup: city, units: {high: 2, low: 3}, level: low, source: act}
      - {name: "over half of it", on: 2021-03-01, rollup: city, units: {high: 3, low: 2}, level: high, source: act}

    """

  static let faults = [
    Fault(
      name: "a gap", old: "{id: many, atLeast: cut", new: "{id: many, above: cut", line: -4, code: "gap",
      says: "holds the value 10"),
    Fault(
      name: "an overlap", old: "{id: few, below: cut, level: low, citation: act}",
      new: "{id: few, atMost: cut, level: low, citation: act}", line: 1, code: "overlap", says: "few, many"),
    Fault(
      name: "a citation of a source that is not declared", old: "highest_of: {bands: [by_cases], citation: act}",
      new: "highest_of: {bands: [by_cases], citation: \"act [A1, V26]\"}", code: "not-declared", says: "[V26]"),
    Fault(
      name: "a comment on a source that is not declared", old: "bands:\n  - id: by_cases",
      new: "# See the draft [A1, Draft7].\nbands:\n  - id: by_cases", code: "not-declared", says: "[Draft7]"),
    Fault(
      name: "an example from a source that is not declared",
      old: "{cases: 11}, level: high, source: act}", new: "{cases: 11}, level: high, source: \"act [V9]\"}",
      code: "not-declared", says: "[V9]"),
    Fault(
      name: "a source that nothing cites", old: "  - {key: B2,", new: "  - {key: C3, text: \"Blog\"}\n  - {key: B2,",
      code: "not-read", says: "[C3]"),
    Fault(
      name: "a source that stands twice", old: "  - {key: B2,", new: "  - {key: B2, text: \"Blog\"}\n  - {key: B2,",
      line: 1, code: "duplicate", says: "'B2'"),
    Fault(
      name: "an example outside its time", old: "{name: \"9 cases\", on: 2021-03-01",
      new: "{name: \"9 cases\", on: 2022-01-01", code: "example-outside", says: "not in force"),
    Fault(
      name: "a level that nothing leads to", old: "atLeast: cut, level: high", new: "atLeast: cut, level: low",
      line: -20,
      code: "unreachable", says: "'high'"),
    Fault(
      name: "a value that nothing reads", old: "  - {id: half,",
      new: "  - {id: unused, dated: [{from: 2021-01-01, value: 1, citation: act}]}\n  - {id: half,", code: "not-read",
      says: "'unused'"),
    Fault(
      name: "an indicator that nothing reads", old: "bands:\n  - id: by_cases",
      new:
        "  - {id: more, name: {en: a, vi: b}, unit: {en: c, vi: d}, count: {window_days: week}}\nbands:\n  - id: by_cases",
      code: "not-read", says: "'more'"),
    Fault(
      name: "a value that is not declared", old: "length: five", new: "length: six", code: "not-declared",
      says: "'six'"),
    Fault(
      name: "an indicator that is not declared", old: "of: cases\n    bands", new: "of: tests\n    bands", line: -1,
      code: "not-declared", says: "'tests'"),
    Fault(
      name: "roll-ups in a circle", old: "of: ward", new: "of: city", line: -2, code: "malformed", says: "in a circle"),
    Fault(
      name: "a roll-up of nothing", old: "of: ward", new: "of: village", line: -2, code: "malformed",
      says: "neither 'ward' nor a roll-up"),
    Fault(
      name: "a share that no rule reads", old: "      - {id: share_high, level: high}",
      new: "      - {id: share_high, level: high}\n      - {id: share_low, level: low}", line: 1, code: "not-read",
      says: "'share_low'"),
    Fault(
      name: "an example whose streak is a day short",
      old: "before: [{days: 4, given: {cases: 0}}], given: {cases: 0}, level: low",
      new: "before: [{days: 3, given: {cases: 0}}], given: {cases: 0}, level: low", code: "example-fails",
      says: "4 of the 5 days in a row"),
    Fault(
      name: "an example of a roll-up that fails", old: "units: {high: 2, low: 3}, level: low",
      new: "units: {high: 3, low: 3}, level: low", code: "example-fails", says: "half_high"),
  ]

  @Test func `The set without a fault is sound`() throws {
    let set = try CriteriaSet.parse(Self.sound, file: "small.yaml")
    #expect(CriteriaChecker.check(set).map(\.description) == [])
  }

  @Test(arguments: faults)
  func `A fault is found at its line`(_ fault: Fault) throws {
    let place = try #require(Self.sound.range(of: fault.old))
    let line = Self.sound[..<place.lowerBound].count { $0 == "\n" } + 1 + fault.line
    let text = Self.sound.replacingCharacters(in: place, with: fault.new)
    let findings = CriteriaChecker.check(try CriteriaSet.parse(text, file: "small.yaml"))
    #expect(
      findings.contains { $0.code == fault.code && $0.line == line && $0.message.contains(fault.says) },
      "line \(line): \(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test(arguments: [
    ("value: 10, citation: act", "value: 10", "'citation' is missing"),
    ("length: five, citation: act", "length: five", "'citation' is missing"),
    ("atLeast: half}], citation: act", "atLeast: half}]", "'citation' is missing"),
    ("change: lower", "change: both", "write two"),
    ("change: lower", "change: sideways", "none of raise, lower, both"),
    ("by: all", "by: village", "none of district, all"),
  ])
  func `What has no citation or no meaning is refused at its line`(old: String, new: String, says: String) throws {
    let place = try #require(Self.sound.range(of: old))
    let line = Self.sound[..<place.lowerBound].count { $0 == "\n" } + 1
    let text = Self.sound.replacingCharacters(in: place, with: new)
    #expect {
      _ = try CriteriaSet.parse(text, file: "small.yaml")
    } throws: { error in
      guard case .malformed("small.yaml", let at, let message)? = error as? CriteriaError else { return false }
      return at == line && message.contains(says)
    }
  }

  @Test func `A neighbour rule that would spread without end is refused at its line`() throws {
    let rule = """
      neighbours:
        contact: edge
        rules:
          - {id: spread, next_to: high, at_least: high, citation: act}
      examples:
      """
    let text = Self.sound.replacing("examples:", with: rule)
    let line = text[..<(try #require(text.range(of: "id: spread"))).lowerBound].count { $0 == "\n" } + 1
    let findings = CriteriaChecker.check(try CriteriaSet.parse(text, file: "small.yaml"))
    #expect(findings.contains { $0.line == line && $0.message.contains("without end") }, "\(findings)")
  }
}
