import HTTPTypes
import Quantities
import Quarantine
import SpatialCore

/// What officers do with an order that runs.
struct QuarantineActs: EndpointGroup {
  let desk: WardDesk

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      act(
        "results", "enterQuarantineResult", "Enters the result of a test; a positive one makes an alert.",
        WardDesk.Takes(
          "quarantineResult", ["kind", "result", "sampled_at", "ct", "laboratory"],
          #"{"kind": "pcr", "result": "negative", "sampled_at": "2021-08-05T08:00"}"#)
      ) { number, body, frame in
        _ = try frame.quarantine.enter(
          QuarantineForms.result(body, offset: frame.offset), of: number, by: frame.access)
      },
      act(
        "extend", "extendQuarantine", "Puts the last day later.",
        WardDesk.Takes(
          "quarantineExtension", ["planned_end", "ground"], #"{"planned_end": "2021-08-21", "ground": "…"}"#)
      ) { number, body, frame in
        _ = try frame.quarantine.extend(
          number, to: body.day("planned_end"), because: body.text("ground", longest: 300), by: frame.access)
      },
      act(
        "transfer", "transferQuarantine", "Brings the person to another place, which may be in another ward.",
        WardDesk.Takes(
          "quarantineTransfer", ["ward", "place", "address", "longitude", "latitude", "ground"],
          #"{"ward": "00004", "place": "centralised", "address": "…", "ground": "…"}"#), showsAfterwards: false
      ) { number, body, frame in
        let form = TransferForm(
          ward: try body.ward("ward", frame.vintage), place: try body.choice("place", QuarantineForms.places),
          address: try body.tidy("address", longest: 200), position: try body.optionalPosition())
        _ = try frame.quarantine.transfer(
          number, to: form, because: body.text("ground", longest: 300), by: frame.access)
      },
      act("release", "releaseQuarantine", "Ends it today, before the rules would.", .ground) { number, body, frame in
        _ = try frame.quarantine.release(number, because: body.text("ground", longest: 300), by: frame.access)
      },
      act("cancel", "cancelQuarantine", "Takes back an order that should not have been made.", .ground) {
        number, body, frame in
        _ = try frame.quarantine.cancel(number, because: body.text("ground", longest: 300), by: frame.access)
      },
      act(
        "complete", "completeQuarantine", "Ends it as the policy has it; what is missing of that is refused.",
        WardDesk.Takes("quarantineCompletion", ["symptom_free_since"], #"{"symptom_free_since": "2021-08-01"}"#)
      ) { number, body, frame in
        _ = try frame.quarantine.complete(
          number, symptomFreeSince: body.optionalDay("symptom_free_since"), by: frame.access)
      },
      desk.post(
        "/quarantine/orders/{number}/code", "renewQuarantineCode", QuarantineOrders.ordering,
        "Gives the person another code to check in with, which is told this once.",
        parameters: [QuarantineOrders.number], takes: nil, answers: "quarantineCode", isPersonal: true
      ) { call, _, frame in
        let number = call.integer("number")!
        return [
          "order": WardText.number(number),
          "code": .string(try frame.quarantine.renewCode(of: number, by: frame.access)),
        ]
      },
    ]
  }

  /// - Parameter showsAfterwards: whether the officer has the order still; else only its number is told.
  private func act(
    _ verb: String, _ operation: String, _ summary: String, _ takes: WardDesk.Takes, showsAfterwards: Bool = true,
    _ body: @escaping @Sendable (Int, PermitFields, WardDesk.Frame) throws -> Void
  ) -> Endpoint {
    desk.post(
      "/quarantine/orders/{number}/\(verb)", operation, QuarantineOrders.ordering, summary,
      parameters: [QuarantineOrders.number], takes: takes,
      answers: showsAfterwards ? "quarantineOrder" : "quarantineNumber"
    ) { [desk] call, fields, frame in
      let number = call.integer("number")!
      try body(number, fields, frame)
      return showsAfterwards
        ? try QuarantineOrders.show(number, desk, frame) : ["order": WardText.number(number)]
    }
  }
}
