import Criteria
import Testing

@testable import Quarantine

/// One fault of each kind: those that the checker finds, and those with which a file cannot be read, each with its line.
@Suite struct QuarantineCheckerTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    /// Of the finding; empty where the file cannot be read.
    var code = ""
    var message: String
    var testDescription: String { "\(code): \(message)" }
  }

  static let found = [
    Fault(old: "id: vn-covid-2021", new: "id: vn-2021", code: "file-name", message: "should be named vn-2021.yaml"),
    Fault(
      old: "5599/BYT-MT, 14/7/2021; home quarantine of F1 piloted [V86, V87]", new: "x [V86, V85]",
      code: "not-declared", message: "[V85]"),
    Fault(old: "sources:\n", new: "sources:\n  - {key: \"V1\", text: \"x\"}\n", code: "not-read", message: "[V1]"),
    Fault(
      old: "  - {id: hanoi, name", new: "  - {id: hue, name: {en: H, vi: H}}\n  - {id: hanoi, name", code: "not-read",
      message: "'hue'"),
    Fault(
      old: "{from: 2020-12-03T00:00, value: {places: [home], days: null",
      new: "{from: 2020-12-02T00:00, value: {places: [home], days: null", code: "outside", message: "2020-12-02"),
    Fault(
      old:
        "    when: {vaccinated: {doses: complete, least_days: 14, most_months: 12}, recovered_months: 6, negative_pcr_hours: 72}\n",
      new: "", code: "hidden", message: "'entrant-immune' stands before 'entrant'"),
    Fault(
      old: "days: 14, tests: [1, 7, 14], watch_days: 14}, citation: \"5599",
      new: "days: 15, tests: [1, 7, 14], watch_days: 14}, citation: \"5599", code: "example-fails",
      message: "should have days 14 and has 15"),
    Fault(
      old: "least_days: 10, symptom_free_days: 10", new: "least_days: 9, symptom_free_days: 10", code: "example-fails",
      message: "as being let go false"),
    Fault(
      old: "  - {name: \"F1 on the last day of 21 days\"",
      new: "  - {name: \"F1 in June 2021: 21 days, watching unknown\"", code: "duplicate", message: "stands twice"),
    Fault(
      old: "{name: \"F1 on the last day of 5599\", kind: f1, exposure: 2021-12-15",
      new: "{name: \"F1 on the last day of 5599\", kind: f1, exposure: 2021-12-14", code: "no-example",
      message: "no example of such a person is of 2021-12-15"),
    Fault(old: "allowed: true, way: hospital-3}", new: "allowed: true}", code: "no-example", message: "'hospital-3'"),
    Fault(
      old: "releases:\n",
      new:
        "releases:\n  - {id: again, kinds: [f0], dated: [{from: 2020-12-03T00:00, value: null, citation: \"x [own]\", confidence: unknown}]}\n",
      code: "overlap", message: "several rules of release are for 'f0'"),
  ]

  @Test(arguments: found)
  func `a fault in a policy that can be read is found`(_ fault: Fault) throws {
    let (text, _) = try ShippedQuarantine.text(replacing: fault.old, with: fault.new)
    let findings = QuarantineChecker.check(try .parse(text, file: "vn-covid-2021.yaml"))
    let hits = findings.filter { $0.code == fault.code && $0.message.contains(fault.message) }
    #expect(!hits.isEmpty, "\(findings)")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(hits.allSatisfy { (1...lines).contains($0.line) })
  }

  @Test func `a finding names the line where the fault stands`() throws {
    let (text, line) = try ShippedQuarantine.text(
      replacing: "{from: 2020-12-03T00:00, value: {places: [home], days: null",
      with: "{from: 2020-12-02T00:00, value: {places: [home], days: null")
    let findings = QuarantineChecker.check(try .parse(text, file: "vn-covid-2021.yaml"))
    #expect(findings.contains { $0.code == "outside" && $0.line == line })
  }

  static let refused = [
    Fault(old: "version: \"1\"", new: "versoin: \"1\"", message: "unknown key 'versoin'"),
    Fault(
      old: "  - {id: national, name", new: "  - {id: nation, name", message: "there must be the jurisdiction 'national'"
    ),
    Fault(old: "jurisdiction: hanoi\n", new: "jurisdiction: hue\n", message: "there is no jurisdiction 'hue'"),
    Fault(old: "kinds: [f2]", new: "kinds: [f3]", message: "'f3' is none of f0, f1"),
    Fault(old: "  - id: f2\n", new: "  - id: f1\n", message: "'f1' stands twice"),
    Fault(
      old: "- {from: 2021-07-14T00:00, value: {places: [centralised, home]",
      new: "- {from: 2021-07-14T06:00, value: {places: [centralised, home]", message: "begins at 00:00"),
    Fault(old: "places: [centralised, home]", new: "places: [hotel]", message: "'hotel' is none of home"),
    Fault(old: "{places: [], days: 0", new: "{places: [home], days: 0", message: "no days and no places go together"),
    Fault(
      old: "tests: [1, 14, 20], watch", new: "tests: [1, 14, 22], watch",
      message: "a test on day 22 of a quarantine of 21 days"),
    Fault(old: "tests: [1, 14, 20], watch", new: "tests: [14, 1], watch", message: "must be ascending"),
    Fault(
      old: "days: 14, tests: [1, 7, 14], watch_days: 14}, citation: \"5599",
      new: "days: 14, tests: [1, 7, 14]}, citation: \"5599", message: "the key 'watch_days' is missing"),
    Fault(
      old: "value: null, citation: \"21 days since May 2021",
      new: "value: {places: [home], days: 1, tests: [], watch_days: 0}, citation: \"21 days since May 2021",
      message: "what nobody knows has the value null"),
    Fault(
      old: "doses: complete, least_days: 14, most_months: 6", new: "doses: full, least_days: 14, most_months: 6",
      message: "'full' is no whole number"),
    Fault(old: "when: {symptoms: false, ct_at_least: 30}", new: "when: {}", message: "an empty condition"),
    Fault(old: "ct_at_least: 30}\n", new: "ct_at_least: 30.55}\n", message: "one decimal at most"),
    Fault(
      old: "{id: home-14, when: {places: [home]}, least_days: 14}", new: "{id: home-14, when: {places: [home]}}",
      message: "asks for nothing"),
    Fault(
      old: "samples: {count: 2, kinds: [pcr], hours_apart: 24", new: "samples: {count: 2, kinds: [pcr]",
      message: "the key 'hours_apart' is missing"),
    Fault(old: "due_by: \"21:00\"", new: "due_by: \"25:00\"", message: "is no time of the form"),
    Fault(old: "radius_metres: 50", new: "radius_metres: 0", message: "is no whole number from 1"),
    Fault(old: "yes: note", new: "yes: maybe", message: "'maybe' is none of alert, note"),
    Fault(old: "vi: \"Ho\"}, yes: alert}", new: "vi: \"Ho\"}, yes: alert, alert_at: 38}", message: "either 'yes'"),
    Fault(
      old: "answer: {outcome: unknown, unknown: [no-rule]}", new: "answer: {outcome: perhaps}",
      message: "'perhaps' is none of"),
    Fault(old: "source: \"[V80]\"}", new: "}", message: "the key 'source' is missing"),
    Fault(old: "place: hospital, release", new: "release", message: "needs the key 'place'"),
  ]

  @Test(arguments: refused)
  func `a file that cannot be a policy is refused at its line`(_ fault: Fault) throws {
    let (text, line) = try ShippedQuarantine.text(replacing: fault.old, with: fault.new)
    do {
      _ = try QuarantinePolicy.parse(text, file: "vn-covid-2021.yaml")
      Issue.record("it was read")
    } catch {
      guard case .malformed(_, let at, let message) = error else { throw error }
      #expect(message.contains(fault.message), "\(message)")
      #expect(abs(at - line) <= 12, "line \(at), not about \(line): \(message)")
    }
  }
}
