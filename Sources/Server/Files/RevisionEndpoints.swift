import HTTPTypes
import Hummingbird
import SpatialCore
import Surveillance

/// The published revisions of the zone map: which there are, and what each was made from.
struct RevisionEndpoints: EndpointGroup {
  let zones: ServedZones
  let settings: ServerSettings

  static let limit = Parameter("limit", .integer(1...100), "How many at most; 20 without it.", example: "20")
  static let before = Parameter(
    "before", .integer(1...999_999_999), "Only revisions with a lower number than this one.", example: "12")

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/revisions", operation: "getRevisions", tag: "revisions",
        summary: "The published revisions of the zone map, the newest first.",
        parameters: [Self.limit, Self.before],
        answers: [
          Endpoint.Answer(200, "Revisions.", [("application/json", "revisions")]),
          Endpoint.Answer(304, "The asker has them already.", []),
        ]
      ) { call in try list(call) },
      Endpoint(
        .get, "/revisions/{revision}", operation: "getRevision", tag: "revisions",
        summary: "What a revision was made from, by which act, and how many wards it puts in each level.",
        parameters: [AskedRevision.parameter],
        answers: [
          Endpoint.Answer(200, "The revision.", [("application/json", "revision")]),
          Endpoint.Answer(304, "The asker has it already.", []),
        ]
      ) { call in try one(call) },
    ]
  }

  private func list(_ call: Call) throws -> Response {
    let limit = call.integer("limit") ?? 20
    let before = call.integer("before") ?? Int.max
    let matching = try zones.now().revisions.filter { $0.number < before }
    let page = matching.suffix(limit).reversed()
    let base = LinkBase.of(call, settings)
    let text = RevisionText(zones: zones, base: base)
    var writer = JSONWriter()
    writer.raw(#"{"revisions":["#)
    for (i, revision) in page.enumerated() {
      writer.raw(i > 0 ? ",\n" : "\n")
      try text.write(revision.number, &writer)
    }
    writer.raw("\n],")
    writer.key("links", first: true)
    var links: [JSONValue] = []
    if matching.count > limit, let last = page.last {
      links.append([
        "rel": "next", "type": "application/json", "title": "Older revisions",
        "href": "\(base)/revisions?limit=\(limit)&before=\(last.number)",
      ])
    }
    writer.value(.array(links))
    writer.raw("}\n")
    return Reply(type: "application/json", bytes: writer.bytes).response(to: call)
  }

  private func one(_ call: Call) throws -> Response {
    let asked = try AskedRevision(call.text("revision")!, zones)
    var writer = JSONWriter()
    try RevisionText(zones: zones, base: LinkBase.of(call, settings)).write(asked.number, &writer)
    writer.append(10)
    var reply = Reply(type: "application/json", bytes: writer.bytes)
    if asked.isCurrent { reply.headers[.contentLocation] = "/revisions/\(asked.number)" }
    return reply.response(to: call)
  }

  var schemas: [(name: String, schema: JSONValue)] {
    let text: JSONValue = ["type": "string"]
    let day: JSONValue = ["type": "string", "format": "date", "nullable": true]
    let instant: JSONValue = ["type": "string", "format": "date-time", "nullable": true]
    let links: JSONValue = [
      "type": "array",
      "items": [
        "type": "object", "required": ["rel", "href"],
        "properties": ["rel": text, "href": text, "type": text, "title": text],
      ],
    ]
    let revision: JSONValue = [
      "type": "object", "required": ["number", "on", "criteria", "inputs_digest", "wards_by_level", "links"],
      "properties": [
        "number": ["type": "integer"], "on": ["type": "string", "format": "date"], "criteria": text,
        "criteria_version": text, "criteria_as_in_force_on": day, "boundaries": text, "inputs_digest": text,
        "data_through": day, "in_force_from": instant, "published_at": instant, "act": text, "reason": text,
        "corrects": ["type": "integer", "nullable": true],
        "wards_by_level": ["type": "object", "additionalProperties": ["type": "integer"]], "links": links,
      ],
    ]
    let revisions: JSONValue = [
      "type": "object", "required": ["revisions", "links"],
      "properties": [
        "revisions": ["type": "array", "items": ["$ref": "#/components/schemas/revision"]], "links": links,
      ],
    ]
    return [("revision", revision), ("revisions", revisions)]
  }
}
