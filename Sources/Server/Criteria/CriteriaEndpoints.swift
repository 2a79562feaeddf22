import HTTPTypes
import Hummingbird
import NIOCore
import SpatialCore
import Surveillance
import Zones

/// The rules by which wards are judged, for people and programs that explain a map.
struct CriteriaEndpoints: EndpointGroup {
  let zones: ServedZones

  static let revision = Parameter(
    "revision", .integer(1...999_999_999),
    "The number of a published revision whose criteria are asked for; the revision in force without it.", example: "3")

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/criteria", operation: "getCriteria", tag: "criteria",
        summary:
          "The criteria set of a revision: levels, indicators, bands, decision, adjustments, and every citation.",
        parameters: [Self.revision],
        answers: [
          Endpoint.Answer(200, "The criteria set.", [("application/json", "criteria")]),
          Endpoint.Answer(304, "The asker has it already.", []),
        ]
      ) { call in try criteria(call) }
    ]
  }

  private func criteria(_ call: Call) throws -> Response {
    let map = try asked(call)
    let bytes = try zones.cache.bytes("\(map.revision.number)/criteria.json") {
      let text = try CriteriaText(map.shown.criteria, on: map.shown.on, asIf: map.shown.asInForceOn)
      return ByteBuffer(bytes: text.value.document)
    }
    return Reply(type: "application/json", buffer: bytes).response(to: call)
  }

  /// - Throws: `Problem` with 404 where there is no such revision, or none yet.
  private func asked(_ call: Call) throws -> RevisionMap {
    let now = try zones.now()
    guard let number = call.integer("revision") else {
      guard let current = now.current else { throw Problem.notFound("no zone map is in force yet") }
      return current
    }
    guard now.revisions.contains(where: { $0.number == number }) else {
      throw Problem.notFound("there is no published revision \(number); /revisions has all")
    }
    return try zones.map(of: number)
  }

  var schemas: [(name: String, schema: JSONValue)] {
    let text: JSONValue = ["type": "string"]
    let localized: JSONValue = [
      "type": "object", "required": ["en", "vi"], "properties": ["en": text, "vi": text],
    ]
    func list(_ required: [String], _ properties: JSONValue) -> JSONValue {
      [
        "type": "array",
        "items": [
          "type": "object", "required": .array(required.map { .string($0) }), "properties": properties,
        ],
      ]
    }
    let confidence: JSONValue = ["type": "string", "enum": ["text", "consistent", "memory", "unknown"]]
    return [
      (
        "criteria",
        [
          "type": "object", "required": ["id", "version", "name", "levels", "indicators", "bands", "decision"],
          "properties": [
            "id": text, "version": text, "name": localized, "jurisdiction": text,
            "on": ["type": "string", "format": "date"],
            "in_force": list(
              ["from", "until"],
              [
                "from": text, "until": ["type": "string", "nullable": true], "citation": text, "confidence": confidence,
              ]),
            "levels": list(
              ["id", "letter", "color", "name"],
              [
                "id": text, "rank": ["type": "integer", "nullable": true], "letter": text, "color": text,
                "name": localized,
              ]),
            "indicators": list(["id", "name", "unit"], ["id": text, "name": localized, "unit": localized]),
            "values": list(
              ["id", "value"],
              [
                "id": text, "value": ["type": "number", "nullable": true], "from": text, "citation": text,
                "confidence": confidence,
              ]),
            "bands": list(
              ["id", "indicator", "bands"],
              [
                "id": text, "indicator": text,
                "bands": list(
                  ["id", "text", "bounds", "citation", "confidence"],
                  [
                    "id": text, "level": ["type": "string", "nullable": true], "text": localized,
                    "bounds": ["type": "object", "additionalProperties": ["type": "number"]], "citation": text,
                    "confidence": confidence,
                  ]),
              ]),
            "combined_bands": list(["id", "form"], ["id": text, "form": text]),
            "decision": ["type": "object", "required": ["form"], "properties": ["form": text]],
            "exit": ["type": "object", "nullable": true],
            "adjustments": list(
              ["id", "text"], ["id": text, "text": localized, "citation": text, "confidence": confidence]),
            "timing": list(["kind", "id"], ["kind": text, "id": text, "citation": text, "confidence": confidence]),
            "sources": list(["key", "text"], ["key": text, "text": text]),
          ],
        ]
      )
    ]
  }
}
