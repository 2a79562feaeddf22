import Foundation
import Quantities
import Testing

@testable import Criteria

/// Tables whose axes are tables: transmission by two figures, capacity by two, and the level by both and a third figure.
@Suite struct InnerTableTests {
  static let bandNames = ["lo", "mid", "hi"]

  /// Band of each axis of the outer table by the bands of two figures, and the level by the bands of three.
  static func transmission(_ a: Int, _ b: Int) -> Int { max(a, b) == 0 ? 0 : a + b >= 3 ? 2 : 1 }
  static func capacity(_ c: Int, _ d: Int) -> Int { (c + 2 * d) % 2 }
  static func level(_ t: Int, _ k: Int, _ e: Int) -> Int { min(3, t + k + (e == 2 ? 1 : 0)) }

  static let text: String = {
    var text = """
      id: tables
      version: "1"
      title: {en: "Tables", vi: "Bảng"}
      jurisdiction: "Nowhere"
      in_force:
        - {from: 2021-01-01, citation: act}
      levels:

      """
    for level in 0...3 {
      text +=
        "  - {id: l\(level), letter: \"\(level)\", color: \"#2e8b5\(level)\", name: {en: \"L\(level)\", vi: \"C\(level)\"}}\n"
    }
    text += """
      no_data: {id: no-data, letter: "–", color: "#b8bcc2", name: {en: "No data", vi: "Chưa có số liệu"}}
      values:
        - {id: week, dated: [{from: 2021-01-01, value: 7, citation: act}]}
        - {id: one, dated: [{from: 2021-01-01, value: 1, citation: act}]}
        - {id: two, dated: [{from: 2021-01-01, value: 2, citation: act}]}
      indicators:

      """
    for name in ["a", "b", "c", "d", "e"] {
      text +=
        "  - {id: \(name), name: {en: \(name), vi: \(name)}, unit: {en: u, vi: u}, measure: {name: \(name), take: latest, window_days: week}}\n"
    }
    text += "bands:\n"
    for name in ["a", "b", "c", "d", "e"] {
      text += """
          - id: of_\(name)
            of: \(name)
            bands:
              - {id: lo, below: one, citation: act}
              - {id: mid, atLeast: one, below: two, citation: act}
              - {id: hi, atLeast: two, citation: act}

        """
    }
    func cells(_ counts: [Int], _ key: String, _ result: ([Int]) -> String, _ name: (Int, Int) -> String) -> String {
      var lines = ""
      for number in 0..<counts.reduce(1, *) {
        var rest = number
        var bands: [Int] = []
        for count in counts.reversed() {
          bands.insert(rest % count, at: 0)
          rest /= count
        }
        let names = bands.enumerated().map { name($0, $1) }.joined(separator: ", ")
        lines += "        - {bands: [\(names)], \(key): \(result(bands)), citation: \"act, cell \(number)\"}\n"
      }
      return lines
    }
    text += "combined_bands:\n  - id: transmission\n    bands: [T0, T1, T2]\n    citation: act\n    table:\n"
    text += "      axes: [of_a, of_b]\n      cells:\n"
    text += cells([3, 3], "band", { "T\(transmission($0[0], $0[1]))" }, { bandNames[$1] })
    text += "  - id: capacity\n    bands: [K0, K1]\n    citation: act\n    table:\n"
    text += "      axes: [of_c, of_d]\n      cells:\n"
    text += cells([3, 3], "band", { "K\(capacity($0[0], $0[1]))" }, { bandNames[$1] })
    text += "decision:\n  table:\n    axes: [transmission, capacity, of_e]\n    cells:\n"
    text += cells([3, 2, 3], "level", { "l\(level($0[0], $0[1], $0[2]))" }) { axis, band in
      axis == 0 ? "T\(band)" : axis == 1 ? "K\(band)" : bandNames[band]
    }.replacing("        - {", with: "      - {")
    text +=
      "examples:\n  - {name: quiet, on: 2021-03-01, given: {a: 0, b: 0, c: 0, d: 0, e: 0}, level: l0, source: act}\n"
    return text
  }()

