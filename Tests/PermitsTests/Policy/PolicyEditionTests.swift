import Criteria
import Quantities
import Testing

@testable import Permits

@Suite struct PolicyEditionTests {
  private func moment(_ text: String) -> Moment { Moment(text, offset: 0)! }

  @Test(arguments: [
    ("2021-07-24T05:59", false), ("2021-07-24T06:00", true), ("2021-09-21T05:59", true), ("2021-09-21T06:00", false),
  ])
  func `outside its time a policy says so and applies nothing`(_ example: (String, Bool)) throws {
    let policy = try ShippedPolicy.policy("hanoi-2021")
    let at = moment(example.0)
    if example.1 {
      #expect(try policy.edition(at: at).at == at)
    } else {
      #expect(throws: PermitError.notInForce(policy: "hanoi-2021", at: at)) { try policy.edition(at: at) }
    }
  }

  @Test func `editions follow each other at the turns of the rules`() throws {
    let policy = try ShippedPolicy.policy("hanoi-2021")
    #expect(
      policy.turns.map(\.description) == [
        "2021-07-24T06:00", "2021-08-09T00:00", "2021-08-10T00:00", "2021-09-04T00:00", "2021-09-05T00:00",
        "2021-09-06T06:00", "2021-09-07T00:00", "2021-09-08T06:00", "2021-09-16T00:00", "2021-09-21T06:00",
      ])
    for (turn, next) in zip(policy.turns, policy.turns.dropFirst()) {
      #expect(try policy.edition(at: turn).until == next)
      #expect(policy.nextEdition(after: turn) == next)
    }
    #expect(policy.nextEdition(after: policy.turns.last!) == nil)
  }

  /// The three tables within four days: v1 about 4/9 [V128], v2 of 5/9 [V123], the description of 7/9 [V125].
  @Test(
    arguments: [
      ("2021-09-04T12:00", ["ward-police", "city-police", "ward-police", "ward-police", "ward-police", "city-police"]),
      ("2021-09-05T12:00", ["unit-head", "traffic-police", "unit-head", "unit-head", "ward-committee", "ward-police"]),
      ("2021-09-07T12:00", ["ward-police", "traffic-police", "traffic-police", "ward-police", "", "traffic-police"]),
    ])
  func `who issues for the six groups`(_ example: (String, [String])) throws {
    let edition = try ShippedPolicy.policy("hanoi-2021").edition(at: moment(example.0))
    let purposes = ["state-duty", "public-service", "diplomacy", "press", "shopping", "work"]
    let issuers = purposes.map { purpose in
      let request = TravelRequest(
        purpose: purpose, applicant: .employer, origin: 0, destination: 0, from: edition.at, until: edition.at + 1)
      return edition.issuing(group: edition.group(ofPurpose: purpose)!, request)?.issuer ?? ""
    }
    #expect(issuers == example.1)
  }

  @Test func `an edition answers what the office asks`() throws {
    let edition = try ShippedPolicy.policy("vn-4800-travel").edition(at: moment("2021-11-01T08:00"))
    let request = TravelRequest(
      purpose: "goods", applicant: .employer, origin: 0, destination: 0, from: edition.at, until: edition.at + 1)
    #expect(
      edition.limits(group: "supply", request)
        == PermitLimits(longestHours: 168, perPersonAndPurpose: 1, employerQuota: 500))
    #expect(edition.longestDays == 14)
    #expect(edition.outlookDays == 29)
    #expect(edition.requiredDocuments(group: "supply", request) == ["identity", "staff-list"])
    #expect(edition.offline == OfflineLimits(bundleMaxAgeMinutes: 1440, clockSkewSeconds: 120))
    #expect(edition.proof(ofExemption: "medical-visit") == ["medical-paper"])
    #expect(edition.proof(ofExemption: "goods") == nil)
    #expect(edition.acceptedForms?.issued == "coded")
    #expect(edition.name(ofPurpose: "emergency")?.english == "Emergency")
    #expect(edition.name(ofLevel: "martial").english == "martial")
    #expect(edition.verdict(group: "residents", level: "level-4", role: .destination) == .refuse)
    #expect(edition.verdict(group: "nobody", level: "level-1", role: .origin) == .refuse)
  }

  private func decide(_ old: String, _ new: String) throws -> PermitDecision {
    let text = try ShippedPolicy.text("vn-4800-travel", replacing: old, with: new).text
    let policy = try PermitPolicy.parse(text, file: "vn-4800-travel.yaml")
    let at = moment("2021-11-01T08:00")
    let outlook = ZoneOutlook(
      from: at, until: at + 24 * 30, places: [ZoneOutlook.Place(code: "1", name: "Xã Một")],
      spans: [[ZoneOutlook.Span(from: at, level: "level-4", revision: 1)]])
    let request = TravelRequest(
      purpose: "goods", applicant: .employer, origin: 0, destination: 0, from: at, until: at + 48, vehicle: "lorry",
      documents: ["identity", "staff-list"])
    return try policy.decide(request, in: outlook, at: at)
  }

  @Test(
    arguments: [
      ("value: [lorry]", PermitDecision.Outcome.review, "rule-unknown"),
      ("value: [identity]", .review, "rule-unknown"), ("value: {issuer: department}", .refused, "no-issuer"),
      ("value: {longest_hours: 168, employer_quota: 500}", .review, "rule-unknown"),
      ("value: {levels: [level-4, lockdown]}", .allowed, "gate-allows"),
      ("value: {route: strictest, at_change: stricter, partly: review, needs_map: true}", .refused, "no-gate"),
    ])
  func `what nobody knows lets nothing pass unseen`(_ example: (String, PermitDecision.Outcome, String)) throws {
    #expect(try decide("", "").outcome == .allowed)
    // The entry names its confidence, or is taken for read.
    let whole = try ShippedPolicy.library.load("vn-4800-travel").text
    let line = try #require(whole.split(separator: "\n").first { $0.contains(example.0) })
    let unknown = line.replacing(example.0, with: "value: null")
      .replacing(", confidence: memory", with: ", confidence: unknown")
      .replacing(", confidence: consistent", with: ", confidence: unknown")
    let decision = try decide(String(line), String(unknown))
    #expect(decision.outcome == example.1)
    #expect(decision.reasons.contains { $0.code == example.2 }, "\(decision.reasons)")
    // Repealed, it asks for nothing; but without an issuer or the terms of the gate nobody may go.
    let repealed = try decide(String(line), String(line.replacing(example.0, with: "value: null")))
    switch example.0 {
    case let rule where rule.contains("issuer") || rule.contains("route"): #expect(repealed.outcome == .refused)
    case let rule where rule.contains("levels"): #expect(repealed.outcome == .needless)
    default: #expect(repealed.outcome == .allowed)
    }
  }
}
