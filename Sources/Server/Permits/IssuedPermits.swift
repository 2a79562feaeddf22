import Criteria
import HTTPTypes
import Hummingbird
import Permits
import SpatialCore
import Store
import Surveillance

/// Issued permits for the officers of their wards: lists, one, the sheet to print, and what takes it back or lets it hold again.
struct IssuedPermits: EndpointGroup {
  let desk: PermitDesk

  private static let number = Parameter(
    "number", in: .path, .integer(1...Int(Int32.max)), "Serial number of the permit.", example: "3")
  private static let form = Parameter(
    "form", .choice(["html", "svg"]), "A page to print, or the drawing alone.", example: "svg", fallback: "html")

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/permits", operation: "getPermits", tag: PermitDesk.tag,
        summary: "Permits of the officer's area, in the order of their numbers; nobody's name is among them.",
        parameters: PermitFilters.parameters(states: PermitState.allCases.map(\.rawValue)),
        answers: [Endpoint.Answer(200, "Permits.", [("application/json", "permits")])],
        access: .rights([.issuePermits])
      ) { call in try await list(call) },
      Endpoint(
        .get, "/permits/{number}", operation: "getPermit", tag: PermitDesk.tag,
        summary: "A permit with what happened to it; not whose it is.", parameters: [Self.number],
        answers: [Self.one], access: .rights([.issuePermits])
      ) { call in try await show(call) },
      Endpoint(
        .get, "/permits/{number}/sheet", operation: "getPermitSheet", tag: PermitDesk.tag,
        summary: "The permit on half a sheet, to print; the reading is in the decision log.",
        parameters: [Self.number, Self.form],
        answers: [Endpoint.Answer(200, "The sheet.", [("text/html", nil), ("image/svg+xml", nil)])],
        access: .rights([.issuePermits])
      ) { call in try await sheet(call) },
      change("revoke", "revokePermit", "Takes a permit back; lost is one of the grounds.") {
        $0 == .lost ? .lost : .revoked
      },
      change("suspend", "suspendPermit", "Stops a permit for now.") { _ in .suspended },
      change("reinstate", "reinstatePermit", "Lets a suspended permit hold again.") { _ in .reinstated },
    ]
  }

  private static let one = Endpoint.Answer(200, "The permit.", [("application/json", "permitFile")])

  private func change(
    _ verb: String, _ operation: String, _ summary: String,
    _ kind: @escaping @Sendable (OfficeReason.Withdrawal) -> PermitChange
  ) -> Endpoint {
    Endpoint(
      .post, "/permits/{number}/\(verb)", operation: operation, tag: PermitDesk.tag,
      summary: summary + " Checkpoints know it with their next bundle.", parameters: [Self.number],
      body: Endpoint.Body(type: "application/json", schema: "permitWithdrawal", largest: PermitIntake.largest),
      answers: [Self.one], access: .rights([.issuePermits])
    ) { call in
      let ground = try await PermitGround<OfficeReason.Withdrawal>(call).value
      let number = call.integer("number")!
      try await desk.act(call.identity) { office, kept, access in
        try office.change(number, to: kind(ground), because: ground, kept.rules, by: access)
      }
      return try await show(call)
    }
  }

  private func list(_ call: Call) async throws -> Response {
    let now = desk.zones.clock()
    let answer = try await desk.act(call.identity) { office, kept, access in
      let filter = try PermitFilters.filter(call, kept)
      let rows = try office.permits(filter, by: access)
      return [
        "permits": .array(rows.map { PermitText.permit($0, kept.rules.vintage, at: now) }),
        "next_after": PermitText.number(rows.count == filter.limit ? rows.last?.number : nil),
      ] as JSONValue
    }
    return PermitDesk.reply(answer).response(to: call)
  }

  private func show(_ call: Call) async throws -> Response {
    let (number, now) = (call.integer("number")!, desk.zones.clock())
    let answer = try await desk.act(call.identity) { office, kept, access in
      let vintage = kept.rules.vintage
      return try PermitText.file(office.file(ofPermit: number, vintage, by: access), vintage, at: now)
    }
    return PermitDesk.reply(answer).response(to: call)
  }

  // MARK: The sheet

  /// The page has its style in itself, and loads nothing.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  private func sheet(_ call: Call) async throws -> Response {
    let number = call.integer("number")!
    let isDrawing = call.text("form") == "svg"
    let authority = Localized(english: desk.authority, vietnamese: desk.authority)
    let text = try await desk.act(call.identity) { office, kept, access in
      let issued = try office.credential(ofPermit: number, by: access)
      let sheet = try PermitSheet(issued, authority: authority, kept.rules)
      return isDrawing ? sheet.svg : PermitSheet.html([sheet])
    }
    var reply = Reply(
      type: isDrawing ? "image/svg+xml" : "text/html; charset=utf-8", bytes: Array(text.utf8))
    reply.isPrivate = true
    reply.mayStore = false
    reply.headers[.contentSecurityPolicy] = Self.policy
    return reply.response(to: call)
  }
}
