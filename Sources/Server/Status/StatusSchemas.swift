import SpatialCore

/// JSON Schemas of the status answers, as OpenAPI 3.0 has them.
enum StatusSchemas {
  static let all: [(name: String, schema: JSONValue)] = [
    ("zoneStatus", status), ("zoneReason", reason), ("zoneQuery", query), ("zoneAnswers", answers),
    ("zoneHistory", history), ("zoneChanges", changes), ("localized", localized),
  ]

  private static func nullable(_ type: JSONValue, _ description: JSONValue) -> JSONValue {
    ["type": type, "nullable": true, "description": description]
  }

  private static let localized: JSONValue = [
    "type": "object", "required": ["en", "vi"],
    "properties": ["en": ["type": "string"], "vi": ["type": "string"]],
  ]

  private static let reason: JSONValue = [
    "type": "object", "required": ["rule", "effect", "citation", "text"],
    "properties": [
      "rule": ["type": "string"], "indicator": nullable("string", "Id of the indicator that was looked at."),
      "value": nullable("number", "What was measured; null where it is not known or not shown."),
      "comparison": nullable("string", "How value and threshold are compared."),
      "threshold": nullable("number", "The bound of the band."),
      "effect": ["type": "string", "description": "What followed: a level, a band, a step."],
      "to_next_up": nullable("number", "How far the next band above is."),
      "to_next_down": nullable("number", "How far the next band below is."),
      "citation": ["type": "string"], "confidence": ["type": "string"],
      "text": ["$ref": "#/components/schemas/localized"],
    ],
  ]

  private static let status: JSONValue = [
    "type": "object",
    "required": [
      "ward_code", "level", "reasons", "revision", "inputs_digest", "in_force_from", "in_force_until", "stale",
    ],
    "properties": [
      "ward_code": nullable("string", "Null outside all wards."), "name": nullable("string", "Name of the ward."),
      "district": nullable("string", "Name of its district."),
      "level": nullable("string", "Id of the level in force; null when neither a map nor a decree says one."),
      "rank": nullable("integer", "0 for the lowest level; null for a class that is no level."),
      "color": nullable("string", "As #rrggbb."),
      "level_name": ["nullable": true, "allOf": [["$ref": "#/components/schemas/localized"]]],
      "layer": ["type": "string", "nullable": true, "enum": ["computed", "decreed", .null]],
      "computed_level": nullable("string", "What the criteria give, whatever is decreed."),
      "reasons": ["type": "array", "items": ["$ref": "#/components/schemas/zoneReason"]],
      "decree": nullable("object", "The decree that decides, where one does."),
      "in_force_from": ["type": "string", "format": "date-time", "nullable": true],
      "in_force_until": ["type": "string", "format": "date-time", "nullable": true],
      "revision": nullable("integer", "The published revision to cite."),
      "inputs_digest": nullable("string", "SHA-256 of everything that the map rests on."),
      "criteria": nullable("string", "Id of the criteria set."),
      "criteria_version": nullable("string", "Its version."),
      "on": ["type": "string", "format": "date", "nullable": true],
      "data_through": ["type": "string", "format": "date", "nullable": true],
      "data_age_days": nullable("integer", "Days from the last day of the data to the day that is asked about."),
      "stale": [
        "type": "boolean",
        "description": "Whether the data are older than stale_after_days, so that a caller can refuse.",
      ],
      "stale_after_days": ["type": "integer"],
    ],
  ]

  private static let query: JSONValue = [
    "type": "object", "additionalProperties": false,
    // Something must be asked about.
    "anyOf": [
      ["required": ["wards"], "properties": ["wards": ["type": "array", "minItems": 1]]],
      ["required": ["points"], "properties": ["points": ["type": "array", "minItems": 1]]],
    ],
    "properties": [
      "wards": ["type": "array", "nullable": true, "maxItems": 10_000, "items": ["type": "string"]],
      "points": [
        "type": "array", "nullable": true, "maxItems": 10_000,
        "items": [
          "type": "array", "minItems": 2, "maxItems": 2,
          "items": ["type": "number", "minimum": -180, "maximum": 180],
          "description": "Longitude and latitude in degrees.",
        ],
      ],
      "on": [
        "type": "string", "nullable": true, "pattern": .string("^(?:\(TimePattern.instantOrDay))$"),
        "description": "An instant, or a day, which means its last second.",
      ],
      "known": [
        "type": "string", "nullable": true, "pattern": .string("^(?:\(TimePattern.instantOrDay))$"),
        "description": "As was known at this instant or at the end of this day.",
      ],
    ],
    "example": ["wards": ["00067"], "points": [[105.8542, 21.0285]]],
  ]

  private static let answers: JSONValue = [
    "type": "object", "required": ["answers", "revision"],
    "properties": [
      "answers": [
        "type": "array", "description": "The wards first, then the points, each in their order.",
        "items": ["type": "object", "description": "A zoneStatus, or ward_code with a problem."],
      ],
      "revision": [
        "type": "integer", "description": "The highest published revision when this was answered; 0 for none.",
      ],
    ],
  ]

  private static let history: JSONValue = [
    "type": "object", "required": ["ward_code", "steps"],
    "properties": [
      "ward_code": ["type": "string"], "name": ["type": "string"],
      "steps": [
        "type": "array",
        "items": [
          "type": "object", "required": ["revision", "on", "in_force_from", "level", "reasons"],
          "properties": [
            "revision": ["type": "integer"], "on": ["type": "string", "format": "date"],
            "in_force_from": ["type": "string", "format": "date-time"], "level": ["type": "string"],
            "rank": nullable("integer", "0 for the lowest level."), "color": ["type": "string"],
            "level_name": ["$ref": "#/components/schemas/localized"],
            "reasons": ["type": "array", "items": ["$ref": "#/components/schemas/zoneReason"]],
          ],
        ],
      ],
    ],
  ]

  private static let changes: JSONValue = [
    "type": "object", "required": ["changes", "next", "last"],
    "properties": [
      "changes": [
        "type": "array",
        "items": [
          "type": "object", "required": ["revision", "ward_code", "before", "after", "in_force_from"],
          "properties": [
            "revision": ["type": "integer"], "ward_code": ["type": "string"],
            "before": nullable("string", "Null for a ward that had no level."), "after": ["type": "string"],
            "in_force_from": ["type": "string", "format": "date-time"],
          ],
        ],
      ],
      "next": ["type": "integer", "description": "The revision to ask from the next time."],
      "last": [
        "type": "integer", "description": "The highest published revision; the same as next when there is no more.",
      ],
    ],
  ]
}