  private static func edition() throws -> Edition {
    try CriteriaSet.parse(text, file: "tables.yaml").edition(on: try #require(Day("2021-03-01")))
  }

  @Test func `Every situation has the level of the plain functions, unknown figures too`() throws {
    let edition = try Self.edition()
    var explainer = Explainer(edition)
    var known = 0
    for number in 0..<1024 {
      // 3 stands for not known.
      let bands = (0..<5).map { number >> (2 * $0) & 3 }
      let open = bands.map { $0 == 3 ? [0, 1, 2] : [$0] }
      var levels: Set<Int> = []
      for a in open[0] {
        for b in open[1] {
          for c in open[2] {
            for d in open[3] {
              for e in open[4] { levels.insert(Self.level(Self.transmission(a, b), Self.capacity(c, d), e)) }
            }
          }
        }
      }
      let values = bands.map { $0 == 3 ? nil : Fraction($0) }
      let expected = levels.count == 1 ? levels.first : nil
      known += expected == nil ? 0 : 1
      #expect(edition.classIndex(values) == expected ?? edition.noDataClass, "\(bands)")
      #expect(explainer.explain(values).classIndex == expected ?? edition.noDataClass)
    }
    #expect(known > 243)
  }

  @Test func `The reasons name the cell of each inner table, with its citation`() throws {
    let reasons = try Self.edition().explain([1, 2, 0, 1, 2]).reasons
    #expect(reasons.map(\.rule) == ["of_a", "of_b", "transmission", "of_c", "of_d", "capacity", "of_e", "table"])
    #expect(reasons[2].sentence.english == "the table of transmission gives T2 for mid × hi")
    #expect(reasons[2].citation == "act, cell 5" && reasons[2].effect == "T2")
    #expect(reasons[7].effect == "l\(Self.level(2, Self.capacity(0, 1), 2))")
    let half = try Self.edition().explain([1, nil, 0, 1, 2]).reasons.map(\.rule)
    #expect(!half.contains("transmission") && half.contains("capacity"))
  }

  @Test(
    arguments: [
      ("band: T2", "band: T7", "none of the bands T0, T1, T2"),
      ("bands: [T0, T1, T2]", "bands: [T0, T1, T1]", "each once"),
      ("axes: [of_a, of_b]", "axes: [of_a, capacity]", "stands after"),
      ("axes: [of_a, of_b]", "axes: [of_a, of_z]", "no bands"),
      ("{bands: [lo, lo], band", "{bands: [lo, hi], band", "stands twice"),
      ("axes: [transmission, capacity, of_e]", "axes: [transmission, of_c, of_e]", "no band of 'of_c'"),
    ])
  func `What is wrong in an inner table is found`(old: String, new: String, says: String) throws {
    let text = Self.text.replacing(old, with: new, maxReplacements: 1)
    #expect(text != Self.text)
    let findings = CriteriaChecker.check(try CriteriaSet.parse(text, file: "tables.yaml"))
    #expect(findings.contains { $0.message.contains(says) }, "\(findings)")
  }

  @Test func `A combined table that nothing reads is found at its line`() throws {
    let extra = """
        - id: unread
          bands: [x]
          citation: act
          table: {axes: [of_a], cells: [{bands: [lo], band: x, citation: act}, {bands: [mid], band: x, citation: act}, {bands: [hi], band: x, citation: act}]}
      decision:
      """
    let text = Self.text.replacing("decision:", with: extra)
    let line = text[..<(try #require(text.range(of: "id: unread"))).lowerBound].count { $0 == "\n" } + 1
    let findings = CriteriaChecker.check(try CriteriaSet.parse(text, file: "tables.yaml"))
    #expect(findings.contains { $0.line == line && $0.message.contains("'unread'") }, "\(findings)")
    #expect(findings.contains { $0.code == "not-read" && $0.message.contains("'capacity'") } == false)
  }

  @Test func `Bands are combined in one way`() throws {
    let text = Self.text.replacing("bands: [T0, T1, T2]", with: "bands: [T0, T1, T2]\n    highest_of: [of_a, of_b]")
    #expect(throws: CriteriaError.self) { _ = try CriteriaSet.parse(text, file: "tables.yaml") }
  }
}
