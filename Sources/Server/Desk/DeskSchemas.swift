import SpatialCore

/// The schemas of what the desk takes and gives.
enum DeskSchemas: SchemaMaking {
  private static let day: JSONValue = ["type": "string", "format": "date"]
  private static let instant: JSONValue = ["type": "string", "format": "date-time"]
  /// Some word, and nothing that is no text.
  private static let words: JSONValue = [
    "type": "string", "minLength": 1, "maxLength": 500,
    "pattern": #"^[^\u0000-\u001f]*[^\u0000-\u001f\s][^\u0000-\u001f]*$"#,
  ]
  private static let identifier: JSONValue = ["type": "string", "minLength": 1, "maxLength": 100]

  private static let level = object([
    ("id", text), ("rank", orNull(count)), ("color", text), ("letter", text),
    ("name", object([("en", text), ("vi", text)])),
  ])

  private static let revision = object([
    ("revision", count), ("state", ["type": "string", "enum": ["draft", "reviewed", "in force", "withdrawn"]]),
    ("on", day), ("corrects", orNull(count)), ("known_at", instant), ("data_through", orNull(day)),
    ("inputs_digest", text), ("population", text), ("drafted_at", instant), ("drafted_by", text),
    ("reviewed_by", orNull(text)), ("approved_by", orNull(text)), ("published_at", orNull(instant)),
    ("in_force_from", orNull(instant)), ("act", text), ("reason", text),
  ])

  private static let wardChange = object([
    ("ward_code", text), ("name", text), ("district", orNull(text)), ("from", orNull(text)), ("to", orNull(text)),
    ("direction", ["type": "string", "enum": ["up", "down", "other"]]),
  ])

  static let all: [(name: String, schema: JSONValue)] = data + questions + revisions

  private static let data: [(name: String, schema: JSONValue)] = [
    (
      "deskSources",
      object([
        ("on", day), ("stale_after_days", count),
        (
          "sources",
          list(
            object([
              ("kind", text), ("source", text), ("deliveries", count), ("delivered_at", instant), ("file", text),
              ("complete", ["type": "boolean"]), ("rows", count), ("last_day", orNull(day)),
              ("age_days", orNull(count)), ("stale", orNull(["type": "boolean"])),
            ]))
        ),
      ])
    ),
    (
      "deskUnlocated",
      object([
        ("rows", count), ("count", count),
        (
          "days", list(object([("kind", text), ("source", text), ("day", day), ("rows", count), ("count", count)]))
        ),
      ])
    ),
    (
      "deskFindings",
      object([
        (
          "imports",
          list(
            object([
              ("import", count), ("kind", text), ("source", text), ("file", text), ("recorded_at", instant),
              ("rows", count), ("rejected", orNull(count)), ("unlocated", orNull(count)),
              (
                "findings",
                list(
                  object([
                    ("code", text), ("severity", ["type": "string", "enum": ["rejected", "note"]]), ("count", count),
                  ]))
              ),
            ]))
        )
      ])
    ),
  ]

  private static let questions: [(name: String, schema: JSONValue)] = [
    (
      "deskCriteria",
      object([
        (
          "sets",
          list(
            object([
              ("id", text), ("version", text), ("title", object([("en", text), ("vi", text)])),
              ("values", list(object([("id", text), ("value", ["type": "number"]), ("citation", text)]))),
            ]))
        )
      ])
    ),
    (
      "deskQuestion",
      object(
        [
          ("criteria", identifier),
          (
            "changes",
            [
              "type": "object", "minProperties": 1, "maxProperties": 20,
              "additionalProperties": ["type": "number", "minimum": -1_000_000_000, "maximum": 1_000_000_000],
            ]
          ),
          ("from", day), ("on", day),
        ], closed: true)
    ),
    (
      "deskWhatIf",
      object([
        ("criteria", text), ("version", text), ("from", day), ("on", day), ("levels", list(level)),
        ("days", list(object([("on", day), ("before", list(count)), ("after", list(count))]))),
        (
          "differences",
          list(
            object([
              ("ward_code", text), ("name", text), ("district", orNull(text)), ("from", day), ("through", day),
              ("before", text), ("after", text),
            ]))
        ),
        ("wards", count), ("wards_differing", count), ("ward_days", count), ("differing_ward_days", count),
        (
          "warnings",
          list(
            object([
              ("level", text), ("both", count), ("before_only", count), ("after_only", count),
              ("median_days_gained", orNull(count)),
            ]))
        ),
      ])
    ),
  ]

  private static let revisions: [(name: String, schema: JSONValue)] = [
    ("deskRevisions", object([("in_force", orNull(count)), ("revisions", list(revision))])),
    (
      "deskRevision",
      object([
        ("revision", revision), ("beside", orNull(count)), ("criteria", text), ("criteria_version", text),
        ("levels", list(level)), ("counts", list(count)),
        ("steps", list(object([("from", orNull(text)), ("to", orNull(text)), ("wards", count)]))),
        ("differences", list(wardChange)),
      ])
    ),
    (
      "deskDraft",
      object(
        [
          ("on", day), ("criteria", identifier), ("act", words), ("reason", words), ("as_in_force_on", orNull(day)),
          ("corrects", orNull(["type": "integer", "minimum": 1])),
        ], optional: ["as_in_force_on", "corrects"], closed: true)
    ),
    ("deskPublication", object([("in_force_from", orNull(instant))], optional: ["in_force_from"], closed: true)),
    ("deskWithdrawal", object([("reason", words)], closed: true)),
  ]
}
