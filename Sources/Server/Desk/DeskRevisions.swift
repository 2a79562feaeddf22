import Criteria
import Epidemiology
import HTTPTypes
import Hummingbird
import Quantities
import SpatialCore
import Store
import Surveillance
import Zones

/// The way of a map into force: drafted, seen beside what is in force, reviewed, published or given up.
struct DeskRevisions: EndpointGroup {
  let desk: Desk

  private static let number = Parameter(
    "number", in: .path, .integer(1...Int(Int32.max)), "Number of the revision.", example: "4")
  private static let draftForm =
    #"{"on": "2022-01-21", "criteria": "vn-4800", "act": "Decision 12/QĐ", "reason": "weekly review"}"#

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    let one = Endpoint.Answer(
      200, "The revision, and how it differs from what is in force.", [("application/json", "deskRevision")])
    return [
      Endpoint(
        .get, "/desk/revisions", operation: "getDeskRevisions", tag: Desk.tag,
        summary: "All revisions, drafts and withdrawn ones too, the last one first.",
        answers: [Endpoint.Answer(200, "All revisions.", [("application/json", "deskRevisions")])],
        access: .rights(Desk.readers)
      ) { call in try await list(call) },
      Endpoint(
        .post, "/desk/revisions", operation: "draftRevision", tag: Desk.tag,
        summary: "Computes the map of a day from what is known now and keeps it as a draft.",
        body: Endpoint.Body(type: "application/json", schema: "deskDraft", largest: DeskBody.largest),
        answers: [
          Endpoint.Answer(
            201, "The draft, and how it differs from what is in force.", [("application/json", "deskRevision")])
        ],
        access: .rights([.draftRevisions])
      ) { call in try await draft(call) },
      Endpoint(
        .get, "/desk/revisions/{number}", operation: "getDeskRevision", tag: Desk.tag,
        summary: "A revision, and ward by ward how it differs from what is in force.", parameters: [Self.number],
        answers: [one], access: .rights(Desk.readers)
      ) { call in try await show(call.integer("number")!, call) },
      Endpoint(
        .post, "/desk/revisions/{number}/review", operation: "reviewRevision", tag: Desk.tag,
        summary: "Says that somebody has looked at a draft and found it right.", parameters: [Self.number],
        answers: [one], access: .rights([.reviewRevisions])
      ) { call in
        try await act(call) { number, access, writing in try Publication.review(number, by: access, writing) }
      },
      Endpoint(
        .post, "/desk/revisions/{number}/publish", operation: "publishRevision", tag: Desk.tag,
        summary: "Puts a reviewed draft into force, at once or from an instant on.", parameters: [Self.number],
        body: Endpoint.Body(type: "application/json", schema: "deskPublication", largest: DeskBody.largest),
        answers: [one], access: .rights([.publishRevisions])
      ) { call in try await publish(call) },
      Endpoint(
        .post, "/desk/revisions/{number}/withdraw", operation: "withdrawRevision", tag: Desk.tag,
        summary: "Gives up a draft.", parameters: [Self.number],
        body: Endpoint.Body(type: "application/json", schema: "deskWithdrawal", largest: DeskBody.largest),
        answers: [one], access: .rights([.draftRevisions])
      ) { call in
        let reason = try await DeskBody(call, names: ["reason"], form: #"{"reason": "wrong day"}"#).text("reason")
        return try await act(call) { number, access, writing in
          try Publication.withdraw(number, by: access, reason: reason, writing)
        }
      },
    ]
  }

  // MARK: Reading

  private func list(_ call: Call) async throws -> Response {
    let revisions = try await desk.read { try Archive.revisions($0) }
    let current = desk.zones.latest.current?.revision.number
    return desk.reply(
      [
        "in_force": current.map { .number(String($0)) } ?? .null,
        "revisions": .array(revisions.reversed().map(\.json)),
      ], to: call
    ).response(to: call)
  }

