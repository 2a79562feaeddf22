import SpatialCore

/// JSON Schemas of what the features part answers, as OpenAPI 3.0 has them.
enum FeatureSchemas {
  static func all(_ collections: [CollectionInfo]) -> [(name: String, schema: JSONValue)] {
    [
      ("link", link), ("landingPage", landingPage), ("conformance", conformance), ("extent", extent),
      ("collection", collection), ("collections", self.collections), ("queryables", queryables),
      ("areaGeometry", geometry),
    ] + collections.flatMap(features)
  }

  private static let links: JSONValue = ["type": "array", "items": ["$ref": "#/components/schemas/link"]]
  private static let text: JSONValue = ["type": "string"]

  private static let link: JSONValue = [
    "type": "object", "required": ["href", "rel"],
    "properties": ["href": text, "rel": text, "type": text, "title": text],
  ]

  private static let landingPage: JSONValue = [
    "type": "object", "required": ["title", "links"],
    "properties": ["title": text, "description": text, "links": links],
  ]

  private static let conformance: JSONValue = [
    "type": "object", "required": ["conformsTo"],
    "properties": ["conformsTo": ["type": "array", "items": text], "links": links],
  ]

  private static let extent: JSONValue = [
    "type": "object",
    "properties": [
      "spatial": [
        "type": "object",
        "properties": [
          "bbox": [
            "type": "array", "minItems": 1,
            "items": ["type": "array", "minItems": 4, "maxItems": 4, "items": ["type": "number"]],
          ], "crs": text,
        ],
      ],
      "temporal": [
        "type": "object",
        "properties": [
          "interval": [
            "type": "array", "minItems": 1,
            "items": [
              "type": "array", "minItems": 2, "maxItems": 2,
              "items": ["type": "string", "format": "date-time", "nullable": true],
            ],
          ], "trs": text,
        ],
      ],
    ],
  ]

  private static let collection: JSONValue = [
    "type": "object", "required": ["id", "links", "itemType", "crs", "storageCrs"],
    "properties": [
      "id": text, "title": text, "description": text, "extent": ["$ref": "#/components/schemas/extent"],
      "links": links, "itemType": ["type": "string", "enum": ["feature"]], "crs": ["type": "array", "items": text],
      "storageCrs": text,
    ],
  ]

  private static let collections: JSONValue = [
    "type": "object", "required": ["links", "collections"],
    "properties": [
      "links": links, "crs": ["type": "array", "items": text],
      "collections": ["type": "array", "items": ["$ref": "#/components/schemas/collection"]],
    ],
  ]

  private static let queryables: JSONValue = [
    "type": "object", "required": ["$schema", "$id", "type", "properties"],
    "properties": [
      "$schema": text, "$id": text, "type": ["type": "string", "enum": ["object"]], "title": text,
      "description": text, "properties": ["type": "object", "additionalProperties": ["type": "object"]],
      "additionalProperties": ["type": "boolean"],
    ],
  ]

  private static let geometry: JSONValue = [
    "type": "object", "nullable": true, "required": ["type", "coordinates"],
    "properties": [
      "type": ["type": "string", "enum": ["Polygon", "MultiPolygon"]],
      "coordinates": ["type": "array", "items": ["type": "array", "items": ["type": "array", "items": [:]]]],
    ],
  ]

  private static func features(_ info: CollectionInfo) -> [(name: String, schema: JSONValue)] {
    var properties = info.fields.map { JSONMember($0.name, property($0)) }
    for name in lists(of: info.kind) {
      properties.append(JSONMember(name, ["type": "array", "items": text]))
    }
    switch info.kind {
    case .zones:
      properties.append(
        JSONMember("reasons", ["type": "string", "description": "The reasons of /zones/{ward}, as JSON in a text."]))
    case .decrees: properties.append(JSONMember("repeals", ["type": "string", "nullable": true]))
    case .wards, .wardsOf, .districts: break
    }
    let name = info.id + "Feature"
    let feature: JSONValue = [
      "type": "object", "required": ["type", "id", "geometry", "properties"],
      "properties": [
        "type": ["type": "string", "enum": ["Feature"]], "id": text,
        "geometry": ["$ref": "#/components/schemas/areaGeometry"],
        "properties": ["type": "object", "properties": .object(properties)], "links": links,
      ],
    ]
    let page: JSONValue = [
      "type": "object", "required": ["type", "features", "links", "timeStamp", "numberMatched", "numberReturned"],
      "properties": [
        "type": ["type": "string", "enum": ["FeatureCollection"]],
        "features": ["type": "array", "items": ["$ref": .string("#/components/schemas/\(name)")]], "links": links,
        "timeStamp": ["type": "string", "format": "date-time"], "numberMatched": ["type": "integer", "minimum": 0],
        "numberReturned": ["type": "integer", "minimum": 0],
      ],
    ]
    return [(name, feature), (name + "s", page)]
  }

  /// What is no value that filters compare.
  private static func lists(of kind: CollectionInfo.Kind) -> [String] {
    switch kind {
    case .zones: ["protected"]
    case .decrees: ["wards"]
    case .wards, .wardsOf, .districts: []
    }
  }

  private static func property(_ field: FeatureField) -> JSONValue {
    guard case .object(let members) = field.schema else { return field.schema }
    return .object(members + [JSONMember("nullable", true)])
  }
}
