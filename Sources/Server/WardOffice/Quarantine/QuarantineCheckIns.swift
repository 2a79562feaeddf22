import Criteria
import HTTPTypes
import Hummingbird
import NIOCore
import Quantities
import Quarantine
import SpatialCore

/// Where a person under an order asks and answers with the order's typed code. It is told only what that person may know: no name, no
/// number, no other person. Codes come in bodies only, so that no address, log or proxy has them.
struct QuarantineCheckIns: EndpointGroup {
  let desk: WardDesk
  let gate: RateGate

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      post(
        "/quarantine/status", "getQuarantineStatus", "How long it lasts, and what is due today.",
        WardDesk.Takes("quarantineReference", ["code"], #"{"code": "ABCDE-FGHJK"}"#), answers: "quarantineStatus"
      ) { office, code, _, today in
        Self.status(try office.status(code: code, today: today), today)
      },
      post(
        "/quarantine/check-ins", "checkIn",
        "Confirms by position that the person is at the order's place; the distance is kept, and the position is not.",
        WardDesk.Takes(
          "quarantinePosition", ["code", "longitude", "latitude", "accuracy"],
          #"{"code": "ABCDE-FGHJK", "longitude": 105.85, "latitude": 21.03, "accuracy": 12}"#),
        answers: "quarantineCheckIn"
      ) { office, code, body, _ in
        guard let position = try body.optionalPosition() else {
          throw body.refuse("longitude", "there with the latitude")
        }
        guard let accuracy = try body.optionalNumber("accuracy", 0...100_000) else {
          throw body.refuse("accuracy", "a number of metres from 0 to 100000")
        }
        let receipt = try office.checkIn(code: code, at: position, accuracy: accuracy)
        return [
          "verdict": .string(receipt.verdict.rawValue), "words": WardText.words(receipt.verdict.words),
          "left": WardText.number(receipt.left),
        ]
      },
      post(
        "/quarantine/reports", "reportHealth", "Takes what the person says of themselves today.",
        WardDesk.Takes(
          "quarantineReport", ["code", "answers"], #"{"code": "ABCDE-FGHJK", "answers": {"fever": false}}"#),
        answers: "quarantineReportTaken"
      ) { office, code, body, today in
        try office.report(code: code, Self.answers(body, office.status(code: code, today: today).questions))
        return ["left": WardText.number(try office.status(code: code, today: today).reports)]
      },
    ]
  }

  private func post(
    _ path: String, _ operation: String, _ summary: String, _ takes: WardDesk.Takes, answers schema: String,
    _ body: @escaping @Sendable (QuarantineOffice, String, PermitFields, Day) throws -> JSONValue
  ) -> Endpoint {
    Endpoint(
      .post, path, operation: operation, tag: "quarantine", summary: summary,
      body: Endpoint.Body(type: "application/json", schema: takes.schema, largest: WardDesk.largest),
      answers: [
        Endpoint.Answer(200, "What was asked for.", [("application/json", schema)]),
        Endpoint.Answer(404, "There is no running order of this code.", []),
        Endpoint.Answer(409, "The order has not begun.", []),
        Endpoint.Answer(422, "What the body names cannot be used; the problem says which member.", []),
      ]
    ) { call in
      // Guesses of codes are counted, too.
      try gate.admit(call, "Too many questions", advice: "call the ward's health station")
      let fields = try await PermitFields(call, upTo: WardDesk.largest, names: takes.names, form: takes.example)
      let code = try fields.text("code", longest: 40)
      let answer = try await desk.ask { office, today in try body(office, code, fields, today) }
      return WardDesk.reply(answer, isPersonal: true).response(to: call)
    }
  }

  private static func status(_ status: OrderStatus, _ today: Day) -> JSONValue {
    [
      "place": .string(status.place.rawValue), "words": WardText.words(status.place.words),
      "start": WardText.day(status.start), "planned_end": WardText.day(status.plannedEnd),
      "days_left": WardText.number(max(0, status.plannedEnd.days(since: today))),
      "test_days": .array(status.tests.map { WardText.day($0) }), "check_ins_left": WardText.number(status.checkIns),
      "reports_left": WardText.number(status.reports), "has_begun": .bool(status.start <= today),
      "has_position": .bool(status.hasPosition),
      "questions": .array(
        status.questions.map { question in
          var isNumber = false
          if case .temperature = question.form { isNumber = true }
          return [
            "id": .string(question.id), "vi": .string(question.name.vietnamese), "en": .string(question.name.english),
            "kind": isNumber ? "temperature" : "yes-no",
          ]
        }),
    ]
  }

  /// Yes, no and degrees, by the ids of the questions.
  private static func answers(_ body: PermitFields, _ questions: [MonitoringTerms.Question]) throws(Problem)
    -> [String: SelfReport.Answer]
  {
    let sent = try body.object("answers", names: questions.map(\.id))
    var answers: [String: SelfReport.Answer] = [:]
    for question in questions where sent.has(question.id) {
      switch question.form {
      case .yesNo: answers[question.id] = try sent.optionalFlag(question.id) == true ? .yes : .no
      case .temperature:
        answers[question.id] = try sent.optionalNumber(question.id, 20...50).map { .tenths(Int(($0 * 10).rounded())) }
      }
    }
    return answers
  }
}
