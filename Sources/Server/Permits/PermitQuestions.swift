import Quantities
import HTTPTypes
import Hummingbird
import NIOCore
import Permits
import SpatialCore
import Store
import Synchronization

/// What anybody may ask without leaving anything: the policy in force, and what would be said to a journey.
struct PermitQuestions: EndpointGroup {
  let desk: PermitDesk
  private let texts = KeptText()

  /// The text of the rules that it was made of.
  private final class KeptText: Sendable {
    private let kept = Mutex<(rules: PermitDesk.Rules, bytes: ByteBuffer, packed: ByteBuffer)?>(nil)

    func text(of rules: PermitDesk.Rules) -> (bytes: ByteBuffer, packed: ByteBuffer) {
      kept.withLock { kept in
        if let kept, kept.rules === rules { return (kept.bytes, kept.packed) }
        let bytes = ByteBuffer(bytes: PermitRulesText.json(rules.rules).document)
        let packed = Gzip.packed(bytes)
        kept = (rules, bytes, packed)
        return (bytes, packed)
      }
    }
  }

  init(desk: PermitDesk) { self.desk = desk }

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/permits/policy", operation: "getPermitPolicy", tag: PermitDesk.tag,
        summary: "The permit policy in force, for forms: names, issuers, documents and exemptions, with citations.",
        answers: [Endpoint.Answer(200, "The policy.", [("application/json", "permitPolicy")])]
      ) { call in
        let text = texts.text(of: try await rules())
        var reply = Reply(type: "application/json", buffer: text.bytes)
        reply.packed = text.packed
        return reply.response(to: call)
      },
      Endpoint(
        .post, "/permits/decisions", operation: "decideJourney", tag: PermitDesk.tag,
        summary: "What the rules and the published map say to a journey now. Nothing is kept, and nobody is named.",
        body: Endpoint.Body(type: "application/json", schema: "permitQuestion", largest: PermitIntake.largest),
        answers: [
          Endpoint.Answer(
            200, "The decision, with the revision that it stands on.", [("application/json", "permitDecision")]),
          Endpoint.Answer(422, "What the body names cannot be used; the problem says which member.", []),
        ]
      ) { call in try await decide(call) },
    ]
  }

  /// What is at hand, without a thread that waits; made where nothing is.
  private func rules() async throws -> PermitDesk.Rules {
    if desk.isOpen, let kept = desk.atHand { return kept }
    return try await desk.act { _, kept in kept }
  }

  private func decide(_ call: Call) async throws -> Response {
    let body = try await PermitFields(
      call, upTo: PermitIntake.largest, names: ["journey"], form: #"{"journey": \#(PermitJourney.example)}"#)
    let kept = try await rules()
    let answer = try await PermitDesk.explaining {
      let rules = kept.rules
      let request = try PermitJourney.request(body, kept, applicants: [.person, .household, .employer])
      let now = desk.zones.clock().moment(offset: rules.offset)
      return PermitText.decision(try rules.policy.decide(request, in: rules.outlook, at: now), rules)
    }
    var reply = PermitDesk.reply(answer)
    reply.isPrivate = true
    return reply.response(to: call)
  }
}
