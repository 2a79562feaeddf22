import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore
import Surveillance
import Zones

/// Whole revisions as files for maps, tables and archives; parts of them for readers that need no more.
struct FileEndpoints: EndpointGroup {
  let zones: ServedZones

  static let hxl = Parameter(
    "hxl", .choice(["true", "false"]),
    "Whether a row of HXL hashtags (hxlstandard.org, 1.1) follows the header.", example: "true")

  var endpoints: [Endpoint] {
    ZoneFile.allCases.map { file in
      Endpoint(
        .get, "/revisions/{revision}/\(file.rawValue)", operation: file.operation, tag: "files", summary: file.summary,
        parameters: [AskedRevision.parameter] + (file == .csv ? [Self.hxl] : []),
        answers: [
          Endpoint.Answer(200, "The file.", [(file.mediaType, file == .geoJSON ? "zoneMap" : nil)]),
          Endpoint.Answer(206, "The bytes that the Range header asks for.", [(file.mediaType, nil)]),
          Endpoint.Answer(304, "The asker has it already.", []),
          Endpoint.Answer(416, "The file ends before the bytes that the Range header asks for.", []),
        ]
      ) { call in try await answer(file, call) }
    }
  }

  private func answer(_ file: ZoneFile, _ call: Call) async throws -> Response {
    let asked = try AskedRevision(call.text("revision")!, zones)
    let exact = call.identity.seesExactCounts
    let made = try await ZoneFileMaker(zones: zones).file(
      file, of: asked.map, exact: exact, hxl: call.text("hxl") == "true")
    var reply = Reply(type: file.mediaType, buffer: made.bytes)
    reply.packed = made.packed
    reply.tag = made.digest
    reply.isPrivate = exact
    if asked.isCurrent {
      reply.headers[.contentLocation] =
        "/revisions/\(asked.number)/\(file.rawValue)" + (call.request.uri.query.map { "?\($0)" } ?? "")
    } else {
      reply.maxAge = 365 * 86_400
      reply.isImmutable = true
      reply.modified = asked.map.revision.publishedAt
    }
    reply.headers[.contentDisposition] =
      "\(file.isShown ? "inline" : "attachment"); filename=\"\(file.fileName(asked.number))\""
    return reply.ranged(to: call)
  }

  var schemas: [(name: String, schema: JSONValue)] {
    [
      (
        "zoneMap",
        [
          "type": "object", "required": ["type", "zonal", "features"],
          "properties": [
            "type": ["type": "string", "enum": ["FeatureCollection"]],
            "zonal": ["type": "object", "description": "What the map was made from, and its levels."],
            "features": ["type": "array", "items": ["type": "object"]],
          ],
        ]
      )
    ]
  }
}
