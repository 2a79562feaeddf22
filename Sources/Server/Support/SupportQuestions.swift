import Criteria
import HTTPTypes
import Quantities
import SpatialCore
import Subsidies
import Surveillance

/// What anybody may ask about support: which policies there are, and what they would say of facts that come without a name. Facts come in
/// bodies only; nothing is kept, and nothing of it gets into the log.
struct SupportQuestions: EndpointGroup {
  let desk: WardDesk
  let gate: RateGate

  var schemas: [(name: String, schema: JSONValue)] { SupportSchemas.asked }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/api/support/policies", operation: "getSupportPolicies", tag: SupportRoom.tag,
        summary: "Policies of support in force, and what they ask about.",
        answers: [Endpoint.Answer(200, "The policies.", [("application/json", "supportPolicies")])]
      ) { [desk] call in
        let vintage = desk.vintage
        let answer = try await desk.askSupport { office, today in
          let adopted = try office.policies()
          let wards: [JSONValue] = vintage.wards.map {
            ["code": .string($0.code), "name": .string($0.name), "district": WardText.text($0.district)]
          }
          let members: [JSONMember] = [
            JSONMember("on", WardText.day(today)), JSONMember("wards", .array(wards)),
            JSONMember("policies", .array(adopted.catalogue.items.map(SupportText.policy))),
          ]
          return JSONValue.object(members + SupportText.terms(adopted.catalogue.files))
        }
        return Reply(type: "application/json", bytes: answer.document).response(to: call)
      },
      Endpoint(
        .post, "/api/support/entitled", operation: "askSupport", tag: SupportRoom.tag,
        summary:
          "What each policy says of facts, and what would still decide it. Nothing is kept; names and numbers are not asked.",
        body: Endpoint.Body(type: "application/json", schema: "supportFacts", largest: WardDesk.largest),
        answers: [
          Endpoint.Answer(200, "What was asked for.", [("application/json", "supportAnswers")]),
          Endpoint.Answer(422, "What the body names cannot be used; the problem says which member.", []),
        ]
      ) { [desk] call in
        try gate.admit(call, "Too many questions", advice: "ask the ward's officers")
        let body = try await PermitFields(
          call, upTo: WardDesk.largest, names: SupportForms.facts, form: SupportForms.factsExample)
        let facts = try SupportForms.facts(body, desk.vintage)
        let answer = try await desk.askSupport { office, today in
          let catalogue = try office.policies().catalogue
          let answers = try office.answers(to: facts, claimDay: today)
          return Self.answers(answers, catalogue, on: today)
        }
        return WardDesk.reply(answer, isPersonal: true).response(to: call)
      },
    ]
  }

  static func answers(_ answers: [SupportAnswer], _ catalogue: SupportCatalogue, on day: Day) -> JSONValue {
    [
      "on": WardText.day(day),
      "answers": .array(
        answers.map { SupportText.answer($0, catalogue.item($0.policy), isPublic: true) }),
      "ask": .array(ask(answers, catalogue).map(\.json)),
    ]
  }

  /// A question that would decide an answer or more, with how it is asked.
  struct Asked {
    var id: String
    var kind: String
    var name: Localized
    var policies: [String]

    var json: JSONValue {
      [
        "id": .string(id), "kind": .string(kind), "vi": .string(name.vietnamese), "en": .string(name.english),
        "policies": .array(policies.map { .string($0) }),
      ]
    }
  }

  /// What would decide the answers that are not final: what has happened first, then what decides most of them. Policies that pay
  /// nothing here are not asked about before those that do.
  static func ask(_ answers: [SupportAnswer], _ catalogue: SupportCatalogue) -> [Asked] {
    var asked: [Asked] = []
    for answer in answers where answer.verdict != .notEntitled {
      for id in answer.missing {
        if let place = asked.firstIndex(where: { $0.id == id }) {
          asked[place].policies.append(answer.policy)
        } else if let item = catalogue.item(answer.policy) {
          let (kind, name) = question(id, item.file)
          asked.append(Asked(id: id, kind: kind, name: name, policies: [answer.policy]))
        }
      }
    }
    func weight(_ place: Int) -> (Int, Int, Int, Int) {
      let one = asked[place]
      let isPaid = one.policies.contains { catalogue.item($0)?.policy.isPaid ?? false }
      return (one.kind == "spell" ? 0 : 1, isPaid ? 0 : 1, -one.policies.count, place)
    }
    return asked.indices.sorted { weight($0) < weight($1) }.map { asked[$0] }
  }

  /// How something that is missing is asked for.
  private static func question(_ id: String, _ file: SupportPolicies) -> (kind: String, name: Localized) {
    if let spell = file.spell(id) { return ("spell", spell.name) }
    if let question = file.question(id) { return (question.isNumber ? "number" : "yes-no", question.name) }
    switch id {
    case "birth": return ("birth", Localized(english: "Your year of birth", vietnamese: "Năm sinh của bạn"))
    case "sex": return ("sex", Localized(english: "Your sex", vietnamese: "Giới tính của bạn"))
    case "children":
      return ("children", Localized(english: "Children you look after", vietnamese: "Con bạn đang nuôi"))
    case "home": return ("place", Localized(english: "The ward where you live", vietnamese: "Phường, xã nơi bạn ở"))
    case "work":
      return ("place", Localized(english: "The ward where you work", vietnamese: "Phường, xã nơi bạn làm việc"))
    default: return ("yes-no", groups[id] ?? Localized(english: "In the group \(id)", vietnamese: "Thuộc nhóm \(id)"))
    }
  }

  /// Groups of the register that policies name.
  private static let groups: [String: Localized] = [
    "poor": Localized(english: "In a poor household", vietnamese: "Thuộc hộ nghèo"),
    "near-poor": Localized(english: "In a near-poor household", vietnamese: "Thuộc hộ cận nghèo"),
    "social-protection": Localized(
      english: "Receives social protection", vietnamese: "Đang hưởng trợ cấp bảo trợ xã hội"),
  ]
}
