import Surveillance
import Criteria
import Permits
import Quantities
import SpatialCore

/// The policy in force as forms need it: names in both languages, who issues, what must be shown, each with its citation.
enum PermitRulesText {
  static func json(_ rules: PermitRules) -> JSONValue {
    let policy = rules.policy
    let moment = rules.instant.moment(offset: rules.offset)
    return [
      "policy": .string(policy.id), "version": .string(policy.version), "title": PermitText.words(policy.title),
      "jurisdiction": .string(policy.jurisdiction), "at": .string("\(moment)"),
      "until": PermitText.text(rules.until.map { "\($0)" }), "revision": PermitText.number(rules.snapshot.revision),
      "groups": .array(
        policy.groups.map { group in
          ["id": .string(group.id), "name": PermitText.words(group.name), "who": PermitText.words(group.who)]
        }),
      "purposes": .array(
        policy.purposes.map { purpose in
          ["id": .string(purpose.id), "name": PermitText.words(purpose.name), "group": .string(purpose.group)]
        }),
      "exemptions": .array(
        policy.exemptions.compactMap { exemption in
          guard let entry = exemption.dated.entry(at: moment), let rule = entry.value else { return nil }
          return [
            "id": .string(exemption.id), "name": PermitText.words(exemption.name), "proof": texts(rule.proof),
            "citation": .string(entry.citation),
          ]
        }),
      "issuers": terms(policy.issuers), "documents": terms(policy.documents), "vehicles": terms(policy.vehicles),
      "issuing": ruled(policy.issuing, at: moment) { value in
        [
          JSONMember("issuer", .string(value.issuer)), JSONMember("second_officer", .bool(value.secondOfficer)),
        ]
      },
      "required_documents": ruled(policy.requiredDocuments, at: moment) { [JSONMember("documents", texts($0))] },
      "allowed_vehicles": ruled(policy.allowedVehicles, at: moment) { [JSONMember("vehicles", texts($0))] },
      "applicants": ruled(policy.allowedApplicants, at: moment) {
        [JSONMember("applicants", texts($0.map(\.rawValue).sorted()))]
      },
      "hours": ruled(policy.hours, at: moment) { value in
        [
          JSONMember("hours", .string("\(value.span)")),
          JSONMember("weekdays", .array(value.weekdays.sorted().map { .number(String($0)) })),
        ]
      },
      "limits": ruled(policy.limits, at: moment) { [JSONMember("longest_hours", PermitText.number($0.longestHours))] },
      "wards": .array(
        rules.vintage.wards.map { ward in
          ["code": .string(ward.code), "name": .string(ward.name), "district": PermitText.text(ward.district)]
        }),
    ]
  }

  private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  private static func terms(_ terms: [RuleTerm]) -> JSONValue {
    .array(terms.map { ["id": .string($0.id), "name": PermitText.words($0.name)] })
  }

  /// The rules that hold at a moment: for whom, what, and by which act. One that nobody knows has nothing but its citation.
  private static func ruled<Value>(
    _ rules: [PolicyRule<Value>], at moment: Moment, _ members: (Value) -> [JSONMember]
  ) -> JSONValue {
    .array(
      rules.compactMap { rule in
        guard let entry = rule.dated.entry(at: moment), entry.value != nil || entry.isUnknown else { return nil }
        return .object(
          [
            JSONMember("groups", texts(rule.scope.groups.sorted())),
            JSONMember("purposes", texts(rule.scope.purposes.sorted())),
          ] + (entry.value.map(members) ?? []) + [
            JSONMember("known", .bool(entry.value != nil)), JSONMember("citation", .string(entry.citation)),
          ])
      })
  }
}
