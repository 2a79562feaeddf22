import Criteria
import Testing

@testable import Permits

/// Files that cannot be read as a policy: each fault is named with its line.
@Suite struct RefusedPoliciesTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var message: String
    var testDescription: String { message }
  }

  static let faults = [
    Fault(old: "jurisdiction: \"Hanoi\"", new: "jurisdictoin: \"Hanoi\"", message: "unknown key 'jurisdictoin'"),
    Fault(
      old: "- {from: 2021-07-24T06:00, until", new: "- {from: 2021-07-24, until", message: "is no moment of the form"),
    Fault(
      old: "- {from: 2021-07-24T06:00, until: 2021-09-21T06:00",
      new: "- {from: 2021-07-24T06:00, until: 2021-07-24T06:00",
      message: "'until' is not after 'from'"),
    Fault(old: "- {id: orange, name", new: "- {id: green, name", message: "'green' stands twice"),
    Fault(old: "no_data: {id: no-data", new: "no_data: {id: red", message: "'red' stands among the levels"),
    Fault(
      old: "purpose: vaccination, applicant: person, origin: red, destination: red, decision",
      new: "purpose: vaccine, applicant: person, origin: red, destination: red, decision",
      message: "there is no purpose 'vaccine'"),
    Fault(old: "{id: press, group: group-4", new: "{id: press, group: group-7", message: "there is no group 'group-7'"),
    Fault(
      old: "value: {issuer: employer}, citation: \"Directive 16: the",
      new: "value: {issuer: mayor}, citation: \"Directive 16: the",
      message: "there is no issuer 'mayor'"),
    Fault(
      old: "value: [negative-test]", new: "value: [positive-test]", message: "there is no document 'positive-test'"),
    Fault(old: "value: [motorbike]", new: "value: [bicycle]", message: "there is no vehicle 'bicycle'"),
    Fault(
      old: "issued: coded-form, otherwise: remind", new: "issued: stamped-letter, otherwise: remind",
      message: "there is no accepted form 'stamped-letter'"),
    Fault(old: "otherwise: remind", new: "otherwise: shout", message: "'shout' is none of suspend, revoke, remind"),
    Fault(old: "applicants:\n", new: "applicant:\n", message: "unknown key 'applicant'"),
    Fault(
      old: "value: [employer], citation", new: "value: [company], citation", message: "'company' is none of person"),
    Fault(old: "{hours: 09:00-20:00}", new: "{hours: 09:00-25:00}", message: "are no hours of the form"),
    Fault(old: "longest_hours: 336", new: "longest_hours: 0", message: "is no whole number from 1"),
    Fault(old: "value: {everywhere: true}", new: "value: {everywhere: false}", message: "say where a permit is needed"),
    Fault(old: "value: {levels: [orange,", new: "value: {levels: [purple,", message: "there is no level 'purple'"),
    Fault(old: "route: strictest", new: "route: fastest", message: "'fastest' is none of strictest, ends"),
    Fault(
      old: "at_change: stricter", new: "at_change: sometimes", message: "'sometimes' is none of any, stricter, ignore"),
    Fault(
      old: "red: allow, lockdown: refuse, no-data: review", new: "red: maybe, lockdown: refuse, no-data: review",
      message: "'maybe' is none of allow, review, refuse"),
    Fault(
      old: "red: allow, lockdown: refuse, no-data: review", new: "red: allow, lockdown: refuse, no-data: allow",
      message: "where nothing is known nothing is allowed"),
    Fault(old: "through: refuse}\n", new: "across: refuse}\n", message: "unknown key 'across'"),
    Fault(old: "levels: [no-data]", new: "levels: [unknown]", message: "there is no level 'unknown'"),
    Fault(old: "notice_hours: 24", new: "notice_hours: -1", message: "is no whole number from 0"),
    Fault(
      old: "{refused: suspend, review: suspend}", new: "{refused: stop, review: suspend}",
      message: "'stop' is none of keep, suspend, revoke"),
    Fault(old: "not_in: [lockdown]", new: "not_in: []", message: "an empty list"),
    Fault(old: "- id: medical-visit", new: "- id: work", message: "'work' stands twice among purposes and exemptions"),
    Fault(old: "bundle_max_age_minutes: 1440", new: "bundle_max_age_minutes: 0", message: "is no whole number from 1"),
    Fault(
      old: "value: null, citation: \"third description, 7/9, does",
      new: "value: {issuer: employer}, citation: \"third description, 7/9, does",
      message: "what nobody knows has the value null"),
    Fault(
      old: "- {from: 2021-09-08T06:00, value: {issuer: ward-committee}",
      new: "- {from: 2021-09-07T00:00, value: {issuer: ward-committee}",
      message: "entries must be in the order of their moments"),
    Fault(
      old: ", citation: \"shippers with a negative test [V36]\"", new: "", message: "the key 'citation' is missing"),
    Fault(old: "reasons: [gate-allows]", new: "reasons: [because]", message: "'because' is no reason"),
    Fault(
      old: "decision: allowed, issuer: employer, reasons", new: "decision: yes, issuer: employer, reasons",
      message: "is none of allowed, needless"),
    Fault(
      old: "decision: allowed, issuer: employer, reasons",
      new: "decision: allowed, change: keep, issuer: employer, reasons", message: "either 'decision' or 'change'"),
    Fault(
      old: "then: lockdown, from: 2021-07-31T00:00", new: "then: lockdown", message: "'then' and 'from' go together"),
    Fault(old: "- {key: \"V33\"", new: "- {key: \"V32\"", message: "'V32' stands twice"),
  ]

  @Test(arguments: faults) func `a fault of form is told with its line`(_ fault: Fault) throws {
    let (text, line) = try ShippedPolicy.text("hanoi-2021", replacing: fault.old, with: fault.new)
    do {
      _ = try PermitPolicy.parse(text, file: "hanoi-2021.yaml")
      Issue.record("read all the same")
    } catch {
      guard case .malformed(let file, let found, let message) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(file == "hanoi-2021.yaml")
      #expect(found == line)
      #expect(message.contains(fault.message), "\(message)")
    }
  }

  @Test(arguments: ["", "- a", "id: [", "id: x\nid: y", "*a"]) func `what is no policy is refused`(_ text: String) {
    #expect(throws: CriteriaError.self) { try PermitPolicy.parse(text, file: "x.yaml") }
  }

  @Test func `a policy that is not there is told with those that are`() {
    #expect(throws: PermitError.unknownPolicy("hcmc", known: ["hanoi-2021", "vn-4800-travel"])) {
      try ShippedPolicy.library.policy("hcmc")
    }
    #expect(throws: CriteriaError.self) { try ShippedPolicy.library.policy("/nowhere/x.yaml") }
  }
}
