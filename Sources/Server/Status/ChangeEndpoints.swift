import HTTPTypes
import Hummingbird
import NIOCore
import Quantities
import ServiceLifecycle
import SpatialCore
import Store
import Surveillance
import Zones

/// The feed of changed levels: in pages for who asks now and then, as events for who listens.
struct ChangeEndpoints: EndpointGroup {
  let zones: ServedZones

  private static let since = Parameter(
    "since", .integer(0...Int(Int32.max)), "Revision that the asker has; 0 for all.", example: "2")

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/zones/changes", operation: "getZoneChanges", tag: "status",
        summary: "The wards whose published level changed after a revision, in the order of revisions and wards.",
        parameters: [
          Self.since,
          Parameter(
            "limit", .integer(1...100), "Revisions that are looked through at most; 20 without it.", example: "20"),
        ],
        answers: [
          Endpoint.Answer(200, "A page; ask from its next for the one after.", [("application/json", "zoneChanges")])
        ]
      ) { call in
        let bytes = try json(since: call.integer("since") ?? 0, limit: call.integer("limit") ?? 20)
        return Reply(type: "application/json", bytes: bytes).response(to: call)
      },
      Endpoint(
        .get, "/zones/changes/stream", operation: "streamZoneChanges", tag: "status",
        summary:
          "The same as server-sent events: one event a revision, its id the revision's number, as revisions are published.",
        parameters: [Self.since],
        answers: [
          Endpoint.Answer(
            200, "Events named revision, until the client or the server ends it.", [("text/event-stream", nil)])
        ]
      ) { call in try stream(call) },
    ]
  }

  private func json(since: Int, limit: Int) throws -> [UInt8] {
    let (changes, next) = try zones.database.read { try Archive.changes(since: since, limit: limit, $0) }
    var writer = JSONWriter()
    Self.write(changes, &writer)
    writer.key("next")
    writer.integer(next)
    writer.key("last")
    writer.integer(max(next, zones.latest.revisions.last?.number ?? 0))
    writer.raw("}\n")
    return writer.bytes
  }

  private static func write(_ changes: [LevelChange], _ writer: inout JSONWriter) {
    writer.raw(#"{"changes":["#)
    for (i, change) in changes.enumerated() {
      writer.raw(i > 0 ? ",\n{\"revision\":" : "{\"revision\":")
      writer.integer(change.revision)
      writer.key("ward_code")
      writer.string(change.ward)
      writer.key("before")
      writer.optional(change.before)
      writer.key("after")
      writer.string(change.after)
      writer.key("in_force_from")
      writer.string(change.from.description)
      writer.append(125)
    }
    writer.append(93)
  }

  // MARK: Events

  /// Who lost the connection says the last event that came, and misses none.
  private func stream(_ call: Call) throws -> Response {
    let lastSeen = HTTPField.Name("Last-Event-ID").flatMap { call.request.headers[$0] }.flatMap { Int($0) }
    let since = lastSeen ?? call.integer("since") ?? zones.latest.revisions.last?.number ?? 0
    guard let events = zones.feed.listen() else {
      throw Problem(
        .serviceUnavailable, "Too many listeners",
        "as many listen as the server can serve; ask /zones/changes in pages",
        headers: [.retryAfter: "30"])
    }
    let body = ResponseBody { writer in
      defer { zones.feed.leave(events.number) }
      try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
      try await withGracefulShutdownHandler {
        var told = since
        for await event in events.stream {
          if event == .tick { try await writer.write(ByteBuffer(string: ": still here\n\n")) }
          told = try await tell(after: told, &writer)
        }
      } onGracefulShutdown: {
        zones.feed.leave(events.number)
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream", .cacheControl: "no-store", HTTPField.Name("X-Accel-Buffering")!: "no",
      ],
      body: body)
  }

  /// Tells every revision after one.
  ///
  /// - Returns: the last one told.
  private func tell(after told: Int, _ writer: inout any ResponseBodyWriter) async throws -> Int {
    var told = told
    for revision in zones.latest.revisions where revision.number > told {
      let (changes, _) = try zones.database.read { try Archive.changes(since: revision.number - 1, limit: 1, $0) }
      var text = JSONWriter()
      Self.write(changes.filter { $0.revision == revision.number }, &text)
      text.key("revision")
      text.integer(revision.number)
      text.append(125)
      // One line of data an event: a line break inside would end it.
      let line = text.text.replacing("\n", with: "")
      try await writer.write(ByteBuffer(string: "id: \(revision.number)\nevent: revision\ndata: \(line)\n\n"))
      told = revision.number
    }
    return told
  }
}
