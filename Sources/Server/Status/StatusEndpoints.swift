import HTTPTypes
import Hummingbird
import NIOCore
import Quantities
import SpatialCore
import Surveillance

/// Zone status for machines: what is in force in a ward or at a point, now or at any other time, and why.
struct StatusEndpoints: EndpointGroup {
  let zones: ServedZones

  static let ward = Parameter(
    "ward", in: .path, .text(pattern: nil, longest: 64), "Code of the ward.", example: "00067")

  var schemas: [(name: String, schema: JSONValue)] { StatusSchemas.all }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/zones/{ward}", operation: "getZoneStatus", tag: "status",
        summary: "What is in force in a ward, and why.",
        parameters: [Self.ward, TimeParameters.on, TimeParameters.known],
        answers: [Endpoint.Answer(200, "The status.", [("application/json", "zoneStatus")])]
      ) { call in try status(ofWard: call) },
      Endpoint(
        .get, "/zones/at", operation: "getZoneStatusAt", tag: "status",
        summary: "What is in force at a position on WGS 84, and why.",
        parameters: [
          Parameter("lon", .number(-180...180), required: true, "Longitude in degrees.", example: "105.8542"),
          Parameter("lat", .number(-90...90), required: true, "Latitude in degrees.", example: "21.0285"),
          TimeParameters.on, TimeParameters.known,
        ],
        answers: [
          Endpoint.Answer(
            200, "The status; of a decree alone, without a ward, where one holds outside all wards.",
            [("application/json", "zoneStatus")])
        ]
      ) { call in try status(atPosition: call) },
      Endpoint(
        .post, "/zones/query", operation: "queryZoneStatus", tag: "status",
        summary: "What is in force in many wards and at many positions, answered in their order.",
        body: Endpoint.Body(type: "application/json", schema: "zoneQuery", largest: ZoneQuery.largest),
        answers: [Endpoint.Answer(200, "One answer a ward and a position.", [("application/json", "zoneAnswers")])]
      ) { call in try await answers(call) },
      Endpoint(
        .get, "/zones/{ward}/history", operation: "getZoneHistory", tag: "status",
        summary: "The levels that a ward was published with, one after the other, each with its reasons then.",
        parameters: [Self.ward],
        answers: [Endpoint.Answer(200, "The steps, the first one first.", [("application/json", "zoneHistory")])]
      ) { call in try history(call) },
    ]
  }

  // MARK: One place

  private func status(ofWard call: Call) throws -> Response {
    let now = try zones.now()
    let times = try TimeParameters(call, clockOffset: now.snapshot.clockOffset)
    if times.isNow { return reply(now, ward: try Self.number(of: call, now), to: call) }
    let instant = times.on ?? zones.clock()
    // Wards of then may have other codes than those of now.
    let snapshot = try zones.snapshot(at: instant, known: times.known, now)
    guard let ward = snapshot.ward(call.text("ward")!) else { throw Self.noWard }
    return reply(
      try zones.status(ofWard: ward, snapshot, at: instant, known: times.known), to: call)
  }

  private func status(atPosition call: Call) throws -> Response {
    let now = try zones.now()
    let position = Coordinate(x: call.number("lon")!, y: call.number("lat")!)
    let times = try TimeParameters(call, clockOffset: now.snapshot.clockOffset)
    if times.isNow, let ward = now.plainWard(at: position) { return reply(now, ward: ward, to: call) }
    let instant = times.on ?? zones.clock()
    let status = try zones.status(
      at: position, zones.snapshot(at: instant, known: times.known, now), at: instant, known: times.known)
    guard status.ward != nil || status.decree != nil else {
      throw Problem.notFound("the position lies in no ward of the map; are longitude and latitude exchanged?")
    }
    return reply(status, to: call)
  }

  static func number(of call: Call, _ now: ServedNow) throws(Problem) -> Int {
    guard let ward = now.ward(call.text("ward")!) else {
      throw noWard
    }
    return ward
  }

  private static let noWard = Problem.notFound("there is no ward of this code; /collections/wards/items has all")

  /// The answer for now, which was made when the map was.
  private func reply(_ now: ServedNow, ward: Int, to call: Call) -> Response {
    guard call.identity.seesExactCounts else {
      return Reply(type: "application/json", buffer: now.texts[ward]).response(to: call)
    }
    return reply(now.statuses[ward], to: call)
  }

  private func reply(_ status: WardStatus, to call: Call) -> Response {
    let exact = call.identity.seesExactCounts
    var reply = Reply(type: "application/json", bytes: status.json(exact: exact))
    reply.isPrivate = exact
    return reply.response(to: call)
  }

  // MARK: Many places

  private func answers(_ call: Call) async throws -> Response {
    let query = try ZoneQuery(try await call.body(upTo: ZoneQuery.largest))
    let now = try zones.now()
    let times = try TimeParameters(on: query.on, known: query.known, clockOffset: now.snapshot.clockOffset)
    let instant = times.on ?? zones.clock()
    let snapshot = times.isNow ? now.snapshot : try zones.snapshot(at: instant, known: times.known, now)
    let exact = call.identity.seesExactCounts
    var writer = JSONWriter()
    writer.raw(#"{"answers":["#)
    var isFirst = true
    func add(_ body: (inout JSONWriter) throws -> Void) rethrows {
      if !isFirst { writer.raw(",\n") }
      isFirst = false
      try body(&writer)
    }
    for code in query.wards {
      try add { writer in
        guard let ward = times.isNow ? now.ward(code) : snapshot.ward(code) else {
          return Self.writeUnknown(code, &writer)
        }
        try zones.status(ofWard: ward, snapshot, at: instant, known: times.known).write(&writer, exact: exact)
      }
    }
    for point in query.points {
      try add { writer in
        let position = Coordinate(x: point[0], y: point[1])
        let status = try zones.status(at: position, snapshot, at: instant, known: times.known)
        guard status.ward != nil || status.decree != nil else {
          return writer.raw(#"{"ward_code":null,"level":null,"problem":"the position lies in no ward of the map"}"#)
        }
        status.write(&writer, exact: exact)
      }
    }
    writer.raw("],\"revision\":")
    writer.integer(now.snapshot.revision)
    writer.raw("}\n")
    var reply = Reply(type: "application/json", bytes: writer.bytes)
    reply.isPrivate = exact
    return reply.response(to: call)
  }

  /// A code that is none does not take the other answers away.
  private static func writeUnknown(_ code: String, _ writer: inout JSONWriter) {
    writer.raw(#"{"ward_code":"#)
    writer.string(code)
    writer.raw(#","level":null,"problem":"there is no ward of this code"}"#)
  }

  // MARK: History

  private func history(_ call: Call) throws -> Response {
    let now = try zones.now()
    let ward = try Self.number(of: call, now)
    let exact = call.identity.seesExactCounts
    let name = "history/\(now.snapshot.revision)/\(exact ? "exact" : "shown")/\(ward)"
    let bytes = try zones.cache.bytes(name) {
      ByteBuffer(bytes: try WardStory(ward: ward, zones: zones, now: now, exact: exact).json())
    }
    var reply = Reply(type: "application/json", buffer: bytes)
    reply.isPrivate = exact
    return reply.response(to: call)
  }
}