  private func show(_ number: Int, _ call: Call, status: HTTPResponse.Status = .ok) async throws -> Response {
    // What a revision is held against is what is in force when it is looked at; a published one stands beside the one before.
    let comparison = try await desk.read { reading in try RevisionComparison(of: number, zones: desk.zones, reading) }
    return desk.reply(comparison.json, to: call, status: status).response(to: call)
  }

  // MARK: Acts

  private func draft(_ call: Call) async throws -> Response {
    let body = try await DeskBody(
      call, names: ["on", "criteria", "act", "reason", "as_in_force_on", "corrects"], form: Self.draftForm)
    let id = try body.text("criteria", longest: 100)
    let (day, asInForceOn) = (try body.day("on"), try body.optionalDay("as_in_force_on"))
    let (act, reason, corrects) = (try body.text("act"), try body.text("reason"), try body.optionalNumber("corrects"))
    let identity = call.identity
    let number = try await Desk.explaining {
      try await Blocking.run { [desk] in
        let access = try desk.access(identity)
        let (set, text) = try desk.criteria(id)
        let database = desk.zones.database
        // Before the counts are made anew for somebody who may not draft.
        try database.read { _ in try access.require(.draftRevisions, subject: "revisions") }
        let bands = AgeBands(breaks: try set.ageBreaks())
        try database.write { _ = try Recount.ensure(bands, by: access.officer.name, $0) }
        let now = desk.zones.clock()
        let (vintage, draft) = try database.read { reading in
          // A correction has the wards of what it corrects.
          let vintage =
            try corrects.map { try BoundaryVintage.load(Archive.revision($0, reading).vintage, reading) }
            ?? BoundaryVintage.load(named: nil, reading)
          let residents = try desk.resources.residents(vintage, day, try City(reading), reading)
          var living = try LivingMap(vintage, population: residents, reading)
          let (map, levels) = try living.map(on: day, set, asInForceOn: asInForceOn)
          return (
            vintage,
            Publication.Draft(
              map: map, day: levels, criteriaText: text, knownAt: now, act: act, reason: reason, corrects: corrects)
          )
        }
        return try database.write { try Publication.draft(draft, vintage: vintage, by: access, $0) }.revision
      }
    }
    return try await show(number, call, status: .created)
  }

  private func publish(_ call: Call) async throws -> Response {
    let body = try await DeskBody(
      call, names: ["in_force_from"], form: #"{"in_force_from": "2022-01-22T06:00:00+07:00"} or {}"#)
    let offset = desk.zones.latest.snapshot.clockOffset
    let from = body.has("in_force_from") ? try instant(try body.text("in_force_from"), offset) : nil
    let number = call.integer("number")!
    // What it changes is worked out before it is itself what is in force.
    let comparison = try await desk.read { reading in try RevisionComparison(of: number, zones: desk.zones, reading) }
    try await perform(number, call.identity) { number, access, writing in
      try Publication.publish(number, by: access, from: from, writing)
    }
    let revision = try await desk.read { try Archive.revision(number, $0) }
    return desk.reply(comparison.now(revision).json, to: call).response(to: call)
  }

  private func instant(_ text: String, _ offset: Int) throws(Problem) -> Instant {
    guard let moment = Moment(text, offset: offset) else {
      throw Problem(
        .badRequest, "Body cannot be used",
        "in_force_from must be an instant, for example 2022-01-22T06:00:00+07:00, or a time by the city's clock",
        parameter: "in_force_from")
    }
    return Instant(moment, offset: offset)
  }

  private func act(
    _ call: Call, _ body: @escaping @Sendable (Int, Access, Writing) throws -> Void
  ) async throws -> Response {
    let number = call.integer("number")!
    try await perform(number, call.identity, body)
    return try await show(number, call)
  }

  /// Does something with a revision, and looks at once for what is in force then.
  private func perform(
    _ number: Int, _ identity: Identity, _ body: @escaping @Sendable (Int, Access, Writing) throws -> Void
  ) async throws {
    try await Desk.explaining {
      try await Blocking.run { [desk] in
        let access = try desk.access(identity)
        try desk.zones.database.write { try body(number, access, $0) }
        try desk.zones.refresh()
      }
    }
  }
}
