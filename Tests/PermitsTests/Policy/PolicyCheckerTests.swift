import Criteria
import Testing

@testable import Permits

/// One fault of each kind in a policy that can be read: the checker finds it, and says where.
@Suite struct PolicyCheckerTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var policy = "hanoi-2021"
    var old: String
    var new: String
    var code: String
    var message: String
    var testDescription: String { "\(code): \(message)" }
  }

  static let faults = [
    Fault(
      old: "\nid: hanoi-2021", new: "\nid: hanoi-2022", code: "file-name", message: "should be named hanoi-2022.yaml"),
    Fault(
      old: "7–9/8: the ward must stamp [V120", new: "7–9/8: the ward must stamp [V119", code: "not-declared",
      message: "[V119]"),
    Fault(
      old: "- {key: \"V131\"", new: "- {key: \"V132\", text: \"x\"}\n  - {key: \"V131\"", code: "not-read",
      message: "[V132]"),
    Fault(
      old: "documents:\n", new: "documents:\n  - {id: passport, name: {en: p, vi: p}}\n", code: "not-read",
      message: "document 'passport'"),
    Fault(
      old: "issuers:\n", new: "issuers:\n  - {id: mayor, name: {en: p, vi: p}}\n", code: "not-read",
      message: "issuer 'mayor'"),
    Fault(
      old: "forms:\n", new: "forms:\n  - {id: pass, name: {en: p, vi: p}}\n", code: "not-read", message: "form 'pass'"),
    Fault(
      old: "purposes:\n", new: "  - {id: group-7, name: {en: g, vi: g}, who: {en: g, vi: g}}\npurposes:\n",
      code: "not-read",
      message: "no purpose leads to the group 'group-7'"),
    Fault(
      old: "purposes:\n", new: "  - {id: group-7, name: {en: g, vi: g}, who: {en: g, vi: g}}\npurposes:\n", code: "gap",
      message: "nobody issues for 'group-7'"),
    Fault(
      old: "purposes:\n", new: "  - {id: group-7, name: {en: g, vi: g}, who: {en: g, vi: g}}\npurposes:\n", code: "gap",
      message: "the gate says nothing of 'group-7'"),
    Fault(
      old: "groups: [group-6]\n    dated:\n      - {from: 2021-09-04",
      new: "groups: [group-6, group-5]\n    dated:\n      - {from: 2021-09-04",
      code: "overlap", message: "both say who issues for 'group-5'"),
    Fault(
      old: "{from: 2021-07-24T06:00, value: {accepted", new: "{from: 2021-07-25T06:00, value: {accepted", code: "gap",
      message: "'accepted_forms' says nothing of 2021-07-24T06:00"),
    Fault(
      old: "value: {everywhere: true}, citation", new: "value: {everywhere: true}, confidence: memory, citation",
      code: "", message: ""),
    Fault(
      policy: "vn-4800-travel", old: "level-4: allow, lockdown: refuse, no-data: review",
      new: "level-4: allow, no-data: review",
      code: "gap", message: "says nothing of 'lockdown'"),
    Fault(
      policy: "vn-4800-travel", old: "groups: [residents]\n    dated:\n      - from",
      new: "groups: [residents, supply]\n    dated:\n      - from",
      code: "overlap", message: "both are the gate of 'supply'"),
    Fault(
      policy: "vn-4800-travel", old: "groups: [residents]\n    dated:\n      - from",
      new: "groups: [residents]\n    purposes: [family]\n    dated:\n      - from",
      code: "scope", message: "the gate is for groups"),
    Fault(
      policy: "vn-4800-travel", old: "levels: [level-1, level-2, level-3, level-4]",
      new: "levels: [level-1, level-2, level-3]",
      code: "gap", message: "'on_change' says nothing of permits of 'health' in wards that come to 'level-4'"),
    Fault(
      policy: "vn-4800-travel", old: "levels: [level-1, level-2, level-3, level-4]",
      new: "levels: [level-1, level-2, level-3, level-4, lockdown]",
      code: "overlap", message: "at 'lockdown'"),
    Fault(
      old: "{from: 2021-09-16T00:00, value: {levels", new: "{from: 2021-09-22T00:00, value: {levels", code: "outside",
      message: "holds from 2021-09-22T00:00, when the policy is not in force"),
    Fault(
      old: "documents: [identity], decision: allowed, issuer: employer, reasons: [gate-allows]",
      new: "documents: [identity], decision: refused, issuer: employer, reasons: [gate-allows]", code: "example-fails",
      message: "should be refused and comes out allowed"),
    Fault(
      old: "decision: allowed, issuer: employer, reasons: [gate-allows]",
      new: "decision: allowed, issuer: ward-police, reasons: [gate-allows]",
      code: "example-fails", message: "should be ward-police and comes out employer"),
    Fault(
      old: "reasons: [gate-allows]", new: "reasons: [no-map]", code: "example-fails",
      message: "should have the reason 'no-map'"),
    Fault(
      old: "holds_hours: 18", new: "holds_hours: 17", code: "example-fails",
      message: "should be 17 hours and comes out 18 hours"),
    Fault(
      old: "form: employer-letter, change: suspend", new: "form: employer-letter, change: revoke",
      code: "example-fails",
      message: "should be revoke and comes out suspend"),
    Fault(
      old: "- {name: \"last minute of permits\", at: 2021-09-21T05:59",
      new: "- {name: \"last minute of permits\", at: 2021-09-21T06:00",
      code: "example-outside", message: "is dated 2021-09-21T06:00"),
    Fault(
      old: "- {name: \"last minute of permits\", at: 2021-09-21T05:59",
      new: "- {name: \"last minute of permits\", at: 2021-09-21T05:58",
      code: "no-example", message: "no example is dated 2021-09-21T05:59"),
    Fault(
      old: "{name: \"embassy\", at: 2021-09-10T08:00, purpose: embassy",
      new: "{name: \"embassy\", at: 2021-09-10T08:00, purpose: care",
      code: "no-example", message: "exemption 'embassy'"),
    Fault(
      old: "{name: \"second table, diplomats\", at: 2021-09-05T12:00, purpose: diplomacy",
      new: "{name: \"second table, diplomats\", at: 2021-09-05T12:00, purpose: press",
      code: "no-example", message: "the group 'group-3'"),
    Fault(
      old: "{name: \"second table, press\"", new: "{name: \"second table, diplomats\"", code: "duplicate",
      message: "stands twice"),
  ]

  @Test(arguments: faults) func `one fault is found and told where it is`(_ fault: Fault) throws {
    let text = try ShippedPolicy.text(fault.policy, replacing: fault.old, with: fault.new).text
    let findings = PolicyChecker.check(try PermitPolicy.parse(text, file: "\(fault.policy).yaml"))
    if fault.code.isEmpty {
      #expect(findings.isEmpty)
    } else {
      let found = findings.first { $0.code == fault.code && $0.message.contains(fault.message) }
      #expect(found != nil, "\(findings.map(\.description))")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(found.map { lines.indices.contains($0.line - 1) } ?? false)
    }
  }

  @Test func `a finding names the line of what is wrong`() throws {
    let (text, line) = try ShippedPolicy.text("hanoi-2021", replacing: "holds_hours: 18", with: "holds_hours: 17")
    let findings = PolicyChecker.check(try PermitPolicy.parse(text, file: "hanoi-2021.yaml"))
    #expect(findings.map(\.line) == [line])
    #expect(findings.first?.description.hasPrefix("hanoi-2021.yaml:\(line): example-fails: ") == true)
  }
}
