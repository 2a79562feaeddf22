import Registry
import HTTPTypes
import Hummingbird
import Permits
import SpatialCore
import Store
import Surveillance

/// Applications for the officers of their wards: what waits, one with its way, who it is of, and what an officer does with it.
struct PermitApplications: EndpointGroup {
  let desk: PermitDesk

  static let number = Parameter(
    "number", in: .path, .integer(1...Int(Int32.max)), "Number of the application.", example: "12")

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    let one = Endpoint.Answer(200, "The application.", [("application/json", "permitApplicationFile")])
    return [
      Endpoint(
        .get, "/permits/applications", operation: "getPermitApplications", tag: PermitDesk.tag,
        summary: "Applications of the officer's area, in the order of their numbers; nobody's name is among them.",
        parameters: PermitFilters.parameters(states: ApplicationState.allCases.map(\.rawValue)),
        answers: [Endpoint.Answer(200, "Applications.", [("application/json", "permitApplications")])],
        access: .rights([.issuePermits])
      ) { call in try await list(call) },
      Endpoint(
        .get, "/permits/applications/{number}", operation: "getPermitApplication", tag: PermitDesk.tag,
        summary: "An application with the journey and its way so far; not whose it is.", parameters: [Self.number],
        answers: [one], access: .rights([.issuePermits])
      ) { call in try await show(call) },
      Endpoint(
        .get, "/permits/applications/{number}/person", operation: "getPermitApplicant", tag: PermitDesk.tag,
        summary: "Who an application is of; the reading is in the decision log.", parameters: [Self.number],
        answers: [Endpoint.Answer(200, "The person.", [("application/json", "permitPerson")])],
        access: .rights([.issuePermits])
      ) { call in try await person(call) },
      Endpoint(
        .post, "/permits/applications/{number}/approve", operation: "approvePermitApplication", tag: PermitDesk.tag,
        summary:
          "Agrees to it by the rules of now; where the policy asks for two officers, another one must agree too.",
        parameters: [Self.number], answers: [one], access: .rights([.issuePermits])
      ) { call in
        try await perform(call) { number, office, rules, access in _ = try office.approve(number, rules, by: access) }
      },
      Endpoint(
        .post, "/permits/applications/{number}/refuse", operation: "refusePermitApplication", tag: PermitDesk.tag,
        summary: "Refuses it, for a ground of a closed list.", parameters: [Self.number],
        body: Endpoint.Body(type: "application/json", schema: "permitRefusal", largest: PermitIntake.largest),
        answers: [one], access: .rights([.issuePermits])
      ) { call in
        let ground = try await PermitGround<OfficeReason.Refusal>(call).value
        return try await perform(call) { number, office, rules, access in
          try office.refuse(number, because: ground, rules, by: access)
        }
      },
      Endpoint(
        .post, "/permits/applications/{number}/issue", operation: "issuePermit", tag: PermitDesk.tag,
        summary: "Makes a signed permit of an approved application.", parameters: [Self.number],
        answers: [
          Endpoint.Answer(201, "Its serial number and the code to type.", [("application/json", "permitIssued")]),
          Endpoint.Answer(422, "The journey does not fit into a code to scan.", []),
        ], access: .rights([.issuePermits])
      ) { call in try await issue(call) },
    ]
  }

  private func list(_ call: Call) async throws -> Response {
    let answer = try await desk.act(call.identity) { office, kept, access in
      let filter = try PermitFilters.filter(call, kept)
      let rows = try office.applications(filter, by: access)
      return [
        "applications": .array(try rows.map { try PermitText.application($0, kept.rules.vintage) }),
        "next_after": PermitText.number(rows.count == filter.limit ? rows.last?.number : nil),
      ] as JSONValue
    }
    return PermitDesk.reply(answer).response(to: call)
  }

  private func show(_ call: Call) async throws -> Response {
    let (number, now) = (call.integer("number")!, desk.zones.clock())
    let answer = try await desk.act(call.identity) { office, kept, access in
      let vintage = kept.rules.vintage
      return try PermitText.file(office.file(ofApplication: number, vintage, by: access), vintage, at: now)
    }
    return PermitDesk.reply(answer).response(to: call)
  }

  private func person(_ call: Call) async throws -> Response {
    let number = call.integer("number")!
    let holder = try await desk.act(call.identity) { office, _, access in
      try office.holder(ofApplication: number, by: access)
    }
    var reply = PermitDesk.reply([
      "identifier": .string(holder.identifier.digits), "name": .string(holder.name),
      "birth_year": PermitText.number(holder.birthYear), "phone": .string(holder.phone),
      "occupation": .string(holder.occupation), "plate": .string(holder.plate),
    ])
    reply.mayStore = false
    return reply.response(to: call)
  }

  private func perform(
    _ call: Call, _ body: @escaping @Sendable (Int, PermitOffice, PermitRules, Access) throws -> Void
  ) async throws -> Response {
    let number = call.integer("number")!
    try await desk.act(call.identity) { office, kept, access in try body(number, office, kept.rules, access) }
    return try await show(call)
  }

  private func issue(_ call: Call) async throws -> Response {
    let number = call.integer("number")!
    let (key, city) = (try desk.signingKey(), desk.city)
    let issued = try await desk.act(call.identity) { office, kept, access in
      try office.issue(number, with: key, city: city, kept.rules, by: access)
    }
    var reply = PermitDesk.reply(
      [
        "permit": PermitText.number(issued.permit), "application": PermitText.number(number),
        "code": .string(issued.code),
      ], status: .created)
    reply.mayStore = false
    return reply.response(to: call)
  }
}
