import HTTPTypes
import SpatialCore
import Store

/// The description of the server that other programs read: OpenAPI 3.0.3, made from the operations themselves.
struct OpenAPIDocument: Sendable {
  let endpoints: [Endpoint]
  let schemas: [(name: String, schema: JSONValue)]

  static let title = "Zonal"
  static let version = "1.0.0"
  static let description =
    "Epidemic zones: what holds in each ward, why, and since when. Public addresses need no token; some are for officers, who send "
    + "'Authorization: Bearer …'. Parameters that are not described here are refused."

  /// What is said of the parts, in the order in which pages show them.
  static let tags = [
    ("discovery", "What there is, and where."), ("features", "OGC API – Features: collections for every GIS."),
    ("status", "Zone status for machines."), ("tiles", "Vector tiles."),
    ("revisions", "Published maps and their files."),
    ("criteria", "The criteria in force."), ("desk", "For epidemiologists."),
    ("permits", "Travel permits: for applicants, officers and checkpoints."),
    ("cases", "People under follow-up, for the officers of their wards."),
    ("quarantine", "Quarantine orders: for officers, and for the people under them."),
    ("areas", "Areas under restriction."),
    ("ward office", "The pages of ward officers and of people under quarantine."),
    ("operations", "For who runs the server."),
  ]

  /// - Parameter server: the address that paths are added to.
  func json(server: String) -> JSONValue {
    [
      "openapi": "3.0.3",
      "info": [
        "title": .string(Self.title), "version": .string(Self.version), "description": .string(Self.description),
      ], "servers": [["url": .string(server)]], "tags": usedTags, "paths": paths, "components": components,
    ]
  }

  private var usedTags: JSONValue {
    let known = Self.tags.map(\.0)
    let others = Set(endpoints.map(\.tag)).subtracting(known).sorted().map { ($0, "") }
    return .array(
      (Self.tags + others).filter { tag in endpoints.contains { $0.tag == tag.0 } }.map { name, description in
        .object(
          [JSONMember("name", .string(name))]
            + (description.isEmpty ? [] : [JSONMember("description", .string(description))]))
      })
  }

  private var paths: JSONValue {
    var order: [String] = []
    var operations: [String: [JSONMember]] = [:]
    for endpoint in endpoints {
      if operations[endpoint.path] == nil { order.append(endpoint.path) }
      operations[endpoint.path, default: []].append(
        JSONMember(endpoint.method.rawValue.lowercased(), operation(endpoint)))
    }
    return .object(order.map { JSONMember($0, .object(operations[$0] ?? [])) })
  }

  private func operation(_ endpoint: Endpoint) -> JSONValue {
    var members: [JSONMember] = [
      JSONMember("operationId", .string(endpoint.operation)), JSONMember("tags", [.string(endpoint.tag)]),
      JSONMember("summary", .string(endpoint.summary)),
    ]
    if !endpoint.parameters.isEmpty {
      members.append(JSONMember("parameters", .array(endpoint.parameters.map(\.description3))))
    }
    if let body = endpoint.body {
      members.append(
        JSONMember(
          "requestBody",
          [
            "required": true, "description": .string("At most \(body.largest) bytes."),
            "content": .object([JSONMember(body.type, ["schema": reference(body.schema)])]),
          ]))
    }
    members.append(JSONMember("responses", responses(endpoint)))
    if case .rights(let rights) = endpoint.access {
      members.append(JSONMember("security", [["bearer": []]]))
      members.append(
        JSONMember("description", .string("Needs the right \(rights.map(\.rawValue).joined(separator: " or ")).")))
    } else {
      // A token is taken, and shows what its officer may see.
      members.append(JSONMember("security", [[:], ["bearer": []]]))
    }
    return .object(members)
  }

