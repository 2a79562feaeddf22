import SigningKeys
import Criteria
import Surveillance
import Credentials
import HTTPTypes
import Hummingbird
import Permits
import SpatialCore
import Store

/// For checkpoints: the bundle that they decide by without a network, the public keys, and the check by the database.
struct PermitChecks: EndpointGroup {
  let desk: PermitDesk
  let bundles: PermitBundles

  init(desk: PermitDesk) {
    self.desk = desk
    bundles = PermitBundles(desk)
  }

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/permits/bundle", operation: "getCheckBundle", tag: PermitDesk.tag,
        summary:
          "What a checkpoint decides by with no network, signed; whole, or what changed since the one that it has.",
        parameters: [
          Parameter(
            "since", .integer(0...Int(Int32.max)),
            "Number of the bundle that is continued. Where there is none of it, the whole one comes.", example: "41",
            fallback: "0")
        ],
        answers: [
          Endpoint.Answer(200, "The bundle.", [("application/octet-stream", nil)]),
          Endpoint.Answer(304, "The asker has it already.", []),
        ], access: .rights([.checkPermits])
      ) { call in try await bundle(call) },
      Endpoint(
        .get, "/permits/keys", operation: "getPermitKeys", tag: PermitDesk.tag,
        summary: "The public keys that permits and bundles are signed with, as a JSON Web Key Set.",
        answers: [Endpoint.Answer(200, "The keys, without withdrawn ones.", [("application/json", "permitKeys")])]
      ) { call in try await keys(call) },
      Endpoint(
        .post, "/permits/checks", operation: "checkPermit", tag: PermitDesk.tag,
        summary:
          "Checks a scanned text or a typed code by what the database has now; the check is in the decision log.",
        body: Endpoint.Body(type: "application/json", schema: "permitCheck", largest: PermitIntake.largest),
        answers: [
          Endpoint.Answer(200, "What the checkpoint does, and why.", [("application/json", "permitVerdict")]),
          Endpoint.Answer(422, "There is no ward of the code.", []),
        ], access: .rights([.checkPermits])
      ) { call in try await check(call) },
    ]
  }

  private func bundle(_ call: Call) async throws -> Response {
    _ = try desk.signingKey()
    let kept = try await bundles.bundle(since: call.integer("since") ?? 0, for: call.identity)
    var reply = Reply(type: "application/octet-stream", buffer: kept.bytes)
    reply.tag = kept.tag
    reply.isPrivate = true
    return reply.response(to: call)
  }

  private func keys(_ call: Call) async throws -> Response {
    _ = try desk.office()
    let keys = try await PermitDesk.explaining {
      try await Blocking.run(within: .seconds(30)) { [desk] in
        try desk.zones.database.read { try PermitKeys.all($0) }.filter { $0.withdrawn == nil }.map(\.key.jwk)
      }
    }
    return Reply(type: "application/json", bytes: Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8))
      .response(to: call)
  }

  private func check(_ call: Call) async throws -> Response {
    let body = try await PermitFields(
      call, upTo: PermitIntake.largest, names: ["text", "code", "ward"],
      form: #"{"code": "ABCDE-FGHJK", "ward": "00004"}"#)
    guard body.has("text") != body.has("code") else { throw body.refuse("text", "given, or code, and not both") }
    let text = try body.has("text") ? body.text("text", longest: 4096) : body.text("code", longest: 24)
    let ward = try body.optionalText("ward", longest: 64)
    let answer = try await desk.act(call.identity) { [desk] office, kept, access in
      let number = try ward.map { code in
        guard let number = kept.wards[code] else { throw body.refuseContent("ward", "names no ward of the map") }
        return number
      }
      let rules = try desk.rulesOfNow()
      return Self.json(try office.check(text, ward: number, city: desk.city, rules, by: access), rules)
    }
    var reply = PermitDesk.reply(answer)
    reply.mayStore = false
    return reply.response(to: call)
  }

  /// What a credential says of its holder is on paper before whoever scanned it; a typed code says nothing of anybody.
  private static func json(_ verdict: CheckVerdict, _ rules: PermitRules) -> JSONValue {
    let outcome =
      switch verdict.outcome {
      case .valid: "valid"
      case .refused: "refused"
      case .cannotDecide: "cannot-decide"
      }
    let wards = rules.vintage.wards
    func code(_ ward: Int?) -> JSONValue {
      PermitText.text(ward.flatMap { wards.indices.contains($0) ? wards[$0].code : nil })
    }
    return [
      "outcome": .string(outcome), "reason": PermitText.text(verdict.reason?.rawValue),
      "vi": .string(verdict.words.vietnamese), "en": .string(verdict.words.english), "ward": code(verdict.ward),
      "notes": .array(verdict.notes.map { PermitText.term($0.rawValue, $0.words) }),
      "permit": verdict.permit.map { permit in
        [
          "permit": PermitText.number(permit.serial),
          "group": PermitText.term(permit.group, rules.edition.name(ofGroup: permit.group)),
          "origin": code(permit.origin), "destination": code(permit.destination),
          "holder": PermitText.text(permit.claims?.holder), "birth_year": PermitText.number(permit.claims?.birthYear),
          "last_digits": PermitText.text(permit.claims?.lastDigits), "plate": PermitText.text(permit.claims?.plate),
        ]
      } ?? .null,
    ]
  }
}
