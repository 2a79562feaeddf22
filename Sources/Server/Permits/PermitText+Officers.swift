import Permits
import Quantities
import Registry
import SpatialCore
import Surveillance

/// What officers see of applications and permits.
extension PermitText {
  static func application(_ row: PermitApplication, _ vintage: BoundaryVintage) throws -> JSONValue {
    .object(try members(row, vintage))
  }

  private static func members(_ row: PermitApplication, _ vintage: BoundaryVintage) throws -> [JSONMember] {
    [
      JSONMember("application", number(row.number)), JSONMember("state", .string(row.state.rawValue)),
      JSONMember("words", words(row.state.words)), JSONMember("outcome", .string(row.outcome.rawValue)),
      JSONMember("applicant", .string(row.applicant.rawValue)), JSONMember("purpose", .string(row.purpose)),
      JSONMember("group", text(row.group)), JSONMember("issuer", text(row.issuer)),
      JSONMember("employer", number(row.employer)), JSONMember("list", number(row.batch)),
      JSONMember("origin", code(row: row.origin, vintage)),
      JSONMember("destination", code(row: row.destination, vintage)),
      JSONMember("register", .string(row.register.rawValue)), JSONMember("needs_second_officer", .bool(row.needsSecondOfficer)),
      JSONMember("approved_by", text(row.approvedBy)), JSONMember("from", .string("\(row.from)")),
      JSONMember("until", .string("\(row.until)")), JSONMember("received_at", .string("\(row.receivedAt)")),
      JSONMember("decided_at", text(row.decidedAt.map { "\($0)" })), JSONMember("revision", number(row.revision)),
      JSONMember("reasons", reasons(try row.reasons(vintage), vintage)),
    ]
  }

  /// An application with the journey that was asked for and its way so far; the journey is `null` where its wards are of another vintage.
  static func file(_ file: ApplicationFile, _ vintage: BoundaryVintage, at now: Instant) throws -> JSONValue {
    let request = try? file.application.request(vintage)
    return .object(
      try members(file.application, vintage) + [
        JSONMember("journey", request.map { journey($0, vintage) } ?? .null),
        JSONMember("steps", steps(file.steps, vintage)),
        JSONMember("permit", file.permit.map { permit($0, vintage, at: now) } ?? .null),
      ])
  }

  private static func journey(_ request: TravelRequest, _ vintage: BoundaryVintage) -> JSONValue {
    [
      "begins": .string("\(request.from)"), "ends": .string("\(request.until)"),
      "hours": .string("\(request.hours)"),
      "weekdays": .array(request.weekdays.sorted().map { .number(String($0)) }),
      "route": .array(request.route.map { .string(vintage.wards[$0].code) }), "vehicle": text(request.vehicle),
      "documents": .array(request.documents.sorted().map { .string($0) }),
    ]
  }

  static func permit(_ row: IssuedPermit, _ vintage: BoundaryVintage, at now: Instant) -> JSONValue {
    .object(members(row, vintage, at: now))
  }

  private static func members(_ row: IssuedPermit, _ vintage: BoundaryVintage, at now: Instant) -> [JSONMember] {
    let state = row.state(at: now)
    return [
      JSONMember("permit", number(row.number)), JSONMember("application", number(row.application)),
      JSONMember("state", .string(state.rawValue)), JSONMember("words", words(state.words)),
      JSONMember("group", .string(row.group)), JSONMember("purpose", .string(row.purpose)),
      JSONMember("issuer", .string(row.issuer)), JSONMember("employer", number(row.employer)),
      JSONMember("origin", code(row: row.origin, vintage)),
      JSONMember("destination", code(row: row.destination, vintage)), JSONMember("from", .string("\(row.from)")),
      JSONMember("until", .string("\(row.until)")), JSONMember("hours", .string("\(row.hours)")),
      JSONMember(
        "weekdays", .array((1...7).filter { row.weekdays >> ($0 - 1) & 1 == 1 }.map { .number(String($0)) })),
      JSONMember("revision", number(row.revision)), JSONMember("issued_at", .string("\(row.issuedAt)")),
      JSONMember("issued_by", .string(row.issuedBy)),
    ]
  }

  static func file(_ file: PermitFile, _ vintage: BoundaryVintage, at now: Instant) -> JSONValue {
    .object(
      members(file.permit, vintage, at: now) + [
        JSONMember("changes", changes(file.changes, vintage)), JSONMember("notices", notices(file.notices, vintage)),
      ])
  }

  static func statistics(
    _ rows: [PermitStatistics.Row], _ axis: PermitStatistics.Axis, _ vintage: BoundaryVintage
  ) -> JSONValue {
    [
      "by": .string(axis.rawValue),
      "rows": .array(
        rows.map { row in
          [
            "name": name(row.name, axis, vintage), "applications": number(row.applications),
            "states": .object(
              ApplicationState.allCases.compactMap { state in
                row.states[state].map { JSONMember(state.rawValue, number($0)) }
              }), "median_seconds": number(row.median), "ninth_seconds": number(row.ninth),
          ]
        }),
    ]
  }

  private static func name(_ name: String, _ axis: PermitStatistics.Axis, _ vintage: BoundaryVintage) -> JSONValue {
    switch axis {
    case .ward: Int(name).map { code(row: $0, vintage) } ?? .null
    case .day: text(Int32(name).map { Day(number: $0).description })
    default: text(name.isEmpty ? nil : name)
    }
  }
}
