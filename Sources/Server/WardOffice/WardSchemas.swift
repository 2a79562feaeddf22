import SpatialCore

/// Schemas that all parts of the ward office have.
protocol WardSchemaMaking: SchemaMaking {}

extension WardSchemaMaking {
  static var day: JSONValue { ["type": "string", "format": "date"] }
  static var instant: JSONValue { ["type": "string", "format": "date-time"] }
  static var both: JSONValue { object([("vi", text), ("en", text)]) }
  static var term: JSONValue { object([("id", text), ("vi", text), ("en", text)]) }
  static var number: JSONValue { ["type": "number"] }
  static var reasons: JSONValue { list(reference("wardReason")) }

  /// Some word, and nothing that is no text.
  static func words(_ longest: Int) -> JSONValue { PermitSchemas.words(longest) }

  static func integer(_ range: ClosedRange<Int>) -> JSONValue {
    [
      "type": "integer", "minimum": .number(String(range.lowerBound)), "maximum": .number(String(range.upperBound)),
    ]
  }

  static func number(_ range: ClosedRange<Double>) -> JSONValue {
    ["type": "number", "minimum": .number(String(range.lowerBound)), "maximum": .number(String(range.upperBound))]
  }

  /// A time by the city's clock, or one with its own offset.
  static var time: JSONValue {
    ["type": "string", "minLength": 1, "maxLength": 40, "description": "By the city's clock, as 2021-08-05T14:30."]
  }

  static var identifier: JSONValue {
    ["type": "string", "pattern": "^[0-9]{12}$", "description": "The personal identifier."]
  }
}

/// What more than one part answers with.
enum WardSchemas: WardSchemaMaking {
  static let all: [(name: String, schema: JSONValue)] = [
    ("wardReason", object([("code", text), ("vi", text), ("en", text), ("citation", text)])),
    (
      "wardTasks",
      object([
        ("on", day),
        (
          "rows",
          list(
            object(
              [
                (
                  "kind",
                  choice(["alert", "overdue", "release-due", "test-due", "check-due", "classify", "needs"])
                ), ("ward", orNull(text)), ("case", count), ("order", count), ("area", count), ("alert", count),
                ("due", orNull(day)), ("days_late", count), ("detail", orNull(text)), ("count", count),
              ], optional: ["case", "order", "area", "alert", "due", "days_late", "detail", "count"]))
        ),
        ("counts", ["type": "object", "additionalProperties": ["type": "integer"]]),
      ])
    ),
    ("wardGround", object([("ground", words(300))], closed: true)),
    ("wardCity", object([("code", text), ("name", text), ("district", orNull(text)), ("is_mine", flag)])),
  ]
}
