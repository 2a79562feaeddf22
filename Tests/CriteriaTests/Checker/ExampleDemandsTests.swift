import Foundation
import Testing

@testable import Criteria

/// Examples taken out of a sound set: what is then shown no more is found, at the line of the rule.
@Suite struct ExampleDemandsTests {
  struct Gap: CustomTestStringConvertible, Sendable {
    let without: [String]
    /// What stands on the line of the rule.
    let rule: String
    let says: String
    var testDescription: String { "without \(without.joined(separator: ", "))" }
  }

  static let sound = """
    id: timed
    version: "1"
    title: {en: "Timed", vi: "Thời gian"}
    jurisdiction: "Nowhere"
    in_force:
      - {from: 2021-01-01, until: 2021-12-31, citation: act}
    levels:
      - {id: low, letter: "L", color: "#2e8b57", name: {en: "Low", vi: "Thấp"}}
      - {id: high, letter: "H", color: "#c0262d", name: {en: "High", vi: "Cao"}}
    no_data: {id: no-data, letter: "–", color: "#b8bcc2", name: {en: "No data", vi: "Chưa có số liệu"}}
    values:
      - {id: week, dated: [{from: 2021-01-01, value: 7, citation: act}]}
      - {id: cut, dated: [{from: 2021-01-01, value: 10, citation: act}]}
      - {id: leave, dated: [{from: 2021-01-01, value: 5, citation: act}, {from: 2021-06-01, value: 6, citation: act}]}
      - {id: three, dated: [{from: 2021-01-01, value: 3, citation: act}]}
      - {id: five, dated: [{from: 2021-01-01, value: 5, citation: act}]}
      - {id: day, dated: [{from: 2021-01-01, value: 24, citation: act}]}
      - {id: half, dated: [{from: 2021-01-01, value: 50, citation: act}]}
      - {id: every, dated: [{from: 2021-01-01, value: 100, citation: act}]}
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
    exit:
      first_match:
        - {id: keep_high, level: high, when: [{of: cases, atLeast: leave}], citation: act}
        - {id: keep_low, level: low, citation: act}
    timing:
      streaks:
        - {id: up, change: raise, length: three, citation: act}
      minimum_stay:
        - {id: stay, levels: [high], length: five, citation: act}
      notice: {id: told, change: raise, hours: day, announced_at: "12:00", citation: act}
    rollups:
      - id: district
        name: {en: "District", vi: "Quận"}
        of: ward
        by: district
        shares:
          - {id: share_high, level: high}
        rules:
          - {id: all_high, level: high, when: [{of: share_high, atLeast: every}], citation: act}
          - {id: half_high, level: high, when: [{of: share_high, atLeast: half}], citation: act}
          - {id: rest, level: low, citation: act}
    examples:
      - {name: "9 cases", on: 2021-03-01, given: {cases: 9}, level: low, source: act}
      - {name: "10 cases", on: 2021-03-01, given: {cases: 10}, level: high, source: act}
      - {name: "11 cases", on: 2021-03-01, given: {cases: 11}, level: high, source: act}
      - {name: "two days", on: 2021-03-01, previous: low, before: [{days: 1, given: {cases: 10}}], given: {cases: 10}, level: low, in_force: low, source: act}
      - {name: "three days", on: 2021-03-01, previous: low, before: [{days: 2, given: {cases: 10}}], given: {cases: 10}, level: high, in_force: low, source: act}
      - {name: "four days", on: 2021-03-01, previous: low, before: [{days: 3, given: {cases: 10}}], given: {cases: 10}, level: high, in_force: high, source: act}
      - {name: "five days", on: 2021-03-01, previous: low, before: [{days: 4, given: {cases: 10}}], given: {cases: 10}, level: high, in_force: high, source: act}
      - {name: "left at 4", on: 2021-03-01, previous: high, before: [{days: 9, given: {cases: 20}}], given: {cases: 4}, level: low, source: act}
      - {name: "kept at 5", on: 2021-03-01, previous: high, before: [{days: 9, given: {cases: 20}}], given: {cases: 5}, level: high, source: act}
      - {name: "kept at 6", on: 2021-03-01, previous: high, before: [{days: 9, given: {cases: 20}}], given: {cases: 6}, level: high, source: act}
      - {name: "June: left at 5", on: 2021-06-15, previous: high, before: [{days: 9, given: {cases: 20}}], given: {cases: 5}, level: low, source: act}
      - {name: "June: kept at 6", on: 2021-06-15, previous: high, before: [{days: 9, given: {cases: 20}}], given: {cases: 6}, level: high, source: act}
      - {name: "June: kept at 7", on: 2021-06-15, previous: high, before: [{days: 9, given: {cases: 20}}], given: {cases: 7}, level: high, source: act}
      - {name: "held 4 days", on: 2021-03-01, previous: high, before: [{days: 3, given: {cases: 0}}], given: {cases: 0}, level: high, source: act}
      - {name: "held 5 days", on: 2021-03-01, previous: high, before: [{days: 4, given: {cases: 0}}], given: {cases: 0}, level: low, source: act}
      - {name: "held 6 days", on: 2021-03-01, previous: high, before: [{days: 6, given: {cases: 20}}], given: {cases: 0}, level: low, source: act}
      - {name: "4 of 10", on: 2021-03-01, rollup: district, units: {high: 4, low: 6}, level: low, source: act}
      - {name: "5 of 10", on: 2021-03-01, rollup: district, units: {high: 5, low: 5}, level: high, source: act}
      - {name: "6 of 10", on: 2021-03-01, rollup: district, units: {high: 6, low: 4}, level: high, source: act}
      - {name: "all of 10", on: 2021-03-01, rollup: district, units: {high: 10}, level: high, source: act}

    """