  private func reference(_ schema: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(schema)")] }

  private func responses(_ endpoint: Endpoint) -> JSONValue {
    var members = endpoint.answers.map { answer in
      var response = [JSONMember("description", .string(answer.description))]
      if !answer.content.isEmpty {
        response.append(
          JSONMember(
            "content",
            .object(
              answer.content.map { type, schema in
                JSONMember(
                  type,
                  [
                    "schema": schema.map(reference) ?? (type == "text/event-stream" ? Self.event : nil)
                      ?? (type.hasPrefix("text/") ? ["type": "string"] : ["type": "string", "format": "binary"])
                  ])
              })))
      }
      return JSONMember(String(answer.status), .object(response))
    }
    for status in Self.problems(endpoint) where !members.contains(where: { $0.name == String(status) }) {
      members.append(JSONMember(String(status), ["$ref": .string("#/components/responses/problem\(status)")]))
    }
    // Whatever has an entity tag need not be sent again to who has it.
    if endpoint.method == .get, endpoint.operation != "streamZoneChanges",
      !members.contains(where: { $0.name == "304" })
    {
      members.append(JSONMember("304", ["description": "The asker has it already."]))
    }
    return .object(members.sorted { $0.name < $1.name })
  }

  /// Statuses of problems that an operation may answer with.
  static func problems(_ endpoint: Endpoint) -> [Int] {
    // A parameter that is not described is a problem everywhere, and so are a token that is wrong, a method, a wait.
    var statuses = [400, 401, 405, 408, 429, 431, 500, 503]
    if case .rights = endpoint.access { statuses += [403, 404, 409, 422] }
    // Whatever a parameter names may not be there.
    if endpoint.parameters.contains(where: { $0.name != "f" }) { statuses.append(404) }
    if endpoint.parameters.contains(where: { $0.name == "f" }) { statuses.append(406) }
    if endpoint.body != nil { statuses += [413, 415] }
    return statuses
  }

  /// An event of a stream.
  private static let event: JSONValue = [
    "type": "object", "required": ["data"],
    "properties": [
      "id": ["type": "string"], "event": ["type": "string", "enum": ["revision"]], "data": ["type": "string"],
    ],
  ]

  private static let words: [(Int, String)] = [
    (400, "The request cannot be used; the problem says which parameter, and what it may be."),
    (401, "A token is needed, or the one that was sent is not valid."), (403, "The officer's role may not do this."),
    (404, "There is nothing of this name."), (405, "The address does not take this method."),
    (406, "There is no form of the answer that the Accept header takes."),
    (409, "What it is about is in another state than this needs."),
    (408, "The request did not come whole in time."),
    (413, "The body is larger than the operation takes."),
    (415, "The body is of another type than the operation takes."),
    (422, "What the body names cannot be used; the problem says why."),
    (429, "Too many requests; the header Retry-After says when to ask again."),
    (431, "Address and headers are longer than the server reads."),
    (500, "The answer could not be made."), (503, "The server is starting, closing or busy; ask again in a moment."),
  ]

  private var components: JSONValue {
    var all = schemas.map { JSONMember($0.name, $0.schema) }
    all.append(JSONMember("problem", Self.problem))
    let named = Set(all.map(\.name))
    for name in Self.names(endpoints).subtracting(named).sorted() {
      all.append(JSONMember(name, ["type": "object"]))
    }
    return [
      "schemas": .object(all),
      "responses": .object(
        Self.words.map { status, description in
          JSONMember(
            "problem\(status)",
            [
              "description": .string(description),
              "content": .object([
                JSONMember(Problem.mediaType, ["schema": ["$ref": "#/components/schemas/problem"]])
              ]),
            ])
        }),
      "securitySchemes": [
        "bearer": [
          "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
          "description": "A JSON Web Token of an officer, signed by a key that the server trusts.",
        ]
      ],
    ]
  }

  /// Schemas that operations name.
  static func names(_ endpoints: [Endpoint]) -> Set<String> {
    Set(
      endpoints.flatMap { $0.answers.flatMap { $0.content.compactMap(\.schema) } + [$0.body?.schema].compactMap { $0 } }
    )
  }

  private static let problem: JSONValue = [
    "type": "object", "description": "A problem document (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
      "detail": ["type": "string"],
      "parameter": ["type": "string", "description": "The parameter that is wrong, if one is."],
    ],
  ]
}
