import Cases
import HTTPTypes
import Quantities
import SpatialCore
import Store

/// What officers enter of people under follow-up.
struct CaseActs: EndpointGroup {
  let desk: WardDesk

  private static let changing = WardDesk.Room(tag: "cases", rights: [.changeCases], purpose: .caseInvestigation)
  private static let merge = WardDesk.number("merge")

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      desk.post(
        "/cases", "enterCase", Self.changing,
        "Enters a person; they are classified at once by the case definition in force.",
        takes: WardDesk.Takes(
          "caseForm", CaseForms.entered, #"{"person": {"name": "…"}, "ward": "00004", "report_day": "2021-08-05"}"#),
        status: .created, answers: "caseReceipt"
      ) { [desk] _, body, frame in try Self.enter(body, desk, frame) },
      act(
        "symptoms", "enterCaseSymptoms", "Enters symptoms that the person has.",
        WardDesk.Takes(
          "caseSymptoms", ["symptoms", "onset", "asked"], #"{"symptoms": ["fever"], "onset": "2021-08-01"}"#)
      ) { number, body, rules, frame in
        let symptoms = try CaseForms.symptoms(body, from: body.optionalDay("onset"))
        _ = try frame.cases.enter(
          symptoms: symptoms, asksAll: body.optionalFlag("asked") ?? false, of: number, rules, by: frame.access)
      },
      act(
        "tests", "enterCaseTest", "Enters a sample, with its result where there is one.",
        WardDesk.Takes(
          "caseTest", ["kind", "result", "ct", "sample", "laboratory", "sampled_at", "resulted_at"],
          #"{"kind": "pcr", "result": "positive", "ct": 24.5, "sampled_at": "2021-08-02T08:00"}"#)
      ) { number, body, rules, frame in
        _ = try frame.cases.enter(CaseForms.test(body, offset: frame.offset), of: number, rules, by: frame.access)
      },
      act(
        "exposures", "enterCaseExposure", "Enters an exposure to something else than a person of these records.",
        WardDesk.Takes(
          "caseExposure", ["kind", "ward", "from", "until", "place"],
          #"{"kind": "outbreak-area", "from": "2021-08-01"}"#)
      ) { number, body, rules, frame in
        _ = try frame.cases.enter(CaseForms.exposure(body, frame.vintage), of: number, rules, by: frame.access)
      },
      act(
        "contacts", "enterCaseContact", "Enters that the person met another one, of a record or entered with it.",
        WardDesk.Takes(
          "caseContact", CaseForms.contact, #"{"with": 13, "kind": "household", "from_at": "2021-08-01T18:00"}"#)
      ) { number, body, rules, frame in try Self.meet(number, body, rules, frame) },
      act(
        "class", "decideCaseClass", "Decides a class against the definition, for a ground that is kept sealed.",
        WardDesk.Takes("caseDecision", ["class", "ground"], #"{"class": "discarded", "ground": "…"}"#)
      ) { number, body, rules, frame in
        _ = try frame.cases.decide(
          number, body.choice("class", CaseForms.classes), ground: body.text("ground", longest: 300), rules,
          by: frame.access)
      },
      act("classify", "classifyCase", "Withdraws what officers decided, and classifies by the definition.", nil) {
        number, _, rules, frame in
        _ = try frame.cases.withdrawDecisions(of: number, rules, by: frame.access)
      },
      act(
        "outcome", "enterCaseOutcome", "Enters how the illness ended.",
        WardDesk.Takes("caseOutcome", ["outcome", "day"], #"{"outcome": "recovered", "day": "2021-08-14"}"#)
      ) { number, body, rules, frame in
        _ = try frame.cases.enter(
          outcome: body.choice("outcome", CaseForms.outcomes), on: body.optionalDay("day"), of: number, rules,
          by: frame.access)
      },
      act(
        "merge", "mergeCase", "Puts the record under another one of the same person; it can be undone.",
        WardDesk.Takes("caseMerge", ["into"], #"{"into": 7}"#)
      ) { number, body, rules, frame in
        guard let target = try body.optionalInteger("into", 1...Int(Int32.max)) else {
          throw body.refuse("into", "the number of a record")
        }
        _ = try frame.cases.merge(number, into: target, rules, by: frame.access)
      },
      desk.post(
        "/cases/merges/{number}/undo", "undoCaseMerge", Self.changing,
        "Undoes a merge: both records are again what they would be without it.", parameters: [Self.merge], takes: nil,
        answers: "caseReceipt"
      ) { [desk] call, _, frame in
        CaseText.receipt(
          try frame.cases.undo(merge: call.integer("number")!, desk.caseRules(), by: frame.access))
      },
      desk.get(
        "/cases/duplicates", "getCaseDuplicates", CaseRoutes.reading,
        "Pairs of records that may be of one person, for an officer to look at.", answers: "caseDuplicates"
      ) { _, frame in
        let pairs = try frame.cases.duplicates(to: frame.access, limit: 200)
        return [
          "pairs": .array(
            pairs.map { pair in
              [
                "first": WardText.number(pair.first), "second": WardText.number(pair.second),
                "grounds": .array(pair.grounds.map(\.rawValue).sorted().map { .string($0) }),
              ]
            })
        ]
      },
    ]
  }

  private func act(
    _ verb: String, _ operation: String, _ summary: String, _ takes: WardDesk.Takes?,
    _ body: @escaping @Sendable (Int, PermitFields, CaseRules, WardDesk.Frame) throws -> Void
  ) -> Endpoint {
    desk.post(
      "/cases/{number}/\(verb)", operation, Self.changing, summary, parameters: [CaseRoutes.number], takes: takes,
      answers: "caseNumber"
    ) { [desk] call, fields, frame in
      let number = call.integer("number")!
      try body(number, fields, desk.caseRules(), frame)
      return ["case": WardText.number(number)]
    }
  }

  private static func enter(_ body: PermitFields, _ desk: WardDesk, _ frame: WardDesk.Frame) throws -> JSONValue {
    let rules = try desk.caseRules()
    let person = try CaseForms.person(body)
    let facts = try CaseForms.facts(body, frame.vintage, today: frame.today)
    let symptoms = try CaseForms.symptoms(body, from: facts.onset)
    // Known before anything is kept: the person and the symptoms are two acts.
    for symptom in symptoms { try rules.definitions.check(symptom: symptom.symptom) }
    let entered = try frame.cases.enter(person, facts, rules, by: frame.access)
    guard !symptoms.isEmpty else { return CaseText.receipt(entered) }
    var receipt = try frame.cases.enter(symptoms: symptoms, of: entered.number, rules, by: frame.access)
    receipt.alike = entered.alike
    return CaseText.receipt(receipt)
  }

  private static func meet(
    _ number: Int, _ body: PermitFields, _ rules: CaseRules, _ frame: WardDesk.Frame
  ) throws {
    if let other = try body.optionalInteger("with", 1...Int(Int32.max)) {
      if body.has("person") { throw body.refuse("person", "left out where a record is named") }
      let contact = try CaseForms.contact(body, of: number, with: other, frame.now, offset: frame.offset)
      _ = try frame.cases.enter(contact, rules, by: frame.access)
      return
    }
    // The officer must be for the first of the two before the second is entered.
    _ = try frame.cases.details(number, to: frame.access)
    let person = try CaseForms.person(body)
    var contact = try CaseForms.contact(body, of: number, with: 0, frame.now, offset: frame.offset)
    let last = (contact.untilAt ?? contact.fromAt)?.day(offset: frame.offset)
    let facts = CaseFacts(
      reportDay: frame.today, residence: try body.ward("ward", frame.vintage), exposure: last)
    contact.to = try frame.cases.enter(person, facts, rules, by: frame.access).number
    _ = try frame.cases.enter(contact, rules, by: frame.access)
  }
}