  static let gaps = [
    Gap(without: ["two days"], rule: "id: up,", says: "one fewer than 'three' days in a row that raise by 'up'"),
    Gap(without: ["three days"], rule: "id: up,", says: "exactly 'three' days in a row"),
    Gap(without: ["four days", "five days"], rule: "id: up,", says: "more than 'three' days in a row"),
    Gap(without: ["three days"], rule: "id: told,", says: "the day before the notice 'told' runs out"),
    Gap(without: ["four days"], rule: "id: told,", says: "the day on which the notice 'told' runs out"),
    Gap(without: ["five days"], rule: "id: told,", says: "a day after the notice 'told' has run out"),
    Gap(
      without: ["held 4 days"], rule: "id: stay,", says: "one fewer than 'five' days of a level that is to be lowered"),
    Gap(without: ["held 5 days"], rule: "id: stay,", says: "exactly 'five' days of a level"),
    Gap(
      without: ["held 6 days", "left at 4", "June: left at 5"], rule: "id: stay,",
      says: "more than 'five' days of a level"),
    Gap(without: ["kept at 5"], rule: "id: keep_high,", says: "exactly on 5 ('leave')"),
    Gap(
      without: ["left at 4", "held 4 days", "held 5 days", "held 6 days"], rule: "id: keep_high,",
      says: "under 5 ('leave')"),
    Gap(without: ["June: kept at 6"], rule: "id: keep_high,", says: "exactly on 6 ('leave')"),
    Gap(without: ["June: kept at 7"], rule: "id: keep_high,", says: "over 6 ('leave')"),
    Gap(without: ["June: left at 5"], rule: "id: keep_high,", says: "under 6 ('leave')"),
    Gap(without: ["5 of 10"], rule: "id: half_high,", says: "'share_high' of 'district' exactly on 50 ('half')"),
    Gap(without: ["4 of 10"], rule: "id: half_high,", says: "'share_high' of 'district' under 50"),
    Gap(without: ["6 of 10", "all of 10"], rule: "id: half_high,", says: "'share_high' of 'district' over 50"),
    Gap(without: ["all of 10"], rule: "id: all_high,", says: "'share_high' of 'district' exactly on 100"),
  ]

  @Test func `The set with all its examples is sound`() throws {
    let set = try CriteriaSet.parse(Self.sound, file: "timed.yaml")
    #expect(CriteriaChecker.check(set).map(\.description) == [])
  }

  @Test(arguments: gaps)
  func `What no example shows any more is found at the line of its rule`(_ gap: Gap) throws {
    let kept = Self.sound.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      !gap.without.contains { line.contains("{name: \"\($0)\"") }
    }
    #expect(kept.count == Self.sound.count { $0 == "\n" } + 1 - gap.without.count)
    let line = try #require(kept.firstIndex { $0.contains(gap.rule) }) + 1
    let findings = CriteriaChecker.check(try CriteriaSet.parse(kept.joined(separator: "\n"), file: "timed.yaml"))
    #expect(
      findings.contains {
        $0.file == "timed.yaml" && $0.line == line && $0.code == "not-exemplified" && $0.message.contains(gap.says)
      }, "line \(line): \(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test func `An example without in_force shows nothing of a notice`() throws {
    let text = Self.sound.replacing("level: high, in_force: high,", with: "level: high,")
    let findings = CriteriaChecker.check(try CriteriaSet.parse(text, file: "timed.yaml"))
    #expect(findings.map(\.code) == ["not-exemplified", "not-exemplified"])
    #expect(findings.allSatisfy { $0.message.contains("the notice 'told'") }, "\(findings)")
  }

  @Test func `Nothing is asked below a notice that runs out on its day`() throws {
    let text = Self.sound.replacing("value: 24,", with: "value: 2,").replacing(
      "level: high, in_force: low", with: "level: high, in_force: high")
    let findings = CriteriaChecker.check(try CriteriaSet.parse(text, file: "timed.yaml"))
    #expect(findings.map(\.description) == [])
  }
}
