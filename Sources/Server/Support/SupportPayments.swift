import HTTPTypes
import Hummingbird
import NIOCore
import Quantities
import SpatialCore
import Store
import Subsidies

/// Batches of payments, for the treasurer: made, written out, settled, and what came back of them.
struct SupportPayments: EndpointGroup {
  let desk: WardDesk

  private static let number = WardDesk.number("batch")

  var schemas: [(name: String, schema: JSONValue)] { SupportSchemas.payments }

  var endpoints: [Endpoint] {
    [
      desk.get(
        "/support/batches", "listSupportBatches", SupportRoom.paying, "Batches, the last one first.",
        answers: "supportBatches"
      ) { _, frame in
        ["batches": .array(try frame.support.batches(limit: 200, by: frame.access).map(SupportText.batch))]
      },
      desk.get(
        "/support/payable", "getPayableSupport", SupportRoom.paying, "What waits to be paid, by policy and means.",
        answers: "supportPayable"
      ) { _, frame in
        [
          "sums": .array(
            try frame.support.payable(by: frame.access).map { sum in
              [
                "policy": .string(sum.policy), "means": .string(sum.means.rawValue),
                "claims": WardText.number(sum.claims), "total": WardText.number(sum.total),
              ]
            })
        ]
      },
      desk.post(
        "/support/batches", "makeSupportBatch", SupportRoom.paying,
        "Makes a batch of claims that two officers confirmed; each is in one batch at most.",
        takes: WardDesk.Takes(
          "supportOrder", ["means", "policy", "ward", "pay_day", "debtor", "account", "bank", "most"],
          #"{"means": "account", "pay_day": "2021-09-10", "debtor": "Kho bạc…", "account": "3712…", "bank": "SBVNVNVX"}"#
        ),
        status: .created, answers: "supportBatchReceipt"
      ) { _, body, frame in
        let order = PaymentOrder(
          means: try body.choice("means", SupportForms.means),
          debtor: Debtor(
            name: try body.tidy("debtor", longest: 140), account: try body.text("account", longest: 34),
            bank: try body.text("bank", longest: 11)),
          payDay: try body.day("pay_day"), policy: try body.optionalText("policy", longest: 64),
          ward: try body.optionalWard("ward", frame.vintage),
          most: try body.optionalInteger("most", 1...100_000) ?? 10_000)
        let receipt = try frame.support.pay(order, by: frame.access)
        return [
          "batch": WardText.number(receipt.batch.number), "payments": WardText.number(receipt.batch.payments),
          "total": WardText.number(receipt.batch.total), "left": .array(receipt.left.map { WardText.number($0) }),
        ]
      },
      desk.get(
        "/support/batches/{number}", "getSupportBatch", SupportRoom.paying,
        "A batch with its payments; nobody's name is in them.", parameters: [Self.number], answers: "supportBatch"
      ) { call, frame in try Self.show(call.integer("number")!, frame) },
      desk.post(
        "/support/batches/{number}/settle", "settleSupportBatch", SupportRoom.paying,
        "Takes in that the bank has paid: what has not come back is paid.", parameters: [Self.number], takes: nil,
        answers: "supportBatch"
      ) { call, _, frame in
        let number = call.integer("number")!
        _ = try frame.support.settle(batch: number, by: frame.access)
        return try Self.show(number, frame)
      },
      desk.post(
        "/support/batches/{number}/void", "voidSupportBatch", SupportRoom.paying,
        "Takes back a batch that was never sent: its claims wait to be paid again.", parameters: [Self.number],
        takes: .ground, answers: "supportBatch"
      ) { call, body, frame in
        let number = call.integer("number")!
        try frame.support.void(batch: number, because: body.text("ground", longest: 300), by: frame.access)
        return try Self.show(number, frame)
      },
      file(
        "csv", "getSupportBatchTable", .csv, "text/csv",
        "The table of a batch for the treasury or the post, with names and accounts."),
      file(
        "pain001", "getSupportBatchMessage", .iso20022, "application/xml",
        "ISO 20022 pain.001 of a batch, with names and accounts."),
      desk.post(
        "/support/batches/{number}/returned", "returnSupportPayment", SupportRoom.paying,
        "Takes in that a payment came back, by the reference that the bank gives with it.", parameters: [Self.number],
        takes: WardDesk.Takes(
          "supportReturn", ["reference", "day", "reason"],
          #"{"reference": "…", "day": "2021-09-12", "reason": "account closed"}"#), answers: "supportBatch"
      ) { call, body, frame in
        let number = call.integer("number")!
        let reference = try body.text("reference", longest: 64)
        guard
          try frame.support.payments(ofBatch: number, by: frame.access).contains(where: { $0.reference == reference })
        else { throw WardDesk.notFound }
        _ = try frame.support.bounce(
          reference, on: body.day("day"), because: body.text("reason", longest: 200), by: frame.access)
        return try Self.show(number, frame)
      },
    ]
  }

  private static func show(_ number: Int, _ frame: WardDesk.Frame) throws -> JSONValue {
    let payments = try frame.support.payments(ofBatch: number, by: frame.access)
    guard
      let batch = try frame.support.batches(limit: Int(Int32.max), by: frame.access).first(where: {
        $0.number == number
      })
    else { throw WardDesk.notFound }
    return [
      "batch": SupportText.batch(batch), "payments": .array(payments.map { SupportText.payment($0, frame.vintage) }),
    ]
  }

  /// A file that names people: nobody keeps a copy of it on the way, and the reading is in the log.
  private func file(_ name: String, _ operation: String, _ form: PaymentFile.Form, _ type: String, _ summary: String)
    -> Endpoint
  {
    Endpoint(
      .get, "/support/batches/{number}/\(name)", operation: operation,
      tag: SupportRoom.tag, summary: summary, parameters: [Self.number],
      answers: [Endpoint.Answer(200, "The file, the same bytes each time.", [(type, nil)])],
      access: .rights(SupportRoom.paying.rights)
    ) { [desk] call in
      let number = call.integer("number")!
      let bytes = try await desk.act(call.identity, for: SupportRoom.paying.purpose) { frame in
        try frame.support.file(ofBatch: number, as: form, by: frame.access)
      }
      var reply = Reply(type: type, bytes: bytes)
      reply.isPrivate = true
      reply.mayStore = false
      reply.headers[.contentDisposition] = "attachment; filename=\"batch-\(number).\(form == .csv ? "csv" : "xml")\""
      return reply.response(to: call)
    }
  }
}
