import HTTPTypes
import Quantities
import SpatialCore
import Subsidies

/// What officers do with a claim: each answers with the claim as it is then.
struct SupportClaimActs: EndpointGroup {
  let desk: WardDesk

  var schemas: [(name: String, schema: JSONValue)] { SupportSchemas.acts }

  var endpoints: [Endpoint] {
    [
      act(
        "decide", "decideSupportClaim",
        "Decides by the rules in force, from what is known; with a ground it is refused whatever they say. Another officer has to confirm.",
        WardDesk.Takes("supportDecision", ["ground"], #"{"ground": "…"}"#)
      ) { number, body, frame in
        _ = try frame.support.decide(number, refusing: body.optionalText("ground", longest: 300), by: frame.access)
      },
      act("confirm", "confirmSupportClaim", "Agrees with another officer's decision.", nil) { number, _, frame in
        _ = try frame.support.confirm(number, by: frame.access)
      },
      ground("send-back", "sendBackSupportClaim", "Sends a decision back to be made anew.") {
        office, number, ground, frame in
        _ = try office.sendBack(number, because: ground, by: frame.access)
      },
      ground("withdraw", "withdrawSupportClaim", "Takes a claim back at the claimant's wish.") {
        office, number, ground, frame in
        _ = try office.withdraw(number, because: ground, by: frame.access)
      },
      ground("appeal", "appealSupportClaim", "Takes an appeal against a refusal.") { office, number, ground, frame in
        _ = try office.appeal(number, because: ground, by: frame.access)
      },
      act(
        "return", "askForSupportPapers",
        "Asks for papers that only the claimant can bring; no deadline runs until they come.",
        WardDesk.Takes("supportPapersAsked", ["papers", "ground"], #"{"papers": ["identity"], "ground": "…"}"#)
      ) { number, body, frame in
        _ = try frame.support.askFor(
          papers: Set(body.texts("papers", most: 50)), of: number,
          because: body.optionalText("ground", longest: 300) ?? "", by: frame.access)
      },
      act(
        "papers", "bringSupportPapers", "Takes papers; with the last one the deadline begins.",
        WardDesk.Takes("supportPapersBrought", ["papers"], #"{"papers": ["identity"]}"#)
      ) { number, body, frame in
        let papers = Set(try body.texts("papers", most: 50))
        guard !papers.isEmpty else { throw body.refuse("papers", "a list with one paper at least") }
        _ = try frame.support.bring(papers: papers, to: number, by: frame.access)
      },
      act(
        "payee", "correctSupportPayee",
        "Corrects where the money goes; what was confirmed waits for a second officer again.",
        WardDesk.Takes(
          "supportPayeeForm", ["payee", "ground"], #"{"payee": {"means": "cash", "place": "…"}, "ground": "…"}"#)
      ) { number, body, frame in
        _ = try frame.support.correct(
          payee: SupportForms.payee(body), of: number, because: body.text("ground", longest: 300), by: frame.access)
      },
      ground("demand", "demandSupportBack", "Demands money back that was wrongly paid.") {
        office, number, ground, frame in
        _ = try office.demand(number, because: ground, by: frame.access)
      },
      ground("write-off", "giveSupportUp", "Gives up what is left of a demand; not by the officer who made it.") {
        office, number, ground, frame in
        _ = try office.writeOff(number, because: ground, by: frame.access)
      },
      desk.post(
        "/support/claims/{number}/repaid", "takeSupportBack", SupportRoom.paying,
        "Takes in money that was given back, whole đồng; with the last of it the claim is recovered.",
        parameters: [SupportClaims.number],
        takes: WardDesk.Takes("supportRepaid", ["amount"], #"{"amount": 500000}"#), answers: "supportRepaidClaim"
      ) { call, body, frame in
        guard let amount = try body.optionalInteger("amount", 1...1_000_000_000_000) else {
          throw body.refuse("amount", "whole đồng")
        }
        let claim = try frame.support.repay(call.integer("number")!, amount: amount, by: frame.access)
        return ["claim": SupportText.claim(claim, frame)]
      },
    ]
  }

  private func ground(
    _ verb: String, _ operation: String, _ summary: String,
    _ body: @escaping @Sendable (SupportOffice, Int, String, WardDesk.Frame) throws -> Void
  ) -> Endpoint {
    act(verb, operation, summary, .ground) { number, fields, frame in
      try body(frame.support, number, fields.text("ground", longest: 300), frame)
    }
  }

  private func act(
    _ verb: String, _ operation: String, _ summary: String, _ takes: WardDesk.Takes?,
    _ body: @escaping @Sendable (Int, PermitFields, WardDesk.Frame) throws -> Void
  ) -> Endpoint {
    desk.post(
      "/support/claims/{number}/\(verb)", operation, SupportRoom.deciding, summary, parameters: [SupportClaims.number],
      takes: takes, answers: "supportClaim"
    ) { call, fields, frame in
      let number = call.integer("number")!
      try body(number, fields, frame)
      return SupportText.file(try frame.support.file(ofClaim: number, by: frame.access), frame)
    }
  }
}
