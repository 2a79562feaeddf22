import Criteria
import HTTPTypes
import Hummingbird
import Permits
import SpatialCore
import Store
import Surveillance

/// Where anybody asks for a permit and hears how it stands. References and persons come in bodies only, so that no address, log or proxy has them.
struct PermitIntake: EndpointGroup {
  let desk: PermitDesk
  let gate: RateGate

  private static let referenceForm = #"{"reference": "ABCDE-FGHJK"}"#
  static let largest = 1 << 16

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    let status = Endpoint.Answer(200, "Where it stands.", [("application/json", "permitStatus")])
    let taken = Endpoint.Answer(422, "What the body names cannot be used; the problem says which member.", [])
    let gone = Endpoint.Answer(404, "There is no application of this reference.", [])
    return [
      Endpoint(
        .post, "/permits/applications", operation: "applyForPermit", tag: PermitDesk.tag,
        summary: "Asks for a permit; it is decided at once as far as the rules decide it.",
        body: Endpoint.Body(type: "application/json", schema: "permitApplication", largest: Self.largest),
        answers: [
          Endpoint.Answer(
            201, "The reference, by which the applicant asks how it stands, and what the rules say.",
            [("application/json", "permitReceipt")]), taken,
        ]
      ) { call in try await apply(call) },
      Endpoint(
        .post, "/permits/status", operation: "getPermitStatus", tag: PermitDesk.tag,
        summary: "Where an application stands, why, and what became of its permit.",
        body: Endpoint.Body(type: "application/json", schema: "permitReference", largest: Self.largest),
        answers: [status, gone]
      ) { call in
        try admit(call)
        let body = try await PermitFields(call, upTo: Self.largest, names: ["reference"], form: Self.referenceForm)
        return try await show(try body.text("reference", longest: 40), call)
      },
      Endpoint(
        .post, "/permits/documents", operation: "addPermitDocuments", tag: PermitDesk.tag,
        summary: "Says which of the missing documents are shown, and has it decided anew.",
        body: Endpoint.Body(type: "application/json", schema: "permitDocuments", largest: Self.largest),
        answers: [status, gone, taken, Endpoint.Answer(409, "It waits for no documents.", [])]
      ) { call in try await addDocuments(call) },
      Endpoint(
        .post, "/permits/withdrawals", operation: "withdrawPermitApplication", tag: PermitDesk.tag,
        summary: "Takes an application back.",
        body: Endpoint.Body(type: "application/json", schema: "permitReference", largest: Self.largest),
        answers: [status, gone, Endpoint.Answer(409, "It is decided already.", [])]
      ) { call in
        try admit(call)
        let body = try await PermitFields(call, upTo: Self.largest, names: ["reference"], form: Self.referenceForm)
        let reference = try body.text("reference", longest: 40)
        try await desk.act { office, kept in try office.withdraw(reference: reference, kept.rules) }
        return try await show(reference, call)
      },
    ]
  }

  private func apply(_ call: Call) async throws -> Response {
    try admit(call)
    let body = try await PermitFields(
      call, upTo: Self.largest, names: ["person", "journey"],
      form: #"{"person": \#(PermitHolder.example), "journey": \#(PermitJourney.example)}"#)
    let holder = try PermitHolder.details(body)
    let identity = call.identity
    let isOfficer = identity.rights.contains(.issuePermits)
    let answer = try await desk.act { office, kept in
      let request = try PermitJourney.request(body, kept, applicants: [.person, .household])
      let receipt = try office.receive(
        PermitForm(holder: holder, request: request), kept.rules,
        actor: identity.isAnyone ? "public" : identity.officer.name)
      return PermitText.receipt(receipt, kept.rules, isOfficer: isOfficer)
    }
    return PermitDesk.reply(answer, status: .created).response(to: call)
  }

  private func addDocuments(_ call: Call) async throws -> Response {
    try admit(call)
    let body = try await PermitFields(
      call, upTo: Self.largest, names: ["reference", "documents"],
      form: #"{"reference": "ABCDE-FGHJK", "documents": ["identity"]}"#)
    let reference = try body.text("reference", longest: 40)
    let documents = Set(try body.texts("documents", most: 50))
    guard !documents.isEmpty else { throw body.refuse("documents", "a list with one document at least") }
    let identity = call.identity
    try await desk.act { office, kept in
      let known = kept.rules.policy.documents.map(\.id)
      guard documents.isSubset(of: known) else {
        throw body.refuseContent(
          "documents", "names a document that the policy does not have; there are \(known.joined(separator: ", "))")
      }
      _ = try office.add(
        documents: documents, toReference: reference, kept.rules,
        actor: identity.isAnyone ? "applicant" : identity.officer.name)
    }
    return try await show(reference, call)
  }

  private func show(_ reference: String, _ call: Call) async throws -> Response {
    let now = desk.zones.clock()
    let answer = try await desk.act { office, kept in
      PermitText.status(try office.status(reference: reference, kept.rules.vintage), kept.rules, at: now)
    }
    return PermitDesk.reply(answer).response(to: call)
  }

  private func admit(_ call: Call) throws(Problem) {
    try gate.admit(call, "Too many applications", advice: "ask the ward's officers to enter them")
  }
}
