import Criteria
import Permits
import Quantities
import SpatialCore
import Surveillance

/// Applications, permits and their reasons as JSON; nobody's name is in any of it.
enum PermitText {
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func number(_ number: Int?) -> JSONValue { number.map { .number(String($0)) } ?? .null }
  static func words(_ words: Localized) -> JSONValue {
    ["vi": .string(words.vietnamese), "en": .string(words.english)]
  }
  static func words(_ words: (vi: String, en: String)) -> JSONValue {
    ["vi": .string(words.vi), "en": .string(words.en)]
  }

  /// An id with its name in both languages.
  static func term(_ id: String?, _ name: Localized?) -> JSONValue {
    guard let id else { return .null }
    return ["id": .string(id), "vi": .string(name?.vietnamese ?? id), "en": .string(name?.english ?? id)]
  }

  /// The code of a ward by its row; `null` for wards of another vintage.
  static func code(row: Int, _ vintage: BoundaryVintage) -> JSONValue {
    text(vintage.ward(row: row).map { vintage.wards[$0].code })
  }

  static func reasons(_ reasons: [PermitReason], _ vintage: BoundaryVintage) -> JSONValue {
    .array(
      reasons.map { reason in
        [
          "code": .string(reason.code), "vi": .string(reason.words.vietnamese), "en": .string(reason.words.english),
          "citation": .string(reason.citation),
          "ward": text(reason.ward.flatMap { vintage.wards.indices.contains($0) ? vintage.wards[$0].code : nil }),
          "level": text(reason.level), "decree": text(reason.decree),
        ]
      })
  }

  // MARK: What applicants see

  /// Without the reasons that only officers of the journey's wards are to know; those read them in the application.
  static func receipt(_ receipt: Receipt, _ rules: PermitRules, isOfficer: Bool) -> JSONValue {
    let decision = receipt.decision
    let told = decision.reasons.filter { !PermitOffice.internalCodes.contains($0.code) }
    var members: [JSONMember] = [
      JSONMember("reference", .string(receipt.reference)), JSONMember("state", .string(receipt.state.rawValue)),
      JSONMember("words", words(receipt.state.words)),
      JSONMember("issuer", term(decision.issuer, decision.issuer.flatMap { rules.edition.name(ofIssuer: $0) })),
      JSONMember("from", .string("\(decision.from)")), JSONMember("until", .string("\(decision.until)")),
      JSONMember("hours", .string("\(decision.hours)")), JSONMember("revision", number(decision.revision)),
      JSONMember("policy", .string(decision.policy)), JSONMember("policy_version", .string(decision.policyVersion)),
      JSONMember("reasons", reasons(told, rules.vintage)),
    ]
    if isOfficer { members.append(JSONMember("application", number(receipt.number))) }
    return .object(members)
  }

  static func status(_ status: ApplicationStatus, _ rules: PermitRules, at now: Instant) -> JSONValue {
    [
      "state": .string(status.state.rawValue), "words": words(status.state.words),
      "issuer": term(status.issuer, status.issuer.flatMap { rules.edition.name(ofIssuer: $0) }),
      "steps": steps(status.steps, rules.vintage),
      "permit": status.permit.map { permit in
        [
          "permit": number(permit.number), "state": .string(permit.state(at: now).rawValue),
          "words": words(permit.state(at: now).words), "from": .string("\(permit.from)"),
          "until": .string("\(permit.until)"), "hours": .string("\(permit.hours)"),
        ]
      } ?? .null,
      "changes": changes(status.changes, rules.vintage), "notices": notices(status.notices, rules.vintage),
    ]
  }

  // MARK: What both see

  static func steps(_ steps: [ApplicationStatus.Step], _ vintage: BoundaryVintage) -> JSONValue {
    .array(
      steps.map { step in
        [
          "state": .string(step.state.rawValue), "words": words(step.state.words), "at": .string("\(step.at)"),
          "revision": number(step.revision), "reasons": reasons(step.reasons, vintage),
        ]
      })
  }

  static func changes(
    _ changes: [(change: PermitChange, reasons: [PermitReason], at: Instant)], _ vintage: BoundaryVintage
  ) -> JSONValue {
    .array(
      changes.map { change in
        [
          "change": .string(change.change.rawValue), "at": .string("\(change.at)"),
          "reasons": reasons(change.reasons, vintage),
        ]
      })
  }

  static func notices(_ notices: [PermitNotice], _ vintage: BoundaryVintage) -> JSONValue {
    .array(
      notices.map { notice in
        [
          "notice": number(notice.number), "permit": number(notice.permit), "change": .string(notice.change.rawValue),
          "effective_at": .string("\(notice.effectiveAt)"), "recorded_at": .string("\(notice.recordedAt)"),
          "revision": number(notice.revision), "reasons": reasons(notice.reasons, vintage),
        ]
      })
  }

  static func decision(_ decision: PermitDecision, _ rules: PermitRules) -> JSONValue {
    [
      "outcome": .string(decision.outcome.rawValue), "group": text(decision.group), "issuer": text(decision.issuer),
      "from": .string("\(decision.from)"), "until": .string("\(decision.until)"), "hours": .string("\(decision.hours)"),
      "needs_second_officer": .bool(decision.needsSecondOfficer), "revision": number(decision.revision),
      "policy": .string(decision.policy), "policy_version": .string(decision.policyVersion),
      "reasons": reasons(decision.reasons, rules.vintage),
    ]
  }
}
