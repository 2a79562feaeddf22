import HTTPTypes
import Quantities
import Registry
import SpatialCore
import Store
import Subsidies

/// Claims for support for the officers of their wards: lists, one with its history, who it is for, what the rules would say, and a new one.
struct SupportClaims: EndpointGroup {
  let desk: WardDesk

  static let number = WardDesk.number("claim")

  private static let filters = [
    Parameter("state", .choice(ClaimState.allCases.map(\.rawValue)), "Only of this state.", example: "entered"),
    Parameter("policy", .text(pattern: nil, longest: 64), "Only of the policy of this id.", example: "furloughed"),
    Parameter("ward", .text(pattern: nil, longest: 64), "Only of the ward of this code.", example: "00004"),
    Parameter("after", .integer(0...Int(Int32.max)), "Number of the last claim of the page before.", example: "100"),
    Parameter("limit", .integer(1...1000), "Claims of a page at most.", example: "50"),
  ]

  var schemas: [(name: String, schema: JSONValue)] { SupportSchemas.claims }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/support/terms", "getSupportTerms", SupportRoom.working,
        "What forms choose from: policies in force, what they ask about, papers, wards.", answers: "supportTerms"
      ) { _, frame in
        let catalogue = try frame.support.policies().catalogue
        let members: [JSONMember] = [
          JSONMember("on", WardText.day(frame.today)), JSONMember("wards", CityText.wards(frame)),
          JSONMember("policies", .array(catalogue.items.map(SupportText.policy))),
        ]
        return .object(members + SupportText.terms(catalogue.files))
      },
      desk.get(
        "/support/claims", "listSupportClaims", SupportRoom.reading,
        "Claims of the officer's wards in the order of their numbers, with the day by which the next step is due; nobody's name is in them.",
        parameters: Self.filters, answers: "supportClaims"
      ) { call, frame in
        var filter = ClaimFilter(
          policy: call.text("policy"), ward: try CityText.row(call.text("ward"), frame),
          after: call.integer("after") ?? 0, limit: call.integer("limit") ?? 100)
        if let state = call.text("state").flatMap(ClaimState.init) { filter.states = [state] }
        let claims = try frame.support.list(filter, by: frame.access)
        return [
          "claims": .array(claims.map { SupportText.claim($0, frame) }),
          "next_after": WardText.number(claims.count == filter.limit ? claims.last?.number : nil),
        ]
      },
      desk.get(
        "/support/claims/{number}", "getSupportClaim", SupportRoom.reading,
        "A claim with papers, decisions, payments and everything that was done; nobody's name is in it.",
        parameters: [Self.number], answers: "supportClaim"
      ) { call, frame in
        SupportText.file(try frame.support.file(ofClaim: call.integer("number")!, by: frame.access), frame)
      },
      desk.get(
        "/support/claims/{number}/person", "getSupportClaimant", SupportRoom.reading,
        "Who claims, where the money goes, and what the rules said; the reading is in the log.",
        parameters: [Self.number], answers: "supportClaimant", isPersonal: true
      ) { call, frame in
        let file = try frame.support.disclosed(claim: call.integer("number")!, by: frame.access)
        guard let person = file.person else { throw WardDesk.notFound }
        return ["person": SupportText.person(person), "file": SupportText.file(file, frame)]
      },
      desk.get(
        "/support/deadlines", "listSupportDeadlines", SupportRoom.reading,
        "Claims of the officer's wards for which an office has to act, overdue ones first; working days are counted by the calendar of holidays.",
        parameters: [Self.filters[2], Self.filters[4]], answers: "supportDeadlines"
      ) { call, frame in
        let claims = try frame.support.deadlines(
          ward: try CityText.row(call.text("ward"), frame), on: frame.today, limit: call.integer("limit") ?? 200,
          by: frame.access)
        return [
          "on": WardText.day(frame.today),
          "claims": .array(claims.map { SupportText.claim($0.claim, frame) }),
        ]
      },
      desk.get(
        "/support/statistics", "getSupportStatistics", SupportRoom.reading,
        "Money by policy and ward of the officer's area.", answers: "supportStatistics"
      ) { _, frame in
        [
          "on": WardText.day(frame.today),
          "rows": .array(
            try frame.support.sums(by: frame.access).map { sum in
              [
                "policy": .string(sum.policy), "ward": WardText.ward(sum.ward, frame.vintage),
                "claims": WardText.number(sum.claims), "promised": WardText.number(sum.promised),
                "paid": WardText.number(sum.paid),
              ]
            }),
        ]
      },
      desk.post(
        "/support/previews", "previewSupportClaim", SupportRoom.deciding,
        "What the rules would say of a claim from what is known and what is sent, and what is still to be asked; nothing is kept.",
        takes: WardDesk.Takes("supportPreviewForm", SupportForms.claim, SupportForms.claimExample),
        answers: "supportPreview", isPersonal: true
      ) { _, body, frame in
        // Where the money goes does not matter to the rules.
        let form = try SupportForms.claim(body, payee: .cash(place: "-"), frame)
        let catalogue = try frame.support.policies().catalogue
        let answer = try frame.support.preview(form, on: frame.today, by: frame.access)
        return [
          "answer": SupportText.answer(answer, catalogue.item(form.policy), isPublic: false),
          "ask": .array(SupportQuestions.ask([answer], catalogue).map(\.json)),
        ]
      },
      desk.post(
        "/support/claims", "enterSupportClaim", SupportRoom.deciding,
        "Takes a claim; the receipt names the papers that only the claimant can bring, and none that the system holds.",
        takes: WardDesk.Takes("supportClaimForm", SupportForms.claim, SupportForms.claimExample), status: .created,
        answers: "supportReceipt", isPersonal: true
      ) { _, body, frame in
        let form = try SupportForms.claim(body, payee: SupportForms.payee(body), frame)
        let receipt = try frame.support.enter(form, by: frame.access)
        let item = try frame.support.policies().catalogue.item(form.policy)
        return [
          "claim": WardText.number(receipt.claim.number), "state": .string(receipt.claim.state.rawValue),
          "register": .string(receipt.register.rawValue),
          "missing_papers": .array(receipt.missingPapers.map { .string($0) }),
          "answer": SupportText.answer(receipt.answer, item, isPublic: false),
        ]
      },
    ]
  }
}
