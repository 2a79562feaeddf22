import Credentials
import EpidemicAreas
import HTTPTypes
import Quantities
import SpatialCore
import Store

/// What is done with areas: suggested by officers, decreed, prolonged and released by who may decree; needs and passages.
struct AreaActs: EndpointGroup {
  let desk: WardDesk

  private static let proposing = WardDesk.Room(tag: "areas", rights: [.proposeAreas], purpose: .quarantine)
  private static let decreeing = WardDesk.Room(tag: "areas", rights: [.decree], purpose: .quarantine)
  private static let looking = WardDesk.Room(tag: "areas", rights: [.changeCitizens], purpose: .quarantine)
  private static let passing = WardDesk.Room(tag: "areas", rights: [.passAreas], purpose: .quarantine)
  private static let proposal = WardDesk.number("proposal")
  private static let need = WardDesk.number("need")

  private static let note = ["authority", "act", "reason"]
  private static let tests = ["tested", "tested_since", "positive"]
  private static let noteExample = #""authority": "…", "act": "…", "reason": "…""#

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      desk.post(
        "/areas/proposals", "proposeAreas", Self.proposing,
        "Looks for clusters of cases of some days in the officer's wards, and keeps the areas that they suggest as proposals.",
        takes: WardDesk.Takes(
          "areaQuestion", ["from", "until", "reason"], #"{"from": "2021-07-25", "until": "2021-07-31", "reason": "…"}"#),
        status: .created, answers: "areaProposals"
      ) { [desk] _, body, frame in try Self.propose(body, desk, frame) },
      desk.post(
        "/areas/proposals/{number}/decree", "decreeProposal", Self.decreeing, "Puts a proposed area under restriction.",
        parameters: [Self.proposal],
        takes: WardDesk.Takes(
          "areaDecree", Self.note + ["name", "from", "until", "measures"],
          #"{"from": "2021-07-31T18:00", \#(Self.noteExample)}"#), status: .created, answers: "areaNumber"
      ) { [desk] call, body, frame in
        let proposal = try frame.areas.proposal(call.integer("number")!, by: frame.access)
        let decree = AreaDecree(
          kind: proposal.suggestion.kind, name: try body.optionalText("name") ?? proposal.suggestion.name,
          place: proposal.suggestion.place, from: try Self.moment("from", body, frame.offset),
          until: try Self.optionalMoment("until", body, frame.offset), note: try Self.note(body),
          measures: try body.texts("measures", most: 50), proposal: proposal.number)
        let number = try frame.areas.decree(decree, AreaRoutes.policy(desk), frame.vintage, by: frame.access)
        return ["area": WardText.number(number)]
      },
      desk.post(
        "/areas/proposals/{number}/reject", "rejectProposal", Self.decreeing, "Says that a proposal is not followed.",
        parameters: [Self.proposal], takes: .ground, answers: "areaProposalNumber"
      ) { call, body, frame in
        let number = call.integer("number")!
        try frame.areas.reject(proposal: number, reason: body.text("ground", longest: 300), by: frame.access)
        return ["proposal": WardText.number(number)]
      },
      desk.post(
        "/areas/{number}/prolong", "prolongArea", Self.decreeing, "Puts the end of an area later.",
        parameters: [AreaRoutes.number],
        takes: WardDesk.Takes(
          "areaProlonging", Self.note + ["until"], #"{"until": "2021-08-21T18:00", \#(Self.noteExample)}"#),
        answers: "areaNumber"
      ) { [desk] call, body, frame in
        let number = call.integer("number")!
        try frame.areas.prolong(
          number, until: Self.moment("until", body, frame.offset), Self.note(body), AreaRoutes.policy(desk),
          frame.vintage, by: frame.access)
        return ["area": WardText.number(number)]
      },
      desk.post(
        "/areas/{number}/release-test", "testAreaRelease", AreaRoutes.reading,
        "Whether the rules let an area be released now, with all reasons: days without a case as the records of cases have them, tests as "
          + "the officer states them. Nothing is kept.", parameters: [AreaRoutes.number],
        takes: WardDesk.Takes(
          "areaTests", Self.tests, #"{"tested": 480, "tested_since": "2021-08-12", "positive": 0}"#),
        answers: "areaFinding"
      ) { [desk] call, body, frame in
        let (area, facts) = try Self.facts(call.integer("number")!, body, desk, frame)
        let finding = try AreaRoutes.policy(desk).policy.releaseTest(
          facts, kind: area.kind, start: area.from.day(offset: frame.offset), at: frame.now.moment(offset: frame.offset)
        )
        return AreaText.finding(finding, facts)
      },
      desk.post(
        "/areas/{number}/release", "releaseArea", Self.decreeing,
        "Ends an area, after the release test; where that is not met only on a ground.",
        parameters: [AreaRoutes.number],
        takes: WardDesk.Takes(
          "areaRelease", Self.note + Self.tests + ["at", "nevertheless"],
          #"{"at": "2021-08-14T18:00", \#(Self.noteExample)}"#), answers: "areaFinding"
      ) { [desk] call, body, frame in
        let number = call.integer("number")!
        let (_, facts) = try Self.facts(number, body, desk, frame)
        let finding = try frame.areas.release(
          number, at: Self.moment("at", body, frame.offset), facts,
          despite: body.optionalText("nevertheless", longest: 300), Self.note(body), AreaRoutes.policy(desk),
          frame.vintage, by: frame.access)
        return AreaText.finding(finding, facts)
      },
      desk.post(
        "/areas/{number}/needs", "noteNeed", Self.looking, "Notes that somebody in an area needs something.",
        parameters: [AreaRoutes.number],
        takes: WardDesk.Takes(
          "areaNeed", ["ward", "need", "is_urgent", "due", "note"],
          #"{"need": "medicine", "ward": "00004", "note": "…"}"#),
        status: .created, answers: "areaNeedNumber"
      ) { [desk] call, body, frame in
        let form = NeedForm(
          area: call.integer("number")!, citizen: nil, ward: try body.optionalWard("ward", frame.vintage),
          need: try body.text("need"), isUrgent: try body.optionalFlag("is_urgent") ?? false,
          due: try body.optionalDay("due"), note: try body.text("note", longest: 300))
        return ["need": WardText.number(try frame.areas.note(form, AreaRoutes.policy(desk), by: frame.access))]
      },
      desk.post(
        "/areas/needs/{number}/met", "meetNeed", Self.looking, "Says that what was needed was brought.",
        parameters: [Self.need], takes: nil, answers: "areaNeedNumber"
      ) { call, _, frame in
        let number = call.integer("number")!
        try frame.areas.end(need: number, as: .done, by: frame.access)
        return ["need": WardText.number(number)]
      },
      desk.post(
        "/areas/{number}/passages", "passArea", Self.passing,
        "Decides whether somebody passes a checkpoint, by the identifier or a code, and keeps it in the checkpoint's book.",
        parameters: [AreaRoutes.number],
        takes: WardDesk.Takes(
          "areaPassage", ["direction", "identifier", "code", "ground", "checkpoint", "allowed"],
          #"{"direction": "out", "code": "ABCDE-FGHJK", "ground": "emergency", "checkpoint": "1"}"#),
        answers: "areaVerdict"
      ) { [desk] call, body, frame in try Self.pass(call.integer("number")!, body, desk, frame) },
    ]
  }

  // MARK: Parts

  private static func note(_ body: PermitFields) throws(Problem) -> AreaNote {
    AreaNote(
      authority: try body.text("authority", longest: 200), act: try body.text("act"),
      reason: try body.text("reason", longest: 300))
  }

  private static func optionalMoment(_ name: String, _ body: PermitFields, _ offset: Int) throws(Problem) -> Moment? {
    try body.optionalInstant(name, offset: offset)?.moment(offset: offset)
  }

  private static func moment(_ name: String, _ body: PermitFields, _ offset: Int) throws(Problem) -> Moment {
    try body.instant(name, offset: offset).moment(offset: offset)
  }

  private static func propose(_ body: PermitFields, _ desk: WardDesk, _ frame: WardDesk.Frame) throws -> JSONValue {
    let (from, until) = (try body.day("from"), try body.day("until"))
    guard from <= until, until.days(since: from) <= 60 else {
      throw body.refuseContent("until", "must be after from, by 60 days at most")
    }
    let reason = try body.text("reason", longest: 300)
    let adopted = try AreaRoutes.policy(desk)
    let suggestions = try frame.areas.suggestions(
      from: AreaFigures(frame: frame).places(from: from, through: until), grain: .wards,
      at: frame.now.moment(offset: frame.offset), adopted.policy, frame.vintage, by: frame.access)
    let numbers = try suggestions.map { try frame.areas.propose($0, reason: reason, adopted, by: frame.access) }
    return ["proposals": .array(numbers.map { WardText.number($0) })]
  }

  private static func facts(
    _ number: Int, _ body: PermitFields, _ desk: WardDesk, _ frame: WardDesk.Frame
  ) throws -> (EpidemicArea, ReleaseFacts) {
    let area = try frame.areas.area(number, by: frame.access)
    let count = try frame.areas.count(number, on: frame.today, AreaRoutes.policy(desk), by: frame.access)
    let facts = ReleaseFacts(
      lastCase: try AreaFigures(frame: frame).lastCase(in: area), residents: count.total, unlocated: count.unlocated,
      tested: try body.optionalInteger("tested", 0...100_000_000), testedSince: try body.optionalDay("tested_since"),
      positive: try body.optionalInteger("positive", 0...100_000_000) ?? 0)
    return (area, facts)
  }

  private static func pass(
    _ number: Int, _ body: PermitFields, _ desk: WardDesk, _ frame: WardDesk.Frame
  ) throws -> JSONValue {
    let credential: PresentedCredential
    if let text = try body.optionalText("code", longest: 40) {
      guard let code = TypedCode(text) else {
        throw body.refuseContent("code", "is no code; it has ten characters, the last of which checks the others")
      }
      credential = .code(code)
    } else {
      credential = .identifier(try body.identifier("identifier"))
    }
    let form = PassageForm(
      area: number,
      direction: try body.choice("direction", PassageRule.Direction.allCases.map { ($0.rawValue, $0) }),
      ground: try body.text("ground"), credential: credential, checkpoint: try body.text("checkpoint"),
      allowed: try body.optionalText("allowed", longest: 300))
    let (decision, passage) = try frame.areas.pass(form, AreaRoutes.policy(desk), by: frame.access)
    return [
      "verdict": .string(decision.verdict.rawValue), "passes": .bool(decision.passes),
      "reasons": .array(decision.reasons.map(AreaText.reason)), "passage": WardText.number(passage),
    ]
  }
}
