import Criteria
import TestSupport
import Testing

@testable import Cases

/// One fault of each kind, put into the definitions that come with the program: it is found, at its line.
@Suite struct DefinitionFaultsTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var code: String
    var message: String
    var testDescription: String { "\(code): \(message)" }
  }

  static let faults = [
    Fault(old: "\nid: vietnam", new: "\nid: vietnam-2", code: "file-name", message: "vietnam-2.yaml"),
    Fault(
      old: "antigen positive, 11042/BYT-DP [V84]", new: "antigen positive [V99]", code: "not-declared", message: "[V99]"
    ),
    Fault(
      old: "  - {key: V82,", new: "  - {key: V20, text: x}\n  - {key: V82,", code: "not-read", message: "[V20]"),
    Fault(
      old: "symptoms:\n", new: "symptoms:\n  - {id: rash, name: {en: r, vi: r}}\n", code: "not-read",
      message: "'rash'"),
    Fault(
      old: "in_force:\n  - {from: 2021-07-30", new: "in_force:\n  - {from: 2021-08-30", code: "outside",
      message: "'vn-3638' begins"),
    Fault(
      old: "shared: {kinds: [vehicle, place, event, class]", new: "shared: {kinds: [place, event, class]",
      code: "example-fails", message: "same bus, two symptoms"),
    Fault(
      old: "within_hours: 8", new: "within_hours: 9", code: "example-fails", message: "a minute more than 8 hours"),
    Fault(
      old: "within_hours: 8", new: "within_hours: 7", code: "no-example", message: "just meets 'two-antigens'"),
    Fault(
      old: "{distance_cm: 100, masked", new: "{distance_cm: 101, masked", code: "", message: ""),
    Fault(
      old: "confirmed:\n      - {id: pcr, all: [{positive: pcr}], citation: \"PCR positive, 1909/BYT-DP [V85]\"}",
      new: "confirmed:\n      - {id: pcr, all: [{positive: pcr}], citation: \"PCR positive, 1909/BYT-DP [V85]\"}\n"
        + "      - {id: rest, all: [{outbreak_area: {days: 3}}], citation: \"c [V85]\"}", code: "no-example",
      message: "just meets 'rest'"),
    Fault(
      old: "masked: true, minutes: 14, touched: false", new: "masked: true, minutes: 15, touched: false",
      code: "example-fails", message: "masked for 14 minutes"),
    Fault(
      old: "name: \"1909: a positive PCR confirms\"", new: "name: \"11042: a positive PCR confirms\"",
      code: "duplicate", message: "stands twice"),
    Fault(
      old: "on: 2021-08-01\n    asked", new: "on: 2021-07-01\n    asked", code: "example-outside", message: "2021-07-01"
    ),
    Fault(
      old: "infectious: {from: 2021-07-28}", new: "infectious: {from: 2021-07-29}", code: "example-fails",
      message: "should be infectious from 2021-07-29 to open and is from 2021-07-28"),
  ]

  @Test(arguments: faults)
  func `the checker finds it`(fault: Fault) throws {
    let text = try CaseCity.library.load("vietnam").text
    let changed = text.replacing(fault.old, with: fault.new, maxReplacements: 1)
    #expect(changed != text)
    let definitions = try CaseDefinitions.parse(changed, file: "vietnam.yaml")
    let findings = DefinitionChecker.check(definitions)
    if fault.code.isEmpty {
      #expect(findings.isEmpty)
    } else {
      #expect(
        findings.contains { $0.code == fault.code && $0.message.contains(fault.message) && $0.line > 0 },
        "\(findings.map(\.description).joined(separator: "\n"))")
    }
  }

  static let refused = [
    Fault(old: "version:", new: "versoin:", code: "", message: "unknown key 'versoin'"),
    Fault(old: "{link: {days: 14}}", new: "{linked: {days: 14}}", code: "", message: "unknown key 'linked'"),
    Fault(
      old: "{link: {days: 14}}", new: "{link: {days: 0}}", code: "", message: "'0' is no whole number from 1 to 60"),
    Fault(old: "at_least: 1, of: [fever", new: "at_least: 1, of: [fewer", code: "", message: "'fewer' is none of"),
    Fault(
      old: "at_least: 1, of: [fever", new: "at_least: 9, of: [fever", code: "",
      message: "'9' is no whole number from 1 to 7"),
    Fault(old: "{positive: pcr}", new: "{positive: pcr, negative: pcr}", code: "", message: "a condition is one of"),
    Fault(old: "{positive: pcr}", new: "{positive: blood}", code: "", message: "neither pcr nor antigen"),
    Fault(old: "all: [{positive: pcr}]", new: "all: []", code: "", message: "would hold for everybody"),
    Fault(
      old: "all: [{positive: pcr}]", new: "all: null", code: "", message: "what nobody knows is null, and only that"),
    Fault(
      old: "from: 2021-12-29T00:00", new: "from: 2021-07-29T00:00", code: "", message: "in the order of their moments"),
    Fault(old: "id: vn-11042", new: "id: vn-3638", code: "", message: "'vn-3638' stands twice"),
    Fault(
      old: "suspected: [contact-symptoms, shared", new: "suspected: [contact-symptom, shared", code: "",
      message: "no alternative 'contact-symptom'"),
    Fault(
      old: "f0: [confirmed]", new: "f0: [suspected]", code: "", message: "'suspected' is none of probable, confirmed"),
    Fault(old: "class: confirmed", new: "class: ill", code: "", message: "no class; there are contact"),
    Fault(
      old: "kind: other, from: 2021-08-01, until: 2021-08-01", new: "kind: other, from: 2021-08-02, until: 2021-08-01",
      code: "", message: "'until' is before 'from'"),
  ]

  @Test(arguments: refused)
  func `the reader refuses it with the line`(fault: Fault) throws {
    let text = try CaseCity.library.load("vietnam").text
    let changed = text.replacing(fault.old, with: fault.new, maxReplacements: 1)
    #expect(changed != text)
    let error = #expect(throws: CriteriaError.self) { try CaseDefinitions.parse(changed, file: "vietnam.yaml") }
    let line = text.prefix { _ in true }.ranges(of: fault.old).first.map {
      text[..<$0.lowerBound].count { $0 == "\n" } + 1
    }
    guard case .malformed("vietnam.yaml", let found, let message)? = error else {
      Issue.record("no line")
      return
    }
    #expect(message.contains(fault.message))
    // The fault itself, or the definition that it is in.
    #expect(abs(found - line!) <= 5)
  }
}
